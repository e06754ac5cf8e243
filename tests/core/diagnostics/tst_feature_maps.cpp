// SPDX-License-Identifier: Apache-2.0
// The maps of a block on the real network, against torchvision and against what other taps see.
#include "core/diagnostics/feature_maps/feature_map_tap.h"
#include "core/diagnostics/se_lab.h"
#include "core/exec/executor.h"
#include "tests/core/diagnostics/diagnostics_support.h"
#include "tests/core/diagnostics/map_bytes.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <atomic>
#include <cmath>

Q_DECLARE_METATYPE(scalescope::EngineKind)

using namespace scalescope;
using namespace scalescope::test;

namespace {

const QJsonObject& goldenMaps() {
    static const QJsonObject all =
        QJsonDocument::fromJson(QByteArray::fromStdString(readAll(goldenPath("feature_maps.json"))))
            .object();
    return all;
}

const StateDict& weights() {
    static const StateDict made = hashWeights(family()[0].spec);
    return made;
}

FeatureMaps mapsOf(int block, EngineKind engine, std::int64_t limit = kMapBytesLimit) {
    const auto executor = buildExecutor(family()[0].spec, weights(), {.engine = engine}).executor;
    FeatureMapTap tap(block, limit);
    Tap* taps[] = {&tap};
    RunContext context;
    static_cast<void>(executor->run(hashInput(goldenMaps().value(u"side").toInt()),
                                    {.taps = taps, .interventions = {}}, context));
    return tap.maps();
}

/// Largest difference of the first values, over the largest of the expected ones.
template <typename Values>
double distance(const Values& found, const QJsonArray& expected) {
    double worst = 0.0, scale = 1e-3;
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const double value = expected.at(i).toDouble();
        worst = std::max(worst, std::abs(double{found[static_cast<std::size_t>(i)]} - value));
        scale = std::max(scale, std::abs(value));
    }
    return worst / scale;
}

}  // namespace

class TstFeatureMaps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStageEqualsTorchvision_data();
    void everyStageEqualsTorchvision();
    void gatesScaleTheDepthwiseMaps();
    void theCorrectionAndTheInputMakeTheOutput();
    void theLabOnTheLoadedWeightsGivesTheNetworksGates();
    void aLimitReducesTheLargestMapsFirst();
    void channelsStandInTheOrderThatIsAskedFor();
    void refusesABlockThatThereIsNot();
    void weightsWithoutTheBlockAreRefused();
};

void TstFeatureMaps::everyStageEqualsTorchvision_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<EngineKind>("engine");
    for (int i = 0; i < 4; ++i)
        for (const EngineKind engine : {EngineKind::Reference, EngineKind::Fused})
            QTest::addRow("%d %s", i, engineName(engine)) << i << engine;
}

void TstFeatureMaps::everyStageEqualsTorchvision() {
    QFETCH(int, index);
    QFETCH(EngineKind, engine);
    constexpr double kTolerance = 1e-4;
    const QJsonObject expected = goldenMaps().value(u"blocks").toArray().at(index).toObject();
    const FeatureMaps maps = mapsOf(expected.value(u"block").toInt(), engine);
    const QJsonObject stages = expected.value(u"stages").toObject();
    QCOMPARE(static_cast<qsizetype>(maps.stages.size()), stages.size());
    QVERIFY(!maps.reduced());
    for (const StageMaps& each : maps.stages) {
        const char* name = mapStageName(each.stage);
        const QJsonObject stage = stages.value(QString::fromUtf8(name)).toObject();
        const MapAtlas& atlas = each.atlas;
        const QJsonArray shape = stage.value(u"shape").toArray();
        QCOMPARE(shape, (QJsonArray{qint64{atlas.shape.channels}, qint64{atlas.shape.height},
                                    qint64{atlas.shape.width}}));
        QVERIFY2(distance(atlas.low, stage.value(u"low").toArray()) < kTolerance, name);
        QVERIFY2(distance(atlas.high, stage.value(u"high").toArray()) < kTolerance, name);
        QVERIFY2(distance(atlas.energy, stage.value(u"energy").toArray()) < kTolerance, name);
        std::vector<double> first;
        for (std::size_t i = 0; i < 8; ++i)
            first.push_back(double{atlas.value(0, atlas.map(0)[i])});
        const double half = double{atlas.high[0] - atlas.low[0]} / (2.0 * kTopLevel);
        const QJsonArray firstExpected = stage.value(u"first").toArray();
        for (std::size_t i = 0; i < 8; ++i)
            QVERIFY2(std::abs(first[i] - firstExpected.at(static_cast<qsizetype>(i)).toDouble()) <=
                         half * 1.01 + 1e-4,
                     name);
        QVERIFY2(close(each.histograms->low, stage.value(u"countedLow").toDouble(), kTolerance),
                 name);
        QVERIFY2(close(each.histograms->high, stage.value(u"countedHigh").toDouble(), kTolerance),
                 name);
    }
    QVERIFY(distance(maps.squeeze, expected.value(u"squeeze").toArray()) < kTolerance);
    QVERIFY(distance(maps.hidden, expected.value(u"hidden").toArray()) < kTolerance);
    QVERIFY(distance(maps.gates, expected.value(u"gates").toArray()) < kTolerance);
    QCOMPARE(static_cast<qsizetype>(maps.gates.size()), expected.value(u"gates").toArray().size());
}

