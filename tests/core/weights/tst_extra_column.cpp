// SPDX-License-Identifier: Apache-2.0
// A network on other weights: a name and a title that nothing else has.
#include "core/scaling/definition.h"
#include "core/weights/extra_column.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace scalescope;
using Source = WeightsRequest::Source;

namespace {

const NetworkSpec& b0() {
    return family()[0].spec;
}

WeightsRequest fileAt(const std::filesystem::path& path) {
    return {Source::Path, path, 0};
}

NetworkSpec column(const WeightsRequest& weights, const std::vector<NetworkSpec>& others = {}) {
    return extraColumn(b0(), weights, others);
}

NetworkSpec ownNetwork(const std::string& name) {
    NetworkSpec spec;
    spec.name = name;
    spec.variant.reset();
    return spec;
}

}  // namespace

class TstExtraColumn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWeightsTellTheTitle_data();
    void theWeightsTellTheTitle();
    void aNetworkOfAFileIsNamedToo();
    void itIsTheSameNetworkBehindB7();
    void filesOfOneNameAreToldByTheirFolders();
    void whateverTheFileIsCalledTheNameIsAKey();
    void aHundredColumnsHaveAHundredNames();
    void aColumnOfAColumnIsOneOfItsNetwork();
    void anOptionNamesTheNetwork();
};

void TstExtraColumn::theWeightsTellTheTitle_data() {
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    const int file = static_cast<int>(Source::Path), drawn = static_cast<int>(Source::Random);
    QTest::newRow("file") << file << "runs/tuned.pth"
                          << "B0 tuned"
                          << "b0-tuned";
    QTest::newRow("shards") << file << "m/model.safetensors.index.json"
                            << "B0 model"
                            << "b0-model";
    QTest::newRow("dots within") << file << "epoch.12.pth.tar"
                                 << "B0 epoch.12"
                                 << "b0-epoch.12";
    QTest::newRow("long") << file << "efficientnet_b0_rwightman-7f5810bc.pth"
                          << "B0 efficientn…an-7f5810bc"
                          << "b0-efficientn-an-7f5810bc";
    QTest::newRow("folder") << static_cast<int>(Source::Auto) << "runs/a/"
                            << "B0 a"
                            << "b0-a";
    QTest::newRow("auto") << static_cast<int>(Source::Auto) << ""
                          << "B0 auto"
                          << "b0-auto";
    QTest::newRow("demo") << static_cast<int>(Source::Demo) << ""
                          << "B0 demo"
                          << "b0-demo";
    QTest::newRow("random") << drawn << ""
                            << "B0 random 3"
                            << "b0-random-3";
}

void TstExtraColumn::theWeightsTellTheTitle() {
    QFETCH(const int, source);
    QFETCH(const QString, path);
    QFETCH(const QString, title);
    QFETCH(const QString, name);
    const NetworkSpec made = column({static_cast<Source>(source), path.toStdString(), 3});
    QCOMPARE(QString::fromStdString(displayName(made)), title);
    QCOMPARE(QString::fromStdString(made.name), name);
}

void TstExtraColumn::aNetworkOfAFileIsNamedToo() {
    QTemporaryDir folder;
    const std::string file = folder.filePath("last.ckpt").toStdString();
    test::writeAll(file, "x");
    QCOMPARE(displayName(column(fileAt(file + "#ema"))), std::string("B0 last#ema"));
    QCOMPARE(column(fileAt(file + "#ema")).name, std::string("b0-last-ema"));
}

void TstExtraColumn::itIsTheSameNetworkBehindB7() {
    NetworkSpec made = column(fileAt("a.pth"));
    made.ownIndex = 2;
    QCOMPARE(made.variant, std::optional(0));
    QVERIFY(made.isExtra() && !b0().isExtra());
    QCOMPARE(columnOf(made), ColumnIndex(10));
    QCOMPARE(columnOf(b0()), ColumnIndex(0));
    QCOMPARE(networkName(made), std::string("b0"));
    QCOMPARE(made.scale.resolution, b0().scale.resolution);
    QCOMPARE(recipeOf(made).resize, recipeOf(b0()).resize);
}

