// SPDX-License-Identifier: Apache-2.0
// The executor's promises: taps see everything, nothing is changed by watching, cancel leaves it
// usable.
#include "core/exec/device.h"
#include "core/exec/executor.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <cmath>

using namespace scalescope;

namespace {

const NetworkSpec& b0() {
    return family()[0].spec;
}

std::unique_ptr<Executor> makeB0(Dtype dtype = Dtype::F32) {
    return buildExecutor(b0(), test::hashWeights(b0()),
                         {.engine = EngineKind::Reference, .dtype = dtype})
        .executor;
}

/// Counts what it is told, and checks each pre-activation against its output.
class CountingTap final : public Tap {
public:
    int begun = 0, ended = 0, pre = 0, post = 0, gateBlocks = 0, outputs = 0, squeezes = 0;
    std::int64_t gateValues = 0, batch = 0;
    double worstSilu = 0.0;

    TapInterest interest() const override {
        return {.activations = true, .gates = true, .outputs = true, .nodes = true};
    }
    void beginPass(const Graph&, std::int64_t count) override { batch = count; }
    void beginNode(const Node&) override { ++begun; }
    void endNode(const Node&) override { ++ended; }
    void preActivation(const Node&, const ActivationView& x) override {
        ++pre;
        m_x = x.data[0];
    }
    void postActivation(const Node&, const ActivationView& y) override {
        ++post;
        worstSilu = std::max(worstSilu, std::abs(m_x / (1.0 + std::exp(-m_x)) - y.data[0]));
    }
    void squeeze(const Node&, std::span<const float>, std::int64_t) override { ++squeezes; }
    void gates(const Node&, std::span<const float> z, std::span<const float> s,
               std::int64_t) override {
        ++gateBlocks;
        gateValues += static_cast<std::int64_t>(s.size());
        for (std::size_t i = 0; i < s.size(); ++i)
            worstSilu = std::max(
                worstSilu, std::abs(1.0 / (1.0 + std::exp(-static_cast<double>(z[i]))) - s[i]));
    }
    void output(const Node&, const ActivationView&) override { ++outputs; }

private:
    double m_x = 0.0;
};

TensorF32 repeated(const TensorF32& image, int times) {
    TensorF32 batch{image.shape, {}};
    batch.shape[0] = times;
    for (int i = 0; i < times; ++i)
        batch.values.insert(batch.values.end(), image.values.begin(), image.values.end());
    return batch;
}

}  // namespace

class TstExecutor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tapsSeeEveryNodeGateAndActivation();
    void watchingChangesNothing();
    void batchOfEqualImagesGivesEqualLogits();
    void nonSquareInputRuns();
    void gateOneOfAllBlocksChangesTheLogits();
    void gateMeanOfTheOwnGatesChangesNothing();
    void blockOffLeavesOutAResidualBlock();
    void bf16StaysNearFp32();
    void autocastStaysNearFp32AndLeavesNoTrace();
    void refusesAutocastToFp32();
    void cancelLeavesTheExecutorUsable();
    void timeGivesOneValuePerRepeatAndStopsWhenTold();
    void refusesInputOfOtherShapes();
    void refusesDevicesThatAreNotThere();
    void refusesHalfPrecisionOnTheCpu();
};

void TstExecutor::tapsSeeEveryNodeGateAndActivation() {
    const auto executor = makeB0();
    CountingTap tap;
    std::vector<Tap*> taps{&tap};
    RunContext context;
    static_cast<void>(executor->run(repeated(test::hashInput(64), 2),
                                    {.taps = taps, .interventions = {}}, context));
    const auto graph = buildGraph(b0(), 64, 64);
    const auto silus = std::count_if(graph->nodes.begin(), graph->nodes.end(),
                                     [](const Node& node) { return node.silu; });
    QCOMPARE(tap.batch, std::int64_t{2});
    QCOMPARE(tap.begun, static_cast<int>(graph->nodes.size()));
    QCOMPARE(tap.ended, tap.begun);
    QCOMPARE(tap.pre, static_cast<int>(silus));
    QCOMPARE(tap.post, tap.pre);
    QCOMPARE(tap.gateBlocks, 16);
    QCOMPARE(tap.squeezes, 16);
    QCOMPARE(tap.gateValues, std::int64_t{2 * 8960});
    QCOMPARE(tap.outputs, 18);  // stem, 16 blocks, head
    QVERIFY2(tap.worstSilu < 1e-5, qPrintable(QString::number(tap.worstSilu)));
}

