// SPDX-License-Identifier: Apache-2.0
#include "core/weights/catalog.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <set>

using namespace scalescope;

class TstCatalog : public QObject {
    Q_OBJECT

private slots:
    void namesCarryTheirDigests();
    void everyVariantHasOneDefault();
    void recipesAreThoseOfTheFamily();
    void urlsAreThoseOfTorchvision();
    void sizesHoldTheParameters();
    void everyFileHasALicence();
    void judges_data();
    void judges();
};

void TstCatalog::namesCarryTheirDigests() {
    std::set<std::string_view> ids, names;
    for (const PublishedWeights& entry : weightsCatalog()) {
        QVERIFY(entry.sha256.size() == 64 || entry.sha256.size() == 8);
        QVERIFY(entry.fileName.ends_with("-" + std::string(entry.sha256.substr(0, 8)) + ".pth"));
        QVERIFY(entry.oldFileName.empty() ||
                entry.oldFileName.ends_with("-" + std::string(entry.oldSha256) + ".pth"));
        QVERIFY(entry.id.starts_with("b" + std::to_string(entry.variant) + "."));
        QVERIFY(ids.insert(entry.id).second && names.insert(entry.fileName).second);
    }
}

void TstCatalog::everyVariantHasOneDefault() {
    int previous = -1;
    for (const PublishedWeights& entry : weightsCatalog()) {
        if (entry.variant != previous)
            QVERIFY(entry.isDefault && entry.variant == previous + 1);
        else
            QVERIFY(!entry.isDefault);
        previous = entry.variant;
    }
    QCOMPARE(previous, 7);
}

void TstCatalog::recipesAreThoseOfTheFamily() {
    for (const PublishedWeights& entry : weightsCatalog()) {
        if (!entry.isDefault)
            continue;
        const Recipe& recipe = family().at(static_cast<std::size_t>(entry.variant)).recipe;
        QCOMPARE(entry.recipe.resize, recipe.resize);
        QCOMPARE(entry.recipe.crop, recipe.crop);
        QCOMPARE(entry.recipe.interpolation, recipe.interpolation);
    }
}

void TstCatalog::urlsAreThoseOfTorchvision() {
    QCOMPARE(
        weightsCatalog()[0].url(),
        std::string("https://download.pytorch.org/models/efficientnet_b0_rwightman-7f5810bc.pth"));
}

/// Parameters in float32, and little besides: batch norm's statistics, names.
void TstCatalog::sizesHoldTheParameters() {
    for (const PublishedWeights& entry : weightsCatalog()) {
        const double millions =
            family().at(static_cast<std::size_t>(entry.variant)).published.paramsMillions;
        const double parameters = millions * 1e6 * sizeof(float) / (1 << 20);
        QVERIFY2(entry.mebibytes > parameters && entry.mebibytes < 1.04 * parameters,
                 qPrintable(QString::number(entry.mebibytes / parameters)));
    }
}

void TstCatalog::everyFileHasALicence() {
    for (const PublishedWeights& entry : weightsCatalog()) {
        QVERIFY(entry.origin && !entry.origin->licence.empty());
        QVERIFY(entry.origin->address.starts_with("https://"));
        // The names of the files tell who trained them.
        const bool ported = entry.fileName.find("rwightman") != std::string_view::npos ||
                            entry.fileName.find("lukemelas") != std::string_view::npos;
        QCOMPARE(entry.origin->licence, ported ? std::string_view("Apache-2.0") : "BSD-3-Clause");
        QVERIFY(entry.release() == "IMAGENET1K_V1" || entry.release() == "IMAGENET1K_V2");
    }
}

void TstCatalog::judges_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sha256");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* what, const char* name, const QString& sha256, WeightsKind kind,
                        const char* id, const char* words) {
        QTest::addRow("%s", what) << name << sha256 << static_cast<int>(kind) << id << words;
    };
    const QString zeros(56, '0');
    const QString b0 = "7f5810bc96def8f7552d5b7e68d53c4786f81167d28291b21c0d90e1fca14934";
    row("published", "efficientnet_b0_rwightman-7f5810bc.pth", b0, WeightsKind::Verified,
        "b0.IMAGENET1K_V1", "Verified");
    row("published under its old name", "efficientnet_b0_rwightman-3dd342df.pth", b0,
        WeightsKind::Verified, "b0.IMAGENET1K_V1",
        "lies here as efficientnet_b0_rwightman-3dd342df.pth");
    row("published under any name", "mine.pth", b0, WeightsKind::Verified, "b0.IMAGENET1K_V1",
        "mine.pth");
    row("old content", "efficientnet_b0_rwightman-3dd342df.pth", "3dd342df" + zeros,
        WeightsKind::PrefixVerified, "b0.IMAGENET1K_V1", "8 published digits");
    row("only a prefix is published", "efficientnet_b1-c27df63c.pth", "c27df63c" + zeros,
        WeightsKind::PrefixVerified, "b1.IMAGENET1K_V2", "8 published digits");
    row("B1 V1", "x.pth", "bac287d4" + zeros, WeightsKind::PrefixVerified, "b1.IMAGENET1K_V1",
        "bac287d4");
    row("prefix equal where the full digest is known", "efficientnet_b0_rwightman-7f5810bc.pth",
        "7f5810bc" + zeros, WeightsKind::Differs, "b0.IMAGENET1K_V1", "differs");
    row("prefix equal under an own name", "mine.pth", "7f5810bc" + zeros, WeightsKind::Own, "",
        "Your own");
    row("other content", "efficientnet_b7_lukemelas-dcc49843.pth", "12345678" + zeros,
        WeightsKind::Differs, "b7.IMAGENET1K_V1", "c5b4e57e or dcc49843");
    row("own", "best.pth", "12345678" + zeros, WeightsKind::Own, "", "12345678");
}

void TstCatalog::judges() {
    QFETCH(QString, name);
    QFETCH(QString, sha256);
    QFETCH(int, kind);
    QFETCH(QString, id);
    QFETCH(QString, words);
    const Judgement judgement = judge(name.toStdString(), sha256.toStdString());
    QCOMPARE(static_cast<int>(judgement.kind), kind);
    QCOMPARE(judgement.entry ? QString::fromStdString(std::string(judgement.entry->id)) : QString(),
             id);
    QVERIFY2(QString::fromStdString(judgement.verdict).contains(words), judgement.verdict.c_str());
    QVERIFY(judgement.verdict.ends_with("."));
}

SCALESCOPE_TEST(TstCatalog)
#include "tst_catalog.moc"
