// SPDX-License-Identifier: Apache-2.0
// The fused engine says what the reference engine says: logits, gates, outputs and every statistic,
// on every instruction set of this machine, for any size, batch, scale and number of threads.
#include "core/diagnostics/dtype_error.h"
#include "core/diagnostics/gates.h"
#include "core/diagnostics/memory_timeline.h"
#include "core/diagnostics/saturation/saturation_tap.h"
#include "core/exec/device.h"
#include "core/exec/fused/fused_executor.h"
#include "core/model/memory_prediction.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <cmath>

using namespace scalescope;

Q_DECLARE_METATYPE(scalescope::InstructionSet)

namespace {

constexpr double kRelative = 1e-4;

/// Images of their own, from the hash that weights are made of.
TensorF32 images(std::int64_t count, std::int64_t height, std::int64_t width) {
    TensorF32 input{{count, 3, height, width}, {}};
    for (const double value : test::hashUniform("images", count * 3 * height * width))
        input.values.push_back(static_cast<float>(2.0 * value));
    return input;
}

NetworkSpec customSpec(double width, double depth) {
    NetworkSpec spec = family()[0].spec;
    spec.name = "mine";
    spec.variant = std::nullopt;
    spec.scale.width = width;
    spec.scale.depth = depth;
    spec.classCount = 37;
    return spec;
}

double rms(const std::vector<float>& values) {
    double sum = 0;
    for (const float value : values)
        sum += static_cast<double>(value) * value;
    return std::sqrt(sum / static_cast<double>(values.size()));
}

/// Largest difference as a multiple of what is allowed: relative to the value or to the whole.
double excess(const std::vector<float>& actual, const std::vector<float>& expected) {
    if (actual.size() != expected.size())
        return HUGE_VAL;
    const double scale = rms(expected);
    double worst = 0;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const double difference = std::abs(static_cast<double>(actual[i]) - expected[i]);
        const double allowed =
            kRelative * std::max(scale, std::abs(static_cast<double>(expected[i]))) + 1e-7;
        worst = std::isfinite(actual[i]) ? std::max(worst, difference / allowed) : HUGE_VAL;
    }
    return worst;
}

/// Keeps the outputs of blocks and the values of every gate.
class KeepingTap final : public Tap {
public:
    std::vector<std::pair<std::string, std::vector<float>>> kept;
    TapInterest interest() const override { return {.gates = true, .outputs = true}; }
    void squeeze(const Node& node, std::span<const float> values, std::int64_t) override {
        kept.emplace_back(node.name, std::vector<float>(values.begin(), values.end()));
    }
    void gates(const Node& node, std::span<const float> z, std::span<const float> s,
               std::int64_t) override {
        kept.emplace_back(node.name + " logits", std::vector<float>(z.begin(), z.end()));
        kept.emplace_back(node.name, std::vector<float>(s.begin(), s.end()));
    }
    void output(const Node& node, const ActivationView& y) override {
        std::vector<float> values;
        for (std::int64_t n = 0; n < y.size[0]; ++n)
            for (std::int64_t c = 0; c < y.size[1]; ++c)
                for (std::int64_t h = 0; h < y.size[2]; ++h)
                    for (std::int64_t w = 0; w < y.size[3]; ++w)
                        values.push_back(y.data[n * y.stride[0] + c * y.stride[1] +
                                                h * y.stride[2] + w * y.stride[3]]);
        kept.emplace_back(node.name, std::move(values));
    }
};

/// Everything that a pass tells.
struct Told {
    PassResult pass;
    KeepingTap values;
    SaturationReport saturation;
};

Told watch(Executor& executor, const TensorF32& input,
           std::span<const Intervention> interventions = {}) {
    Told told;
    SaturationTap saturation;
    std::vector<Tap*> taps{&told.values, &saturation};
    RunContext context;
    told.pass = executor.run(input, {.taps = taps, .interventions = interventions}, context);
    told.saturation = saturation.report();
    return told;
}

/// The last network's weights are kept: a test builds it several times.
const StateDict& weightsOf(const NetworkSpec& spec) {
    static std::pair<std::string, StateDict> last;
    const std::string key = spec.name + QByteArray::number(spec.scale.width).toStdString();
    if (last.first != key)
        last = {key, test::hashWeights(spec)};
    return last.second;
}