void TstExecutor::watchingChangesNothing() {
    const auto executor = makeB0();
    CountingTap tap;
    std::vector<Tap*> taps{&tap};
    RunContext context;
    const PassResult plain = executor->run(test::hashInput(64), {}, context);
    const PassResult watched =
        executor->run(test::hashInput(64), {.taps = taps, .interventions = {}}, context);
    QVERIFY(plain.logits == watched.logits);
    QCOMPARE(plain.logits.size(), std::size_t{1000});
}

void TstExecutor::batchOfEqualImagesGivesEqualLogits() {
    const auto executor = makeB0();
    RunContext context;
    const PassResult one = executor->run(test::hashInput(64), {}, context);
    const PassResult three = executor->run(repeated(test::hashInput(64), 3), {}, context);
    QCOMPARE(three.batch, std::int64_t{3});
    for (std::size_t i = 0; i < three.logits.size(); ++i)
        QVERIFY(std::abs(three.logits[i] - one.logits[i % 1000]) < 1e-4F);
}

void TstExecutor::nonSquareInputRuns() {
    const auto executor = makeB0();
    RunContext context;
    TensorF32 input{{1, 3, 97, 131}, std::vector<float>(3 * 97 * 131, 0.5F)};
    QCOMPARE(executor->run(input, {}, context).logits.size(), std::size_t{1000});
}

void TstExecutor::gateOneOfAllBlocksChangesTheLogits() {
    const auto executor = makeB0();
    RunContext context;
    std::vector<Intervention> changes;
    for (int block = 0; block < 16; ++block)
        changes.push_back({.kind = InterventionKind::GateOne, .block = block, .gateMeans = {}});
    const PassResult plain = executor->run(test::hashInput(64), {}, context);
    const PassResult changed =
        executor->run(test::hashInput(64), {.taps = {}, .interventions = changes}, context);
    QVERIFY(plain.logits != changed.logits);
}

void TstExecutor::gateMeanOfTheOwnGatesChangesNothing() {
    struct KeepGates final : Tap {
        std::vector<float> values;
        TapInterest interest() const override {
            return {.activations = false, .gates = true, .outputs = false, .nodes = false};
        }
        void gates(const Node& node, std::span<const float>, std::span<const float> s,
                   std::int64_t) override {
            if (node.block == 3)
                values.assign(s.begin(), s.end());
        }
    } keep;
    const auto executor = makeB0();
    RunContext context;
    std::vector<Tap*> taps{&keep};
    const PassResult plain =
        executor->run(test::hashInput(64), {.taps = taps, .interventions = {}}, context);
    const Intervention change{
        .kind = InterventionKind::GateMean, .block = 3, .gateMeans = keep.values};
    const PassResult changed =
        executor->run(test::hashInput(64), {.taps = {}, .interventions = {&change, 1}}, context);
    for (std::size_t i = 0; i < plain.logits.size(); ++i)
        QVERIFY(std::abs(plain.logits[i] - changed.logits[i]) < 1e-5F);
}

void TstExecutor::blockOffLeavesOutAResidualBlock() {
    const auto executor = makeB0();
    RunContext context;
    CountingTap tap;
    std::vector<Tap*> taps{&tap};
    const Intervention change{.kind = InterventionKind::BlockOff, .block = 2, .gateMeans = {}};
    const PassResult plain = executor->run(test::hashInput(64), {}, context);
    const PassResult changed =
        executor->run(test::hashInput(64), {.taps = taps, .interventions = {&change, 1}}, context);
    QVERIFY(plain.logits != changed.logits);
    QCOMPARE(tap.gateBlocks, 15);
}