void TstExtraColumn::filesOfOneNameAreToldByTheirFolders() {
    std::vector<NetworkSpec> others{b0()};
    QStringList titles;
    for (const char* path : {"run1/best.pth", "run2/best.pth", "run2/best.pth", "best.pth"}) {
        others.push_back(column(fileAt(path), others));
        titles << QString::fromStdString(displayName(others.back()));
    }
    QCOMPARE(titles, QStringList({QStringLiteral("B0 best"), QStringLiteral("B0 run2/best"),
                                  QStringLiteral("B0 best 2"), QStringLiteral("B0 best 3")}));
}

void TstExtraColumn::whateverTheFileIsCalledTheNameIsAKey() {
    for (const char* path :
         {"a b.pth", "\xe6\xa8\xa1\xe5\x9e\x8b.pth", "a\nb\x01.pth", "\xff\xfe.pth", ".pth",
          "0.pth", "\"><script>.pth", "..pth",
          "\xe6\xa8\xa1\xe5\x9e\x8b\xe6\xa8\xa1\xe5\x9e\x8b\xe6\xa8\xa1\xe5\x9e\x8b\xe6\xa8\xa1\xe5"
          "\x9e\x8b\xe6\xa8\xa1\xe5\x9e\x8b.pth"}) {
        const NetworkSpec made = column(fileAt(path));
        QVERIFY2(isNetworkName(made.name), made.name.c_str());
        const QString title = QString::fromStdString(displayName(made));
        QVERIFY2(title.startsWith(QStringLiteral("B0 ")) && title.size() <= 30, qPrintable(title));
        QCOMPARE(title.toStdString(), displayName(made));  // UTF-8, no part of a character
        for (const QChar c : title)
            QVERIFY(c.isPrint());
    }
    NetworkSpec longest = ownNetwork(std::string(32, 'n'));
    QVERIFY(isNetworkName(extraColumn(longest, fileAt("a.pth"), {longest}).name));
}

void TstExtraColumn::aHundredColumnsHaveAHundredNames() {
    std::vector<NetworkSpec> others;
    std::set<std::string> names, titles;
    for (int i = 0; i < 100; ++i) {
        others.push_back(column(fileAt(i % 2 == 0 ? "a b.pth" : "a-b.pth"), others));
        names.insert(others.back().name);
        titles.insert(displayName(others.back()));
    }
    QCOMPARE(names.size(), std::size_t{100});
    QCOMPARE(titles.size(), std::size_t{100});
}

void TstExtraColumn::aColumnOfAColumnIsOneOfItsNetwork() {
    const NetworkSpec first = column(fileAt("a.pth"));
    const NetworkSpec second = extraColumn(first, fileAt("b.pth"), {b0(), first});
    QCOMPARE(second.name, std::string("b0-b"));
    QCOMPARE(networkName(second), std::string("b0"));
    const NetworkSpec own = extraColumn(ownNetwork("mine"), fileAt("c.pth"), {});
    QCOMPARE(displayName(own), std::string("mine c"));
    QVERIFY(!own.variant);
}

void TstExtraColumn::anOptionNamesTheNetwork() {
    QCOMPARE(parseColumnOption("b3=x/y.pth").forNetwork, std::optional<std::string>("b3"));
    QCOMPARE(parseColumnOption("B3=random:7").request, (WeightsRequest{Source::Random, {}, 7}));
    QCOMPARE(parseColumnOption("mine=demo", {"mine"}).forNetwork,
             std::optional<std::string>("mine"));
    for (const char* text : {"x/y.pth", "mine=x.pth", "", "b9=x.pth", "b0="})
        QVERIFY2(test::failureOf([&] { (void)parseColumnOption(text); }), text);
}

SCALESCOPE_TEST(TstExtraColumn)
#include "tst_extra_column.moc"