std::unique_ptr<Executor> reference(const NetworkSpec& spec) {
    return buildExecutor(spec, weightsOf(spec), {.engine = EngineKind::Reference}).executor;
}

/// The statistics alone: the fused engine then joins its steps and gathers them in parts.
Told watchInParts(Executor& executor, const TensorF32& input) {
    Told told;
    SaturationTap saturation;
    std::vector<Tap*> taps{&saturation};
    RunContext context;
    told.pass = executor.run(input, {.taps = taps, .interventions = {}}, context);
    told.saturation = saturation.report();
    return told;
}

std::unique_ptr<Executor> fusedOf(const NetworkSpec& spec,
                                  InstructionSet set = bestInstructionSet()) {
    return fused::makeFusedExecutor(spec, weightsOf(spec), set);
}

bool near(double actual, double expected, double scale) {
    return std::abs(actual - expected) <= kRelative * std::max(std::abs(expected), scale);
}

bool nearCount(std::uint64_t actual, std::uint64_t expected, std::uint64_t of) {
    const auto difference = std::abs(static_cast<double>(actual) - static_cast<double>(expected));
    return difference <= std::max(3.0, 2e-6 * static_cast<double>(of));
}

/// Empty when both say the same.
QByteArray statsDifference(const ActivationStats& a, const ActivationStats& e) {
    const double scale = std::sqrt(e.pre.variance().value_or(0.0));
    const std::uint64_t n = e.elementCount;
    if (a.elementCount != n || a.name != e.name)
        return "elements";
    if (!near(a.pre.mean, e.pre.mean, scale) || !near(a.pre.min, e.pre.min, scale) ||
        !near(a.pre.max, e.pre.max, scale) ||
        !near(std::sqrt(a.pre.variance().value_or(0)), scale, scale))
        return "moments";
    if (!nearCount(a.zones.left, e.zones.left, n) ||
        !nearCount(a.zones.negative, e.zones.negative, n) ||
        !nearCount(a.zones.curved, e.zones.curved, n) ||
        !nearCount(a.zones.linear, e.zones.linear, n) ||
        !nearCount(a.zones.flat, e.zones.flat, n) ||
        !nearCount(a.fp16Subnormal, e.fp16Subnormal, n))
        return "counts";
    if (!near(a.outputRms, e.outputRms, 0) || !near(a.outputMaxAbs, e.outputMaxAbs, 0))
        return "outputs";
    if (a.dormantScores.size() != e.dormantScores.size())
        return "channels";
    for (std::size_t c = 0; c < e.dormantScores.size(); ++c)
        if (!near(a.dormantScores[c], e.dormantScores[c], 1.0))
            return "scores";
    std::uint64_t moved = 0;
    for (std::size_t i = 0; i < e.histogram.counts.size(); ++i)
        moved += a.histogram.counts[i] > e.histogram.counts[i]
                     ? a.histogram.counts[i] - e.histogram.counts[i]
                     : 0;
    // 513 edges, so that more values lie near one than near a cut point.
    return moved <= std::max<std::uint64_t>(5, n / 10000) ? QByteArray() : QByteArray("histogram");
}

void compareStatistics(const SaturationReport& actual, const SaturationReport& expected) {
    QCOMPARE(actual.activations.size(), expected.activations.size());
    for (std::size_t i = 0; i < expected.activations.size(); ++i) {
        const ActivationStats& stats = expected.activations[i];
        const QByteArray difference = statsDifference(actual.activations[i], stats);
        QVERIFY2(difference.isEmpty(), (QByteArray(stats.name.c_str()) + ": " + difference));
    }
    QCOMPARE(actual.gates.size(), expected.gates.size());
    for (std::size_t i = 0; i < expected.gates.size(); ++i) {
        const GateSaturation &a = actual.gates[i], &e = expected.gates[i];
        QVERIFY(nearCount(a.closed, e.closed, e.count) && nearCount(a.open, e.open, e.count));
        QVERIFY(near(a.logits.mean, e.logits.mean, std::sqrt(e.logits.variance().value_or(0))));
    }
}

