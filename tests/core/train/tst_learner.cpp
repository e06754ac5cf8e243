// SPDX-License-Identifier: Apache-2.0
// One step of training equals torch.optim's on torchvision's network; what is not finite has a
// place.
#ifndef Q_MOC_RUN
#include "core/train/learner_torch.h"
#include "core/train/tensors_torch.h"
#include "tests/support/test_program.h"

#include <ATen/ATen.h>
#endif
#include "tests/support/hash_weights.h"
#include "tests/support/test_support.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <limits>

using namespace scalescope;
using Json = nlohmann::json;

class TstLearner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoStepsEqualThoseOfPyTorch_data();
    void twoStepsEqualThoseOfPyTorch();
    void restoredLearnerTakesTheSameStep_data();
    void restoredLearnerTakesTheSameStep();
    void sameSeedAndStepDropTheSameUnits();
    void namesWhereValuesAreNotFinite_data();
    void namesWhereValuesAreNotFinite();
    void movingAverageForgetsItsStart();
    void halfKeepsVectorsAndCounts();
};

namespace {

constexpr int kSide = 64, kBatch = 4, kClasses = 5;

/// As tests/golden/make_training_golden.py says.
TrainOptions goldenOptions(OptimiserKind optimiser) {
    TrainOptions options;
    options.spec = {.name = "tiny",
                    .variant = std::nullopt,
                    .scale = {0.25, 0.4, kSide},
                    .dropout = 0.0,
                    .batchNormEps = 1e-3,
                    .batchNormMomentum = 0.01,
                    .padding = {},
                    .classCount = kClasses,
                    .recipe = {},
                    .ofNetwork = {},
                    .label = {}};
    options.dropPath = 0.0;
    options.sizes = {{kSide, 1.0}};
    options.pictures = 2 * kBatch;
    options.batch = kBatch;
    options.optimiser = optimiser;
    options.learningRate = 0.05;
    options.weightDecay = 0.01;
    options.warmup = 0.0;
    options.clipNorm = 1.0;
    return options;
}

Batch goldenBatch(int step) {
    Batch batch{kSide, {}, {}};
    for (const double u : test::hashUniform("pictures " + std::to_string(step),
                                            std::int64_t{kBatch} * kSide * kSide * 3))
        batch.values.push_back(static_cast<float>(1.7 * u));
    for (int i = 0; i < kBatch; ++i)
        batch.labels.push_back((i + step) % kClasses);
    return batch;
}

Learner goldenLearner(const TrainOptions& options) {
    const StateDict weights = test::hashWeights(options.spec);
    StateDict state;
    for (const auto& [key, tensor] : weights.entries()) {
        state.set("net." + key, tensor);
        state.set("average." + key, tensor);
    }
    Learner learner(options, "cpu");
    learner.restore(state, 0);
    return learner;
}

bool near(double a, double b, double relative = 1e-3, double absolute = 1e-5) {
    return std::abs(a - b) <= absolute + relative * std::abs(b);
}

/// Empty when the tensor has the norm and the first values; else what differs.
std::string difference(const WeightTensor& tensor, const Json& expected) {
    const std::vector<float> values = toFloat(tensor);
    double squares = 0.0;
    for (const float value : values)
        squares += double{value} * value;
    if (!near(std::sqrt(squares), expected["norm"].get<double>()))
        return "norm " + std::to_string(std::sqrt(squares)) + ", not " + expected["norm"].dump();
    for (std::size_t i = 0; i < expected["first"].size(); ++i)
        if (!near(values[i], expected["first"][i].get<double>()))
            return "value " + std::to_string(i) + " is " + std::to_string(values[i]) + ", not " +
                   expected["first"][i].dump();
    return {};
}

void compareTensors(const StateDict& dict, const std::string& prefix, const Json& expected) {
    for (const auto& [key, summary] : expected.items()) {
        const WeightTensor* tensor = dict.find(prefix + key);
        QVERIFY2(tensor, key.c_str());
        const std::string problem = difference(*tensor, summary);
        QVERIFY2(problem.empty(), (prefix + key + ": " + problem).c_str());
    }
}

}  // namespace

void TstLearner::twoStepsEqualThoseOfPyTorch_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("sgd") << static_cast<int>(OptimiserKind::Sgd);
    QTest::newRow("rmsprop") << static_cast<int>(OptimiserKind::RmsProp);
}

void TstLearner::twoStepsEqualThoseOfPyTorch() {
    QFETCH(int, kind);
    const TrainOptions options = goldenOptions(static_cast<OptimiserKind>(kind));
    const Json golden = Json::parse(
        test::readAll(test::goldenPath("training.json")))[optimiserName(options.optimiser)];
    QCOMPARE(test::hashWeightsDigest(test::hashWeights(options.spec)),
             golden["digest"].get<std::string>());
    Learner learner = goldenLearner(options);
    for (int step = 0; step < 2; ++step) {
        const Json& expected = golden["steps"][static_cast<std::size_t>(step)];
        const StepResult result = learner.step(goldenBatch(step), step);
        QVERIFY(near(result.loss, expected["loss"].get<double>(), 1e-4));
        QCOMPARE(result.right, expected["right"].get<std::int64_t>());
        QVERIFY(near(result.gradientNorm, expected["gradientNorm"].get<double>()));
        const double scale = std::min(1.0, options.clipNorm / result.gradientNorm);
        for (const auto& [key, norm] : expected["gradients"].items()) {
            const at::Tensor gradient = learner.net()->named_parameters()[key].grad();
            const double found = gradient.to(at::kDouble).norm().item<double>() / scale;
            QVERIFY2(near(found, norm.get<double>()), key.c_str());
        }
    }
    compareTensors(learner.state(), "net.", golden["updated"]);
    compareTensors(learner.state(), "average.", golden["average"]);
}

