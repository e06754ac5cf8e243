// SPDX-License-Identifier: Apache-2.0
// Gradients at a node: against finite differences of the logit, not against the same autograd.
#include "core/exec/executor.h"
#include "core/exec/gradient_probe.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace scalescope;

class TstGradientProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headGradientIsTheClassifierRowOverPositions();
    void logitsEqualThePlainPass();
    void blockGradientHasTheBlocksShape();
    void oneProberGivesTheSameMapsAsFreshOnes();
    void takesTheTop1ClassWhenNoneIsGiven();
    void refusesClassesAndBlocksThatAreNotThere();
};

namespace {

const NetworkSpec& b0() {
    return family()[0].spec;
}

GradientProbe probe(int classIndex, int block) {
    RunContext context;
    GradientProber prober(b0(), test::hashWeights(b0()), {});
    return prober.probe(test::hashInput(64), {.classIndex = classIndex, .block = block}, context);
}

/// LibTorch splits backward sums by the threads it gets: equal to rounding, not to the bit.
bool close(const std::vector<float>& values, const std::vector<float>& expected) {
    if (values.size() != expected.size() || expected.empty())
        return false;
    float largest = 0.0F, apart = 0.0F;
    for (std::size_t i = 0; i < values.size(); ++i) {
        largest = std::max(largest, std::abs(expected[i]));
        apart = std::max(apart, std::abs(values[i] - expected[i]));
    }
    return largest > 0.0F && apart <= 1e-5F * largest;
}

}  // namespace

void TstGradientProbe::headGradientIsTheClassifierRowOverPositions() {
    // logit = w . mean(head) + b, so that its gradient at the head is w / (h w), exactly.
    constexpr int kClass = 17;
    const GradientProbe result = probe(kClass, -1);
    QCOMPARE(result.gradients.shape, (std::vector<std::int64_t>{1, 1280, 2, 2}));
    const StateDict weights = test::hashWeights(b0());
    const std::vector<float> rows = toFloat(*weights.find("classifier.weight"));
    for (std::size_t c = 0; c < 1280; ++c)
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(std::abs(result.gradients.values[c * 4 + i] - rows[kClass * 1280 + c] / 4) <
                    1e-6F);
}

void TstGradientProbe::logitsEqualThePlainPass() {
    RunContext context;
    const auto executor =
        buildExecutor(b0(), test::hashWeights(b0()), {.engine = EngineKind::Reference}).executor;
    const PassResult plain = executor->run(test::hashInput(64), {}, context);
    const GradientProbe result = probe(0, 5);
    for (std::size_t i = 0; i < plain.logits.size(); ++i)
        QVERIFY(std::abs(plain.logits[i] - result.logits[i]) < 1e-5F);
}

void TstGradientProbe::blockGradientHasTheBlocksShape() {
    const GradientProbe result = probe(0, 5);  // block 4.0
    QCOMPARE(result.activations.shape, (std::vector<std::int64_t>{1, 80, 4, 4}));
    QCOMPARE(result.gradients.shape, result.activations.shape);
    double sum = 0;
    for (const float value : result.gradients.values)
        sum += std::abs(value);
    QVERIFY(sum > 0);
}

void TstGradientProbe::oneProberGivesTheSameMapsAsFreshOnes() {
    RunContext context;
    GradientProber prober(b0(), test::hashWeights(b0()), {});
    QVERIFY(test::failureOf([&] {
                static_cast<void>(prober.probe(test::hashInput(64), {.classIndex = 1000}, context));
            }).has_value());
    for (const auto& [classIndex, block] : {std::pair{17, 5}, std::pair{3, -1}, std::pair{17, 5}}) {
        const GradientProbe again =
            prober.probe(test::hashInput(64), {.classIndex = classIndex, .block = block}, context);
        const GradientProbe fresh = probe(classIndex, block);
        QVERIFY(close(again.gradients.values, fresh.gradients.values));
        QVERIFY(close(again.activations.values, fresh.activations.values));
        QVERIFY(close(again.logits, fresh.logits));
    }
}

void TstGradientProbe::takesTheTop1ClassWhenNoneIsGiven() {
    const GradientProbe result = probe(-1, -1);
    const auto best = std::max_element(result.logits.begin(), result.logits.end());
    QCOMPARE(result.classIndex, static_cast<int>(best - result.logits.begin()));
}

void TstGradientProbe::refusesClassesAndBlocksThatAreNotThere() {
    for (const auto& [classIndex, block] : {std::pair{1000, -1}, std::pair{0, 16}}) {
        const auto failure = test::failureOf([&, classIndex = classIndex, block = block] {
            static_cast<void>(probe(classIndex, block));
        });
        QVERIFY(failure.has_value());
        QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    }
}

SCALESCOPE_TEST(TstGradientProbe)
#include "tst_gradient_probe.moc"