void compare(const Told& actual, const Told& expected) {
    QVERIFY2(excess(actual.pass.logits, expected.pass.logits) <= 1,
             qPrintable(QString::number(excess(actual.pass.logits, expected.pass.logits))));
    QCOMPARE(actual.values.kept.size(), expected.values.kept.size());
    for (std::size_t i = 0; i < expected.values.kept.size(); ++i) {
        const auto& [name, values] = expected.values.kept[i];
        QCOMPARE(actual.values.kept[i].first, name);
        QVERIFY2(excess(actual.values.kept[i].second, values) <= 1, name.c_str());
    }
    compareStatistics(actual.saturation, expected.saturation);
}

}  // namespace

class TstFused : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { useThreads(2); }
    void saysWhatTheReferenceSays_data();
    void saysWhatTheReferenceSays();
    void anyScaleAgrees_data();
    void anyScaleAgrees();
    void anyPaddingAgrees_data();
    void anyPaddingAgrees();
    void watchedOrNotTheBitsAreEqual();
    void valuesThatAreNotFiniteAreCounted_data();
    void valuesThatAreNotFiniteAreCounted();
    void bf16IsNearFloat32_data();
    void bf16IsNearFloat32();
    void bf16DoesNotDependOnInstructionsOrWatchers();
    void bitsDoNotDependOnThreads();
    void interventionsAgree_data();
    void interventionsAgree();
    void secondPassAllocatesNothing_data();
    void secondPassAllocatesNothing();
    void workspaceIsGivenBack();
    void weightsThatAreMovedInAreGivenBack();
    void measuredPeakIsThePlanned_data();
    void measuredPeakIsThePlanned();
    void cancelLeavesTheExecutorUsable();
    void refusesInputOfOtherShapes();
    void refusesWeightsThatLackATensor();
    void automaticChoiceTellsItsReason();
    void tellsWhatItCannotRun_data();
    void tellsWhatItCannotRun();
};

void TstFused::saysWhatTheReferenceSays_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    for (int variant = 0; variant < 8; ++variant)
        QTest::addRow("b%d 1x64x64", variant) << variant << 1 << 64 << 64;
    QTest::newRow("b0 3x97x131") << 0 << 3 << 97 << 131;
    QTest::newRow("b2 8x33x40") << 2 << 8 << 33 << 40;
    QTest::newRow("b5 1x131x97") << 5 << 1 << 131 << 97;
    QTest::newRow("b1 1x240x240") << 1 << 1 << 240 << 240;
}

void TstFused::saysWhatTheReferenceSays() {
    QFETCH(int, variant);
    QFETCH(int, batch);
    QFETCH(int, height);
    QFETCH(int, width);
    const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
    const TensorF32 input = images(batch, height, width);
    const Told expected = watch(*reference(spec), input);
    for (const InstructionSet set :
         {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512})
        if (machineHas(set)) {
            const auto executor = fusedOf(spec, set);
            const Told inParts = watchInParts(*executor, input);
            compareStatistics(inParts.saturation, expected.saturation);
            const Told whole = watch(*executor, input);
            compare(whole, expected);
            QVERIFY(inParts.pass.logits == whole.pass.logits);
            if (QTest::currentTestFailed())
                QFAIL(instructionSetName(set));
        }
}

void TstFused::anyScaleAgrees_data() {
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("depth");
    QTest::newRow("thin") << 0.25 << 0.5;  // the first block is residual
    QTest::newRow("wide") << 1.65 << 0.3;
    QTest::newRow("odd") << 1.37 << 1.1;
    QTest::newRow("half") << 0.5 << 0.6;
    QTest::newRow("wider") << 1.3 << 1.25;
}

void TstFused::anyScaleAgrees() {
    QFETCH(double, width);
    QFETCH(double, depth);
    const NetworkSpec spec = customSpec(width, depth);
    const TensorF32 input = images(2, 75, 50);
    const auto executor = fusedOf(spec);
    const Told expected = watch(*reference(spec), input);
    compare(watch(*executor, input), expected);
    compareStatistics(watchInParts(*executor, input).saturation, expected.saturation);
    RunContext context;
    QVERIFY(excess(executor->run(input, {}, context).logits, expected.pass.logits) <= 1);
}

