// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/scaling/law_tables.h"
#include "core/scaling/search_tables.h"
#include "core/scaling/theory.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <limits>

using namespace scalescope;

namespace {

bool near(double actual, double expected, double tolerance) {
    return std::abs(actual - expected) <= tolerance;
}

}  // namespace

class TstScalingLaw : public QObject {
    Q_OBJECT
private slots:
    void paperCoefficientsAlmostMeetTheConstraint();
    void multipliersArePowers_data();
    void multipliersArePowers();
    void unitMultipliersGiveB0();
    void publishedMultipliersGivePublishedFigures_data();
    void publishedMultipliersGivePublishedFigures();
    void publishedVariantsImplyThreePhis_data();
    void publishedVariantsImplyThreePhis();
    void baseOfOneImpliesNoPhi();
    void resolutionFollowsThePolicy();
    void badValuesAreRefusedWithTheLimit_data();
    void badValuesAreRefusedWithTheLimit();
    void networkBeyondMemoryIsRefused();
    void lawStopsWhereNothingCanBeBuilt();
    void tablesWriteTheLettersOfTheLaw_data();
    void tablesWriteTheLettersOfTheLaw();
};

void TstScalingLaw::paperCoefficientsAlmostMeetTheConstraint() {
    QVERIFY(near(constraintOf({}), 1.92027, 1e-5));
    QVERIFY(near(violationOf({}), -0.039865, 1e-5));
}

/// Source: arXiv 1905.11946 eq. 3 with alpha 1.2, beta 1.1, gamma 1.15.
void TstScalingLaw::multipliersArePowers_data() {
    QTest::addColumn<double>("phi");
    QTest::addColumn<double>("depth");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("resolution");
    QTest::addColumn<int>("sidePx");
    QTest::newRow("0") << 0.0 << 1.0 << 1.0 << 1.0 << 224;
    QTest::newRow("1") << 1.0 << 1.2 << 1.1 << 1.15 << 258;
    QTest::newRow("2") << 2.0 << 1.44 << 1.21 << 1.3225 << 296;
    QTest::newRow("4") << 4.0 << 2.0736 << 1.4641 << 1.749006 << 392;
    QTest::newRow("7") << 7.0 << 3.583181 << 1.948717 << 2.66002 << 596;
    QTest::newRow("-1") << -1.0 << 0.833333 << 0.909091 << 0.869565 << 195;
}

void TstScalingLaw::multipliersArePowers() {
    QFETCH(const double, phi);
    QFETCH(const double, depth);
    QFETCH(const double, width);
    QFETCH(const double, resolution);
    QFETCH(const int, sidePx);
    const ScaledNetwork network = applyLaw({.phi = phi});
    QVERIFY(near(network.multipliers.depth, depth, 1e-6));
    QVERIFY(near(network.multipliers.width, width, 1e-6));
    QVERIFY(near(network.multipliers.resolution, resolution, 1e-6));
    QCOMPARE(network.figures.resolutionPx, sidePx);
}

