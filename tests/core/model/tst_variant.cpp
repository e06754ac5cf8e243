// SPDX-License-Identifier: Apache-2.0
#include "core/model/variant.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

using namespace scalescope;

class TstVariant : public QObject {
    Q_OBJECT
private slots:
    void familyHasThePublishedCoefficients_data();
    void familyHasThePublishedCoefficients();
    void portedVariantsHaveTheirOwnBatchNorm();
    void b1UsesTheRecipeOfItsSecondWeights();
    void b2RunsAtTheCropOfItsWeights();
    void accuracyIsOfTheDefaultWeights();
    void namesAreRecognised_data();
    void namesAreRecognised();
    void listsAreParsed_data();
    void listsAreParsed();
    void nonsenseIsOneSentence_data();
    void nonsenseIsOneSentence();
    void namesAreShownWithACapital();
};

void TstVariant::familyHasThePublishedCoefficients_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("depth");
    QTest::addColumn<int>("resize");
    QTest::addColumn<int>("crop");
    QTest::addColumn<double>("dropout");
    // torchvision 0.28: efficientnet_b*(), and the transforms of the default weights.
    QTest::newRow("b0") << 0 << 1.0 << 1.0 << 256 << 224 << 0.2;
    QTest::newRow("b1") << 1 << 1.0 << 1.1 << 255 << 240 << 0.2;
    QTest::newRow("b2") << 2 << 1.1 << 1.2 << 288 << 288 << 0.3;
    QTest::newRow("b3") << 3 << 1.2 << 1.4 << 320 << 300 << 0.3;
    QTest::newRow("b4") << 4 << 1.4 << 1.8 << 384 << 380 << 0.4;
    QTest::newRow("b5") << 5 << 1.6 << 2.2 << 456 << 456 << 0.4;
    QTest::newRow("b6") << 6 << 1.8 << 2.6 << 528 << 528 << 0.5;
    QTest::newRow("b7") << 7 << 2.0 << 3.1 << 600 << 600 << 0.5;
}

void TstVariant::familyHasThePublishedCoefficients() {
    QFETCH(const int, index);
    QFETCH(const double, width);
    QFETCH(const double, depth);
    QFETCH(const int, resize);
    QFETCH(const int, crop);
    QFETCH(const double, dropout);
    const VariantRow& row = family().at(static_cast<std::size_t>(index));
    QCOMPARE(row.spec.name, std::string(QTest::currentDataTag()));
    QCOMPARE(row.spec.variant.value(), index);
    QCOMPARE(row.spec.scale.width, width);
    QCOMPARE(row.spec.scale.depth, depth);
    QCOMPARE(row.spec.scale.resolution, crop);
    QCOMPARE(row.spec.dropout, dropout);
    QCOMPARE(row.spec.classCount, 1000);
    QCOMPARE(row.recipe.resize, resize);
    QCOMPARE(row.recipe.crop, crop);
}

void TstVariant::portedVariantsHaveTheirOwnBatchNorm() {
    for (const VariantRow& row : family()) {
        const bool ported = row.spec.variant.value() >= 5;
        QCOMPARE(row.spec.batchNormEps, ported ? 1e-3 : 1e-5);
        QCOMPARE(row.spec.batchNormMomentum, ported ? 0.01 : 0.1);
    }
}

void TstVariant::b1UsesTheRecipeOfItsSecondWeights() {
    for (const VariantRow& row : family()) {
        const bool second = row.spec.name == "b1";
        QCOMPARE(row.recipe.interpolation,
                 second ? Interpolation::Bilinear : Interpolation::Bicubic);
        QCOMPARE(row.published.weights, std::string(second ? "IMAGENET1K_V2" : "IMAGENET1K_V1"));
    }
}

void TstVariant::b2RunsAtTheCropOfItsWeights() {
    for (const VariantRow& row : family())
        QCOMPARE(row.published.paperResolution,
                 row.spec.name == "b2" ? 260 : row.spec.scale.resolution);
}

void TstVariant::accuracyIsOfTheDefaultWeights() {
    QCOMPARE(family()[0].published.top1Percent, 77.692);
    QCOMPARE(family()[1].published.top1Percent, 79.838);
    QCOMPARE(family()[7].published.top5Percent, 96.908);
    QCOMPARE(family()[7].published.paperTop1Percent, 84.3);
    QCOMPARE(family()[2].published.gmacs, 1.088);
}

void TstVariant::namesAreRecognised_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("index");
    QTest::newRow("short") << "b3" << 3;
    QTest::newRow("capital") << "B7" << 7;
    QTest::newRow("torchvision") << "efficientnet_b0" << 0;
    QTest::newRow("torchvision, capitals") << "EfficientNet_B4" << 4;
    QTest::newRow("b8") << "b8" << -1;
    QTest::newRow("empty") << "" << -1;
    QTest::newRow("longer") << "b33" << -1;
    QTest::newRow("prefix only") << "efficientnet_" << -1;
    QTest::newRow("other family") << "efficientnet_v2_s" << -1;
}

void TstVariant::namesAreRecognised() {
    QFETCH(const QString, name);
    QFETCH(const int, index);
    QCOMPARE(variantIndex(name.toStdString()).value_or(-1), index);
}

void TstVariant::listsAreParsed_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("indices");
    QTest::newRow("one") << "b2" << QList<int>{2};
    QTest::newRow("range and one") << "b0-b3,b7" << QList<int>{0, 1, 2, 3, 7};
    QTest::newRow("all") << "all" << QList<int>{0, 1, 2, 3, 4, 5, 6, 7};
    QTest::newRow("ascending without doubles") << "b5,b1,b5,b0-b2" << QList<int>{0, 1, 2, 5};
    QTest::newRow("spaces and capitals") << " B1 , efficientnet_b2 - B3 " << QList<int>{1, 2, 3};
    QTest::newRow("range of one") << "b4-b4" << QList<int>{4};
}

void TstVariant::listsAreParsed() {
    QFETCH(const QString, text);
    QFETCH(const QList<int>, indices);
    QCOMPARE(parseVariants(text.toStdString()), std::vector<int>(indices.begin(), indices.end()));
}

void TstVariant::nonsenseIsOneSentence_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", ",", "b0,", "b8", "b0-", "-b3", "b0-b9", "b3-b1", "b0 b1",
                             "all,b1", "resnet50", "b0-b1-b2"})
        QTest::newRow(*text ? text : "empty") << text;
}

void TstVariant::nonsenseIsOneSentence() {
    QFETCH(const QString, text);
    const auto failure = test::failureOf([&] { (void)parseVariants(text.toStdString()); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    QCOMPARE(exitCodeOf(*failure), 2);
    QVERIFY(failure->message.ends_with('.'));
}

void TstVariant::namesAreShownWithACapital() {
    QCOMPARE(displayName(family()[3].spec), std::string("B3"));
    NetworkSpec own;
    own.name = "narrow";
    own.variant.reset();
    QCOMPARE(displayName(own), std::string("narrow"));
}

SCALESCOPE_TEST(TstVariant)
#include "tst_variant.moc"