void TstFused::anyPaddingAgrees_data() {
    QTest::addColumn<QString>("padding");
    QTest::addColumn<double>("width");
    QTest::addColumn<int>("high");
    QTest::addColumn<int>("wide");
    for (const char* padding : {"same", "same:224", "same:225", "same:260", "listed:2,8"})
        for (const double width : {0.25, 1.1})  // thin: the stem is on its own
            for (const auto& [high, wide] :
                 {std::pair{64, 64}, std::pair{97, 131}, std::pair{50, 33}})
                QTest::addRow("%s, %g, %dx%d", padding, width, high, wide)
                    << QString(padding) << width << high << wide;
}

void TstFused::anyPaddingAgrees() {
    QFETCH(QString, padding);
    QFETCH(double, width);
    QFETCH(int, high);
    QFETCH(int, wide);
    NetworkSpec spec = customSpec(width, 0.6);
    const TensorF32 input = images(2, high, wide);
    RunContext context;
    const auto symmetric = fusedOf(spec)->run(input, {}, context).logits;
    spec.padding = *parsePadding(padding.toStdString());
    const Told expected = watch(*reference(spec), input);
    // A network built for a side whose maps are all odd (225, 113, 57, 29, 15) pads evenly.
    const bool pads = padding != "same:225";
    QCOMPARE(excess(symmetric, expected.pass.logits) > 1, pads);
    for (const InstructionSet set :
         {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512})
        if (machineHas(set)) {
            const auto executor = fusedOf(spec, set);
            compare(watch(*executor, input), expected);
            compareStatistics(watchInParts(*executor, input).saturation, expected.saturation);
            QVERIFY(excess(executor->run(input, {}, context).logits, expected.pass.logits) <= 1);
            if (QTest::currentTestFailed())
                QFAIL(instructionSetName(set));
        }
}

void TstFused::watchedOrNotTheBitsAreEqual() {
    RunContext context;
    for (const int variant : {0, 4}) {
        const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
        const auto executor = fusedOf(spec);
        const TensorF32 input = images(2, 97, 131);
        const PassResult plain = executor->run(input, {}, context);
        QVERIFY(plain.logits == watch(*executor, input).pass.logits);
        QVERIFY(plain.logits == watchInParts(*executor, input).pass.logits);
    }
}

void TstFused::valuesThatAreNotFiniteAreCounted_data() {
    QTest::addColumn<float>("bias");
    QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
    QTest::newRow("Inf") << std::numeric_limits<float>::infinity();
    QTest::newRow("-Inf") << -std::numeric_limits<float>::infinity();
    QTest::newRow("beyond the square root of the largest") << 1e25F;
}

/// One channel of one layer in the middle is broken; the rest of that layer still has statistics.
void TstFused::valuesThatAreNotFiniteAreCounted() {
    QFETCH(const float, bias);
    const NetworkSpec& spec = family()[0].spec;
    StateDict broken;
    const std::string key = "stages.3.1.depthwise.bn.bias";
    for (const auto& [name, tensor] : weightsOf(spec).entries())
        broken.set(name, tensor);
    std::vector<float> values = toFloat(*broken.find(key));
    values[5] = bias;
    broken.set(key, makeTensor({static_cast<std::int64_t>(values.size())}, values));
    const TensorF32 input = images(2, 64, 64);
    const auto reference = buildExecutor(spec, broken, {.engine = EngineKind::Reference}).executor;
    const SaturationReport expected = watchInParts(*reference, input).saturation;
    const auto executor = fused::makeFusedExecutor(spec, broken);
    const SaturationReport actual = watchInParts(*executor, input).saturation;
    QCOMPARE(actual.firstNonFinite, expected.firstNonFinite);
    QCOMPARE(actual.imageCount, expected.imageCount);
    QCOMPARE(actual.activations.size(), expected.activations.size());
    for (std::size_t i = 0; i < expected.activations.size(); ++i) {
        const ActivationStats &a = actual.activations[i], &e = expected.activations[i];
        QCOMPARE(a.nonFinite.nan, e.nonFinite.nan);
        QCOMPARE(a.nonFinite.total(), e.nonFinite.total());
        QCOMPARE(a.nonFiniteChannels, e.nonFiniteChannels);
        QVERIFY(a.pre.count == e.pre.count && near(a.pre.mean, e.pre.mean, 1.0));
    }
}