void TstLearner::restoredLearnerTakesTheSameStep_data() {
    twoStepsEqualThoseOfPyTorch_data();
}

void TstLearner::restoredLearnerTakesTheSameStep() {
    QFETCH(int, kind);
    TrainOptions options = goldenOptions(static_cast<OptimiserKind>(kind));
    options.spec.dropout = 0.3;
    options.dropPath = 0.3;
    Learner first(options, "cpu");
    first.step(goldenBatch(0), 0);
    Learner second(options, "cpu");
    second.restore(first.state(), 1);
    first.step(goldenBatch(1), 1);
    second.step(goldenBatch(1), 1);
    QCOMPARE(contentDigest(second.state()), contentDigest(first.state()));
}

void TstLearner::sameSeedAndStepDropTheSameUnits() {
    TrainOptions options = goldenOptions(OptimiserKind::Sgd);
    options.spec.dropout = 0.5;
    const auto lossOf = [&](std::uint64_t seed, std::int64_t step) {
        options.seed = seed;
        return goldenLearner(options).step(goldenBatch(0), step).loss;
    };
    QCOMPARE(lossOf(1, 0), lossOf(1, 0));
    QVERIFY(lossOf(1, 0) != lossOf(1, 1));
    QVERIFY(lossOf(1, 0) != lossOf(2, 0));
}

void TstLearner::namesWhereValuesAreNotFinite_data() {
    QTest::addColumn<QString>("spoiled");
    QTest::addColumn<QString>("named");
    QTest::newRow("a weight") << "stages.3.0.depthwise.conv.weight"
                              << "the tensor stages.3.0.depthwise.conv.weight";
    QTest::newRow("a picture") << ""
                               << "the pictures";
    QTest::newRow("an activation") << "stages.4.0.expand.bn.weight"
                                   << "the output of 4.0 expand";
}

void TstLearner::namesWhereValuesAreNotFinite() {
    QFETCH(QString, spoiled);
    QFETCH(QString, named);
    const TrainOptions options = goldenOptions(OptimiserKind::Sgd);
    Learner learner = goldenLearner(options);
    StateDict state = learner.state();
    Batch batch = goldenBatch(1);
    if (spoiled.isEmpty()) {
        batch.values[100] = std::numeric_limits<float>::quiet_NaN();
    } else {
        const std::string key = "net." + spoiled.toStdString();
        const WeightTensor* tensor = state.find(key);
        std::vector<float> values = toFloat(*tensor);
        // Finite itself, but its products are not.
        values[0] = spoiled.contains("bn") ? std::numeric_limits<float>::max()
                                           : std::numeric_limits<float>::infinity();
        if (spoiled.contains("bn"))
            std::fill(values.begin(), values.end(), std::numeric_limits<float>::max());
        state.set(key, makeTensor(tensor->shape, values));
        learner.restore(state, 1);
    }
    const auto failure = test::failureOf([&] { learner.step(batch, 1); });
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    const QString message = QString::fromStdString(failure->message);
    QVERIFY2(message.contains("step 2 of 2"), qPrintable(message));
    QVERIFY2(message.contains(named), qPrintable(message));
}

void TstLearner::movingAverageForgetsItsStart() {
    QCOMPARE(MovingAverage::decayAt(0.999, 0), 0.1);
    QCOMPARE(MovingAverage::decayAt(0.999, 90), 0.91);
    QCOMPARE(MovingAverage::decayAt(0.9, 1'000'000), 0.9);
    const at::Tensor value = at::zeros({3}), count = at::zeros({}, at::kLong);
    MovingAverage average({{"value", value}, {"count", count}}, 0.5);
    value.fill_(1.0);
    average.update({{"value", value}, {"count", count}}, 100);
    QCOMPARE(average.tensors().size(), std::size_t{1});
    QCOMPARE(average.tensors()[0].second[0].item<float>(), 0.5F);
}

void TstLearner::halfKeepsVectorsAndCounts() {
    const NetworkSpec spec = goldenOptions(OptimiserKind::Sgd).spec;
    const StateDict weights = test::hashWeights(spec), half = halved(weights);
    QCOMPARE(half.find("stem.conv.weight")->dtype, Dtype::F16);
    QCOMPARE(half.find("stem.bn.running_var")->dtype, Dtype::F32);
    QCOMPARE(half.find("stem.bn.num_batches_tracked")->dtype, Dtype::I64);
    const std::vector<float> before = toFloat(*weights.find("classifier.weight")),
                             after = toFloat(*half.find("classifier.weight"));
    for (std::size_t i = 0; i < before.size(); ++i)
        QVERIFY(near(after[i], before[i], 0x1p-11, 1e-7));
}

SCALESCOPE_TEST(TstLearner)
#include "tst_learner.moc"