void TstScalingLaw::unitMultipliersGiveB0() {
    const NetworkFigures figures = applyLaw({}).figures;
    QCOMPARE(figures.params, 5'288'548);
    QCOMPARE(figures.macs, 385'814'752);
    QCOMPARE(figures.activations, 6'748'036);
    QCOMPARE(figures.seBlocks, 16);
    QCOMPARE(figures.seGates, 8'960);
    QCOMPARE(figures.weightBytes, 21'322'648);
    QCOMPARE(figures.predictedPeakBytes, 11'038'720);
    QCOMPARE(figures.receptiveFieldPx, 851);
}

/// Source: torchvision 0.28 built with these multipliers; MACs and activations at the paper's side.
void TstScalingLaw::publishedMultipliersGivePublishedFigures_data() {
    QTest::addColumn<double>("depth");
    QTest::addColumn<double>("width");
    QTest::addColumn<int>("sidePx");
    QTest::addColumn<qint64>("params");
    QTest::addColumn<qint64>("macs");
    QTest::addColumn<qint64>("activations");
    QTest::addColumn<qint64>("peakBytes");
    QTest::newRow("b1") << 1.1 << 1.0 << 240 << qint64{7'794'184} << qint64{686'802'832}
                        << qint64{10'884'328} << qint64{12'672'000};
    QTest::newRow("b2") << 1.2 << 1.1 << 260 << qint64{9'109'994} << qint64{993'561'872}
                        << qint64{13'832'834} << qint64{14'872'000};
    QTest::newRow("b3") << 1.4 << 1.2 << 300 << qint64{12'233'232} << qint64{1'827'141'392}
                        << qint64{23'831'296} << qint64{29'160'000};
    QTest::newRow("b5") << 2.2 << 1.6 << 456 << qint64{30'389'784} << qint64{10'266'384'752}
                        << qint64{98'857'400} << qint64{67'371'264};
    QTest::newRow("b7") << 3.1 << 2.0 << 600 << qint64{66'347'960} << qint64{37'745'884'192}
                        << qint64{289'939'464} << qint64{154'080'000};
}

void TstScalingLaw::publishedMultipliersGivePublishedFigures() {
    QFETCH(const double, depth);
    QFETCH(const double, width);
    QFETCH(const int, sidePx);
    const NetworkFigures figures = figuresOf(networkOf({depth, width, sidePx / 224.0}));
    QCOMPARE(figures.resolutionPx, sidePx);
    QTEST(qint64{figures.params}, "params");
    QTEST(qint64{figures.macs}, "macs");
    QTEST(qint64{figures.activations}, "activations");
    QTEST(qint64{figures.predictedPeakBytes}, "peakBytes");
}

void TstScalingLaw::publishedVariantsImplyThreePhis_data() {
    QTest::addColumn<double>("depth");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("resolution");
    const std::array<std::array<double, 3>, 8> phis{{{0.0, 0.0, 0.0},
                                                     {0.523, 0.0, 0.494},
                                                     {1.0, 1.0, 1.066},
                                                     {1.845, 1.913, 2.09},
                                                     {3.224, 3.53, 3.782},
                                                     {4.325, 4.931, 5.086},
                                                     {5.241, 6.167, 6.135},
                                                     {6.206, 7.273, 7.05}}};
    for (std::size_t i = 0; i < phis.size(); ++i)
        QTest::addRow("b%d", static_cast<int>(i)) << phis[i][0] << phis[i][1] << phis[i][2];
}

void TstScalingLaw::publishedVariantsImplyThreePhis() {
    QFETCH(const double, depth);
    QFETCH(const double, width);
    QFETCH(const double, resolution);
    const auto index = static_cast<std::size_t>(QByteArray(QTest::currentDataTag()).mid(1).toInt());
    const ImpliedPhi phi = impliedPhis({}).at(index);
    QVERIFY(near(phi.depth, depth, 6e-4));
    QVERIFY(near(phi.width, width, 6e-4));
    QVERIFY(near(phi.resolution, resolution, 6e-4));
}

void TstScalingLaw::baseOfOneImpliesNoPhi() {
    const ImpliedPhi phi = impliedPhis({.alpha = 1.0}).at(7);
    QVERIFY(std::isnan(phi.depth));
    QVERIFY(!std::isnan(phi.width));
    QVERIFY(std::holds_alternative<std::monostate>(impliedPhiTable({.alpha = 1.0}).rows[7][4]));
}

void TstScalingLaw::resolutionFollowsThePolicy() {
    QCOMPARE(applyLaw({.phi = 1.0}, {.step = 1}).figures.resolutionPx, 258);
    QCOMPARE(applyLaw({.phi = 1.0}, {.step = 8}).figures.resolutionPx, 256);
    QCOMPARE(applyLaw({.phi = 2.0}, {.step = 32}).figures.resolutionPx, 288);
}

void TstScalingLaw::badValuesAreRefusedWithTheLimit_data() {
    QTest::addColumn<double>("alpha");
    QTest::addColumn<double>("beta");
    QTest::addColumn<double>("gamma");
    QTest::addColumn<double>("phi");
    QTest::addColumn<QByteArray>("said");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("alpha") << 0.9 << 1.1 << 1.15 << 1.0
                           << QByteArray("Alpha is 0.9; the law needs at least 1");
    QTest::newRow("beta") << 1.2 << 0.0 << 1.15 << 1.0 << QByteArray("Beta is 0");
    QTest::newRow("gamma") << 1.2 << 1.1 << -1.0 << 1.0 << QByteArray("Gamma is -1");
    QTest::newRow("nan") << nan << 1.1 << 1.15 << 1.0 << QByteArray("Alpha is");
    QTest::newRow("large") << 11.0 << 1.1 << 1.15 << 1.0 << QByteArray("at most 10");
    QTest::newRow("phi") << 1.2 << 1.1 << 1.15 << 31.0 << QByteArray("from -30 to 30");
    QTest::newRow("phi nan") << 1.2 << 1.1 << 1.15 << nan << QByteArray("Phi is");
    QTest::newRow("small side") << 1.2 << 1.1 << 1.15 << -15.0 << QByteArray("from 32 to 4096");
    QTest::newRow("large side") << 1.0 << 1.0 << 2.0 << 5.0 << QByteArray("from 32 to 4096");
    QTest::newRow("deep") << 3.0 << 1.0 << 1.0 << 3.0 << QByteArray("depth multiplier would be 27");
    QTest::newRow("wide") << 1.0 << 3.0 << 1.0 << 3.0 << QByteArray("width multiplier would be 27");
}

void TstScalingLaw::badValuesAreRefusedWithTheLimit() {
    QFETCH(const double, alpha);
    QFETCH(const double, beta);
    QFETCH(const double, gamma);
    QFETCH(const double, phi);
    QFETCH(const QByteArray, said);
    try {
        (void)applyLaw({alpha, beta, gamma, phi});
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::ArgumentInvalid);
        QVERIFY2(QByteArray(error.what()).contains(said), error.what());
    }
}

void TstScalingLaw::networkBeyondMemoryIsRefused() {
    const NetworkFigures figures = applyLaw({.phi = 1.0}).figures;
    requireFits(figures, figures.totalBytes());
    requireFits(figures, 0);
    try {
        requireFits(figures, figures.totalBytes() - 1);
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::OutOfMemory);
        QVERIFY2(QByteArray(error.what()).contains("the limit is"), error.what());
    }
}

void TstScalingLaw::lawStopsWhereNothingCanBeBuilt() {
    QCOMPARE(lawFamily({}).size(), std::size_t{8});
    const auto wide = lawFamily({.alpha = 1.0, .beta = 2.0, .gamma = 1.0});
    QCOMPARE(wide.size(), std::size_t{5});  // 2^4 = 16 is buildable, 2^5 is not
    QCOMPARE(lawTable({}).rows.size(), std::size_t{16});
}

void TstScalingLaw::tablesWriteTheLettersOfTheLaw_data() {
    QTest::addColumn<QByteArray>("text");
    const ScaledNetwork network = applyLaw({.phi = 1.0});
    for (const Table& table : {lawTable({}), networkTable(network), impliedPhiTable({}),
                               deviationTable(network), searchTable({})}) {
        QTest::newRow(table.title.c_str()) << QByteArray(toMarkdown(table).c_str());
        for (const Column& column : table.columns)
            QTest::addRow("%s: %s", table.title.c_str(), column.title.c_str())
                << QByteArray((table.title + column.title + column.hint).c_str());
    }
}

/// Their names are what is typed (--phi) and the keys of JSON.
void TstScalingLaw::tablesWriteTheLettersOfTheLaw() {
    QFETCH(QByteArray, text);
    static const QRegularExpression names(QStringLiteral("\\b(alpha|beta|gamma|phi)\\b"));
    QVERIFY2(!QString::fromUtf8(text).contains(names), text);
}

SCALESCOPE_TEST(TstScalingLaw)
#include "tst_scaling_law.moc"