void TstFused::bf16IsNearFloat32_data() {
    QTest::addColumn<int>("variant");
    for (const int variant : {0, 3, 7})
        QTest::addRow("b%d", variant) << variant;
}

void TstFused::bf16IsNearFloat32() {
    QFETCH(const int, variant);
    const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
    const TensorF32 input = images(2, 97, 75);
    RunContext context;
    const auto exact = fusedOf(spec);
    const auto executor =
        fused::makeFusedExecutor(spec, weightsOf(spec), bestInstructionSet(), Dtype::BF16);
    QCOMPARE(executor->dtype(), Dtype::BF16);
    QVERIFY(executor->weightBytes() < exact->weightBytes());
    const auto error = dtypeErrorOf(executor->run(input, {}, context).logits,
                                    exact->run(input, {}, context).logits, spec.classCount);
    const double relativeRms = error.value().relativeRms.value();
    QVERIFY2(relativeRms > 1e-5 && relativeRms < 0.03, qPrintable(QString::number(relativeRms)));
    QVERIFY(executor->memoryPlan(input, {}).has_value());
}

/// Sums are in float32 whatever the instructions; roundings of the inputs amplify what differs.
void TstFused::bf16DoesNotDependOnInstructionsOrWatchers() {
    const NetworkSpec spec = customSpec(1.37, 1.1);
    const TensorF32 input = images(1, 75, 50);
    RunContext context;
    std::optional<std::vector<float>> first;
    for (const InstructionSet set :
         {InstructionSet::Portable, InstructionSet::Avx2, InstructionSet::Avx512}) {
        if (!machineHas(set))
            continue;
        const auto executor = fused::makeFusedExecutor(spec, weightsOf(spec), set, Dtype::BF16);
        const PassResult plain = executor->run(input, {}, context);
        QVERIFY(plain.logits == watchInParts(*executor, input).pass.logits);
        QVERIFY(plain.logits == watch(*executor, input).pass.logits);
        if (!first)
            first = plain.logits;
        const auto error = dtypeErrorOf(plain.logits, *first, spec.classCount);
        QVERIFY(error.value().relativeRms.value() < 0.01);
    }
}

void TstFused::bitsDoNotDependOnThreads() {
    RunContext context;
    const auto executor = fusedOf(family()[1].spec);
    const TensorF32 input = images(1, 130, 98);
    useThreads(1);
    const PassResult one = executor->run(input, {}, context);
    for (const int threads : {2, 3, 7}) {
        useThreads(threads);
        QVERIFY2(executor->run(input, {}, context).logits == one.logits,
                 qPrintable(QString::number(threads)));
    }
}

void TstFused::interventionsAgree_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("block");
    QTest::newRow("gates one") << static_cast<int>(InterventionKind::GateOne) << 0;
    QTest::newRow("gates mean") << static_cast<int>(InterventionKind::GateMean) << 3;
    QTest::newRow("block off") << static_cast<int>(InterventionKind::BlockOff) << 2;
    QTest::newRow("block off before the head")
        << static_cast<int>(InterventionKind::BlockOff) << 14;
}

void TstFused::interventionsAgree() {
    QFETCH(int, kind);
    QFETCH(int, block);
    const NetworkSpec& spec = family()[0].spec;
    Intervention change{
        .kind = static_cast<InterventionKind>(kind), .block = block, .gateMeans = {}};
    const Architecture architecture = buildArchitecture(spec);
    const auto& blockSpec = architecture.blocks.at(static_cast<std::size_t>(block));
    for (const double value : test::hashUniform("means", blockSpec.expandedChannels))
        change.gateMeans.push_back(static_cast<float>(0.5 + 0.5 * value));
    const TensorF32 input = images(2, 64, 64);
    const auto executor = fusedOf(spec);
    RunContext context;
    const PassResult plain = executor->run(input, {}, context);
    const PassOptions options{.taps = {}, .interventions = {&change, 1}};
    const PassResult actual = executor->run(input, options, context);
    const PassResult expected = reference(spec)->run(input, options, context);
    QVERIFY(excess(actual.logits, expected.logits) <= 1);
    QVERIFY(actual.logits != plain.logits);
    QVERIFY(executor->run(input, {}, context).logits == plain.logits);
}