void TstExecutor::bf16StaysNearFp32() {
    RunContext context;
    const PassResult exact = makeB0()->run(test::hashInput(64), {}, context);
    const PassResult coarse = makeB0(Dtype::BF16)->run(test::hashInput(64), {}, context);
    double worst = 0, scale = 0;
    for (std::size_t i = 0; i < exact.logits.size(); ++i) {
        worst = std::max(worst, static_cast<double>(std::abs(exact.logits[i] - coarse.logits[i])));
        scale = std::max(scale, static_cast<double>(std::abs(exact.logits[i])));
    }
    QVERIFY(worst > 0);
    QVERIFY2(worst < 0.1 * scale, qPrintable(QString::number(worst / scale)));
}

void TstExecutor::autocastStaysNearFp32AndLeavesNoTrace() {
    const StateDict weights = test::hashWeights(b0());
    RunContext context;
    const TensorF32 input = test::hashInput(64);
    const auto cast =
        buildExecutor(b0(), weights,
                      {.engine = EngineKind::Reference, .dtype = Dtype::BF16, .autocast = true})
            .executor;
    const auto plain = makeB0();
    const PassResult before = plain->run(input, {}, context);
    const PassResult coarse = cast->run(input, {}, context);
    QVERIFY(coarse.logits != before.logits);
    double scale = 0.0, worst = 0.0;
    for (std::size_t i = 0; i < before.logits.size(); ++i) {
        scale = std::max(scale, std::abs(static_cast<double>(before.logits[i])));
        worst = std::max(worst, std::abs(static_cast<double>(coarse.logits[i]) - before.logits[i]));
    }
    QVERIFY2(worst < 0.1 * scale, qPrintable(QString::number(worst / scale)));
    QVERIFY(plain->run(input, {}, context).logits == before.logits);
    // Weights stay float32.
    QCOMPARE(cast->weightBytes(), plain->weightBytes());
}

void TstExecutor::refusesAutocastToFp32() {
    const auto failure = test::failureOf([] {
        static_cast<void>(buildExecutor(b0(), test::hashWeights(b0()), {.autocast = true}));
    });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid);
    QVERIFY(failure->message.find("number format bf16") != std::string::npos);
}

void TstExecutor::cancelLeavesTheExecutorUsable() {
    const auto executor = makeB0();
    std::atomic<bool> cancel{false};
    RunContext canceling([&](double, std::string_view) { cancel = true; }, &cancel);
    QVERIFY_THROWS_EXCEPTION(Canceled,
                             static_cast<void>(executor->run(test::hashInput(64), {}, canceling)));
    RunContext context;
    QCOMPARE(executor->run(test::hashInput(64), {}, context).logits.size(), std::size_t{1000});
}

void TstExecutor::timeGivesOneValuePerRepeatAndStopsWhenTold() {
    const auto executor = makeB0();
    const auto all = executor->time(test::hashInput(32), 1, 5, {});
    QCOMPARE(all.size(), std::size_t{5});
    QVERIFY(std::all_of(all.begin(), all.end(), [](double ms) { return ms > 0; }));
    QCOMPARE(executor->time(test::hashInput(32), 1, 5, [](int done) { return done < 2; }).size(),
             std::size_t{2});
}

void TstExecutor::refusesInputOfOtherShapes() {
    const auto executor = makeB0();
    RunContext context;
    const auto failure = test::failureOf([&] {
        static_cast<void>(
            executor->run(TensorF32{{1, 4, 8, 8}, std::vector<float>(256)}, {}, context));
    });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ShapeMismatch);
}

void TstExecutor::refusesDevicesThatAreNotThere() {
    for (const char* device : {"cuda:99", "tpu", "cuda:x", "cuda:"}) {
        const auto failure = test::failureOf([&] { static_cast<void>(resolveDevice(device)); });
        QVERIFY2(failure.has_value(), device);
        QVERIFY(failure->code == ErrorCode::DeviceUnavailable ||
                failure->code == ErrorCode::ArgumentInvalid);
        QVERIFY(failure->message.find(device) != std::string::npos);
    }
    QCOMPARE(resolveDevice("cpu"), std::string("cpu"));
}

void TstExecutor::refusesHalfPrecisionOnTheCpu() {
    const auto failure = test::failureOf([] { static_cast<void>(makeB0(Dtype::F16)); });
    QVERIFY(failure.has_value());
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
}

SCALESCOPE_TEST(TstExecutor)
#include "tst_executor.moc"
