// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/dimensions.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <cmath>

using namespace scalescope;

class TstScalingDimensions : public QObject {
    Q_OBJECT
private slots:
    void everyFamilyBeginsAtB0();
    void paramsAreThoseOfTorchvision();
    void resolutionChangesNoParams();
    void widthChangesNoReceptiveField();
    void basesThatScaleNothingGiveB0Only();
    void curvesLieOnLogarithmicAxes();
    void measuredNetworksMakeACurve();
    void paperTablesAreComplete();
};

void TstScalingDimensions::everyFamilyBeginsAtB0() {
    for (const auto dimension : {ScaledDimension::Depth, ScaledDimension::Width,
                                 ScaledDimension::Resolution, ScaledDimension::Compound}) {
        const auto family = dimensionFamily(dimension, {});
        QCOMPARE(family.size(), std::size_t{9});
        QCOMPARE(family.front().figures.macs, 385'814'752);
        QVERIFY(family.back().figures.macs > 10 * family.front().figures.macs);
    }
}

/// Source: torchvision 0.28 built with depth_mult 4, with width_mult 2, and with 1.2^3 and 1.1^3.
void TstScalingDimensions::paramsAreThoseOfTorchvision() {
    QCOMPARE(dimensionFamily(ScaledDimension::Depth, {})[4].figures.params, 20'091'856);
    QCOMPARE(dimensionFamily(ScaledDimension::Width, {})[4].figures.params, 18'122'720);
    QCOMPARE(applyLaw({.phi = 3.0}).figures.params, 16'338'888);
}

void TstScalingDimensions::resolutionChangesNoParams() {
    for (const MeasuredNetwork& network : dimensionFamily(ScaledDimension::Resolution, {}))
        QCOMPARE(network.figures.params, 5'288'548);
}

void TstScalingDimensions::widthChangesNoReceptiveField() {
    for (const MeasuredNetwork& network : dimensionFamily(ScaledDimension::Width, {}))
        QCOMPARE(network.figures.receptiveFieldPx, 851);
    QVERIFY(dimensionFamily(ScaledDimension::Depth, {}).back().figures.receptiveFieldPx > 10 * 851);
}

void TstScalingDimensions::basesThatScaleNothingGiveB0Only() {
    const auto family =
        dimensionFamily(ScaledDimension::Compound, {.alpha = 1.0, .beta = 1.0, .gamma = 1.0});
    QCOMPARE(family.size(), std::size_t{1});
}

void TstScalingDimensions::curvesLieOnLogarithmicAxes() {
    const auto depth = dimensionFamily(ScaledDimension::Depth, {});
    const SeriesSet set = dimensionSeries({depth}, readingOf(networkReadings(), "cost.params"));
    QVERIFY(set.x.logarithmic && set.y.logarithmic);
    QCOMPARE(set.series.front().y.front(), 5.288548);
    QCOMPARE(set.series.front().x.front(), 0.385814752);
}

void TstScalingDimensions::measuredNetworksMakeACurve() {
    auto families = dimensionFamilies({});
    MeasuredNetworks measured;
    for (const NetworkSpec& spec : specsOf(families))
        if (spec.scale.width == 1.0 && spec.scale.resolution == 224)
            measured.networks.push_back(
                {spec, figuresOf(spec), Measurement{.latencyMs = spec.scale.depth}, {}});
    takeMeasurements(families, measured);
    const SeriesSet set = dimensionSeries(families, readingOf(networkReadings(), "latency.median"));
    QCOMPARE(set.y.unit, std::string("ms"));
    QCOMPARE(set.series[0].y[2], 2.0);        // depth: all measured
    QCOMPARE(set.series[1].y[0], 1.0);        // every family begins at B0
    QVERIFY(std::isnan(set.series[1].y[2]));  // width 2 was not
    const Table table = dimensionTable(families);
    QCOMPARE(table.rows.size(), std::size_t{36});
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[11][10]));
}

void TstScalingDimensions::paperTablesAreComplete() {
    const Table table = paperDimensionTable();
    QCOMPARE(table.rows.size(), std::size_t{19});
    QCOMPARE(std::get<double>(table.rows.back().back()), 81.1);
    QVERIFY(std::holds_alternative<std::monostate>(table.rows[8][2]));
}

SCALESCOPE_TEST(TstScalingDimensions)
#include "tst_scaling_dimensions.moc"