void TstFused::secondPassAllocatesNothing_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("batch");
    QTest::newRow("b0") << 0 << 1;
    QTest::newRow("b0, batch 8") << 0 << 8;
    QTest::newRow("b7") << 7 << 1;
}

void TstFused::secondPassAllocatesNothing() {
    QFETCH(int, variant);
    QFETCH(int, batch);
    const auto executor = fusedOf(family().at(static_cast<std::size_t>(variant)).spec);
    const TensorF32 input = images(batch, 96, 96);
    RunContext context;
    const PassResult first = executor->run(input, {}, context);
    MemoryMeter meter;
    const PassResult second = executor->run(input, {}, context);
    QCOMPARE(meter.stop().size(), std::size_t{0});
    QVERIFY(second.logits == first.logits);
}

void TstFused::workspaceIsGivenBack() {
    const auto executor = fusedOf(family()[0].spec);
    const TensorF32 input = images(1, 96, 96);
    RunContext context;
    QCOMPARE(executor->workspaceBytes(), std::int64_t{0});
    const PassResult first = executor->run(input, {}, context);
    QVERIFY(executor->workspaceBytes() > 0);
    executor->releaseWorkspace();
    QCOMPARE(executor->workspaceBytes(), std::int64_t{0});
    QVERIFY(executor->run(input, {}, context).logits == first.logits);
}

void TstFused::weightsThatAreMovedInAreGivenBack() {
    const NetworkSpec& spec = family()[0].spec;
    StateDict weights = test::hashWeights(spec);
    std::vector<std::weak_ptr<const void>> owners;
    for (const auto& [key, tensor] : weights.entries())
        owners.emplace_back(tensor.owner);
    const BuiltExecutor built = buildExecutor(spec, std::move(weights), {});
    QCOMPARE(built.executor->name(), "fused");
    QVERIFY(std::ranges::all_of(owners, [](const auto& owner) { return owner.expired(); }));
}

void TstFused::measuredPeakIsThePlanned_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("batch");
    QTest::addColumn<bool>("activations");
    for (int variant = 0; variant < 8; ++variant)
        QTest::addRow("b%d", variant) << variant << 1 << false;
    QTest::newRow("b0 with activations") << 0 << 1 << true;
    QTest::newRow("b7 with activations") << 7 << 1 << true;
    QTest::newRow("b0, batch 8") << 0 << 8 << false;
    QTest::newRow("b7, batch 8, with activations") << 7 << 8 << true;
}

void TstFused::measuredPeakIsThePlanned() {
    QFETCH(int, variant);
    QFETCH(int, batch);
    QFETCH(bool, activations);
    const NetworkSpec& spec = family().at(static_cast<std::size_t>(variant)).spec;
    const TensorF32 input = images(batch, 64, 96);
    const auto executor = fusedOf(spec);
    MemoryMeter meter;
    MemoryTap marks(meter);
    SaturationTap saturation;
    std::vector<Tap*> taps{&marks};
    if (activations)
        taps.push_back(&saturation);
    const PassOptions options{.taps = taps, .interventions = {}};
    const auto planned = executor->memoryPlan(input, options);
    QVERIFY(planned.has_value());
    RunContext context;
    static_cast<void>(executor->run(input, options, context));
    const auto graph = buildGraph(spec, 64, 96);
    const MemoryReport report = memoryReport(*graph, batch, meter.stop(), executor->weightBytes(),
                                             {}, {.planned = planned});
    QCOMPARE(report.peakBytes, planned->peakBytes);
    // A step of the plan may stand for several nodes of its block.
    QCOMPARE(graph->nodes.at(static_cast<std::size_t>(report.peakNode)).block,
             graph->nodes.at(static_cast<std::size_t>(planned->peakNode)).block);
    QCOMPARE(report.timeline.back().liveBytes, report.inputBytes);
    QVERIFY(planned->peakBytes < predictMemory(*graph, batch).peakBytes + (4 << 20));
}