void TstFeatureMaps::gatesScaleTheDepthwiseMaps() {
    const FeatureMaps maps = mapsOf(2, EngineKind::Fused);
    const MapAtlas& before = maps.find(MapStage::Depthwise)->atlas;
    const MapAtlas& after = maps.find(MapStage::Gated)->atlas;
    QCOMPARE(after.levels, before.levels);
    for (std::size_t c = 0; c < before.channels(); ++c) {
        QCOMPARE(after.high[c], before.high[c] * maps.gates[c]);
        QVERIFY(after.energy[c] <= before.energy[c]);
    }
}

void TstFeatureMaps::theCorrectionAndTheInputMakeTheOutput() {
    const FeatureMaps maps = mapsOf(2, EngineKind::Fused);
    const MapAtlas& in = maps.find(MapStage::Input)->atlas;
    const MapAtlas& correction = maps.find(MapStage::Projected)->atlas;
    const MapAtlas& out = maps.find(MapStage::Output)->atlas;
    for (std::size_t c = 0; c < in.channels(); ++c) {
        const double steps = double{in.high[c] - in.low[c]} +
                             double{correction.high[c] - correction.low[c]} +
                             double{out.high[c] - out.low[c]};
        for (std::size_t i = 0; i < in.map(c).size(); ++i) {
            const double sum = double{in.value(c, in.map(c)[i])} +
                               double{correction.value(c, correction.map(c)[i])};
            QVERIFY(std::abs(sum - double{out.value(c, out.map(c)[i])}) <=
                    steps / (2.0 * kTopLevel) * 1.01);
        }
    }
}

void TstFeatureMaps::theLabOnTheLoadedWeightsGivesTheNetworksGates() {
    const Architecture architecture = buildArchitecture(family()[0].spec);
    for (const int block : {0, 2, 10}) {
        const FeatureMaps maps = mapsOf(block, EngineKind::Fused);
        const SeWeights own =
            seWeightsOf(weights(), architecture.blocks[static_cast<std::size_t>(block)]);
        const SeLabResult lab = runSeLab(labInputOf(maps), own, SeActivation::Silu);
        QCOMPARE(lab.outputShape[1], own.channels);
        QCOMPARE(lab.gates.size(), std::size_t{1});
        for (std::size_t c = 0; c < maps.gates.size(); ++c) {
            QVERIFY(std::abs(lab.gates[0][c] - double{maps.gates[c]}) < 1e-5);
            QCOMPARE(lab.squeeze[0][c], double{maps.squeeze[c]});
        }
        for (std::size_t h = 0; h < maps.hidden.size(); ++h)
            QVERIFY(close(lab.hidden[0][h], double{maps.hidden[h]}, 1e-5));
    }
}

void TstFeatureMaps::aLimitReducesTheLargestMapsFirst() {
    constexpr std::int64_t kLimit = 60'000;
    const FeatureMaps maps = mapsOf(1, EngineKind::Fused, kLimit);
    QVERIFY(maps.reduced());
    QVERIFY(mapBytes(maps) <= kLimit);
    QVERIFY(maps.find(MapStage::Expanded)->atlas.reduction > 1);
    QCOMPARE(maps.find(MapStage::Projected)->atlas.reduction, 1);
    // Not below one value for each channel.
    const FeatureMaps tiny = mapsOf(1, EngineKind::Fused, 1);
    QCOMPARE(tiny.find(MapStage::Expanded)->atlas.map(95).size(), std::size_t{1});
    QVERIFY(mapBytes(tiny) <= mapBytes(mapsOf(1, EngineKind::Fused)) / 50);
}

void TstFeatureMaps::channelsStandInTheOrderThatIsAskedFor() {
    const FeatureMaps maps = mapsOf(2, EngineKind::Fused);
    const auto byGate = channelOrder(maps, MapStage::Gated, MapOrder::Gate);
    QCOMPARE(byGate.size(), maps.gates.size());
    for (std::size_t i = 1; i < byGate.size(); ++i)
        QVERIFY(maps.gates[byGate[i - 1]] >= maps.gates[byGate[i]]);
    const auto& energy = maps.find(MapStage::Input)->atlas.energy;
    const auto byEnergy = channelOrder(maps, MapStage::Input, MapOrder::Energy);
    for (std::size_t i = 1; i < byEnergy.size(); ++i)
        QVERIFY(energy[byEnergy[i - 1]] >= energy[byEnergy[i]]);
    // The thin tensors have no gates.
    QCOMPARE(channelOrder(maps, MapStage::Input, MapOrder::Gate),
             channelOrder(maps, MapStage::Input, MapOrder::Index));
    QVERIFY(channelOrder(mapsOf(0, EngineKind::Fused), MapStage::Output, MapOrder::Index).empty());
}

void TstFeatureMaps::refusesABlockThatThereIsNot() {
    for (const int block : {-1, 16}) {
        const auto failure = failureOf([&] { (void)mapsOf(block, EngineKind::Fused); });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
        QVERIFY(failure->message.find("0 to 15") != std::string::npos);
    }
}

void TstFeatureMaps::weightsWithoutTheBlockAreRefused() {
    const Architecture architecture = buildArchitecture(family()[0].spec);
    const auto missing = failureOf([&] { (void)seWeightsOf(StateDict(), architecture.blocks[0]); });
    QVERIFY(missing && missing->code == ErrorCode::TensorMissing);
    StateDict other = weights();
    other.set("stages.1.0.se.expand.bias", makeTensor({3}, std::vector<float>(3)));
    const auto shape = failureOf([&] { (void)seWeightsOf(other, architecture.blocks[0]); });
    QVERIFY(shape && shape->code == ErrorCode::ShapeMismatch);
}

SCALESCOPE_TEST(TstFeatureMaps)
#include "tst_feature_maps.moc"
