// SPDX-License-Identifier: Apache-2.0
// Calibrated random weights: every layer near unit scale, the same bits from the same seed.
#include "core/exec/calibrate.h"
#include "core/exec/executor.h"
#include "core/input/image_set.h"
#include "core/input/preprocess.h"
#include "core/weights/weights.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace scalescope;

namespace {

constexpr double kLeast = 0.1, kMost = 10.0;

/// Standard deviation of every output of a SiLU node's pre-activation.
class ScaleTap final : public Tap {
public:
    std::vector<double> stds;
    TapInterest interest() const override {
        return {.activations = true, .gates = false, .outputs = false, .nodes = false};
    }
    void preActivation(const Node& node, const ActivationView& x) override {
        if (x.size[2] * x.size[3] < 2 || !node.batchNorm)
            return;
        double sum = 0, squares = 0;
        const std::int64_t count = x.size[1] * x.size[2] * x.size[3];
        for (std::int64_t i = 0; i < count; ++i) {
            sum += x.data[i];
            squares += static_cast<double>(x.data[i]) * x.data[i];
        }
        const double mean = sum / static_cast<double>(count);
        stds.push_back(std::sqrt(squares / static_cast<double>(count) - mean * mean));
    }
};

Weights randomWeights(int variant, std::uint64_t seed) {
    RunContext context;
    return loadWeights(family().at(static_cast<std::size_t>(variant)).spec,
                       {.source = WeightsRequest::Source::Random, .path = {}, .seed = seed},
                       context);
}

/// A photograph, which calibration has never seen.
TensorF32 photograph() {
    const Recipe recipe{.resize = 160, .crop = 160};
    return toTensor(preparePixels(loadSample("chelsea").image, recipe), recipe);
}

}  // namespace

class TstCalibrate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLayerHasUnitScale_data();
    void everyLayerHasUnitScale();
    void uncalibratedWeightsDoNot();
    void equalSeedsGiveEqualBits();
    void otherSeedsGiveOtherStatistics();
};

void TstCalibrate::everyLayerHasUnitScale_data() {
    QTest::addColumn<int>("variant");
    for (int variant : {0, 3})
        QTest::addRow("b%d", variant) << variant;
}

void TstCalibrate::everyLayerHasUnitScale() {
    QFETCH(int, variant);
    RunContext context;
    const Weights weights = randomWeights(variant, 0);
    QVERIFY(weights.needsCalibration);
    const auto dict = calibrate(weights.spec, *weights.dict, 0, context);
    const auto executor =
        buildExecutor(weights.spec, *dict, {.engine = EngineKind::Reference}).executor;
    ScaleTap tap;
    std::vector<Tap*> taps{&tap};
    static_cast<void>(executor->run(photograph(), {.taps = taps, .interventions = {}}, context));
    QVERIFY(tap.stds.size() > 30);
    for (const double each : tap.stds)
        QVERIFY2(each > kLeast && each < kMost, qPrintable(QString::number(each)));
}

void TstCalibrate::uncalibratedWeightsDoNot() {
    // The trap that calibration is for; if this ever fails, calibration may no longer be needed.
    RunContext context;
    const Weights weights = randomWeights(2, 0);
    const auto executor =
        buildExecutor(weights.spec, *weights.dict, {.engine = EngineKind::Reference}).executor;
    ScaleTap tap;
    std::vector<Tap*> taps{&tap};
    static_cast<void>(executor->run(photograph(), {.taps = taps, .interventions = {}}, context));
    const auto [least, most] = std::minmax_element(tap.stds.begin(), tap.stds.end());
    QVERIFY2(*least < kLeast || *most > kMost, qPrintable(QString::number(*least)));
}

void TstCalibrate::equalSeedsGiveEqualBits() {
    RunContext context;
    const Weights weights = randomWeights(0, 3);
    QCOMPARE(contentDigest(*calibrate(weights.spec, *weights.dict, 3, context)),
             contentDigest(*calibrate(weights.spec, *weights.dict, 3, context)));
}

void TstCalibrate::otherSeedsGiveOtherStatistics() {
    RunContext context;
    const Weights weights = randomWeights(0, 3);
    QVERIFY(contentDigest(*calibrate(weights.spec, *weights.dict, 3, context)) !=
            contentDigest(*calibrate(weights.spec, *weights.dict, 4, context)));
}

SCALESCOPE_TEST(TstCalibrate)
#include "tst_calibrate.moc"