void TstFused::cancelLeavesTheExecutorUsable() {
    const auto executor = fusedOf(family()[0].spec);
    std::atomic<bool> cancel{false};
    RunContext canceling([&](double, std::string_view) { cancel = true; }, &cancel);
    const TensorF32 input = images(1, 64, 64);
    QVERIFY_THROWS_EXCEPTION(Canceled, static_cast<void>(executor->run(input, {}, canceling)));
    RunContext context;
    QCOMPARE(executor->run(input, {}, context).logits.size(), std::size_t{1000});
}

void TstFused::refusesInputOfOtherShapes() {
    const auto executor = fusedOf(family()[0].spec);
    RunContext context;
    const auto failure = test::failureOf([&] {
        static_cast<void>(
            executor->run(TensorF32{{1, 4, 8, 8}, std::vector<float>(256)}, {}, context));
    });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ShapeMismatch);
}

void TstFused::refusesWeightsThatLackATensor() {
    const NetworkSpec& spec = family()[0].spec;
    StateDict some;
    for (const auto& [key, tensor] : weightsOf(spec).entries())
        if (key != "stages.3.1.se.expand.bias")
            some.set(key, tensor);
    const auto failure =
        test::failureOf([&] { static_cast<void>(fused::makeFusedExecutor(spec, some)); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::TensorMissing);
    QVERIFY(failure->message.find("stages.3.1.se.expand.bias") != std::string::npos);
}

void TstFused::automaticChoiceTellsItsReason() {
    const NetworkSpec& spec = family()[0].spec;
    const StateDict& weights = weightsOf(spec);
    const BuiltExecutor chosen = buildExecutor(spec, weights, {});
    QCOMPARE(chosen.executor->name(), "fused");
    QVERIFY(chosen.reason.find("fp32 on the CPU") != std::string::npos);
    for (const EngineKind engine : {EngineKind::Fused, EngineKind::Reference}) {
        const BuiltExecutor asked = buildExecutor(spec, weights, {.engine = engine});
        QCOMPARE(asked.executor->name(), engineName(engine));
        QCOMPARE(asked.reason, std::string("asked for"));
    }
    const RunOptions autocast{.dtype = Dtype::BF16, .autocast = true};
    const BuiltExecutor fallback = buildExecutor(spec, weights, autocast);
    QCOMPARE(fallback.executor->name(), "reference");
    QCOMPARE(fallback.reason, fusedObstacle(buildArchitecture(spec), "cpu", autocast));
}

void TstFused::tellsWhatItCannotRun_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("autocast");
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("stride");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << "cpu" << false << 5 << 2 << "";
    QTest::newRow("CUDA") << "cuda:0" << false << 3 << 1 << "CPU only";
    QTest::newRow("autocast") << "cpu" << true << 3 << 1 << "autocast";
    QTest::newRow("kernel 7") << "cpu" << false << 7 << 1 << "kernel 7";
    QTest::newRow("stride 3") << "cpu" << false << 3 << 3 << "stride 3 (block 3.1)";
}

void TstFused::tellsWhatItCannotRun() {
    QFETCH(QString, device);
    QFETCH(bool, autocast);
    QFETCH(int, kernel);
    QFETCH(int, stride);
    QFETCH(QString, word);
    Architecture architecture = buildArchitecture(family()[0].spec);
    architecture.blocks[4].kernel = kernel;
    architecture.blocks[4].stride = stride;
    RunOptions options;
    if (autocast)
        options = {.dtype = Dtype::BF16, .autocast = true};
    const auto told =
        QString::fromStdString(fusedObstacle(architecture, device.toStdString(), options));
    QCOMPARE(told.isEmpty(), word.isEmpty());
    QVERIFY2(told.contains(word), qPrintable(told));
}

SCALESCOPE_TEST(TstFused)
#include "tst_fused.moc"
