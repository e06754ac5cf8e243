// SPDX-License-Identifier: Apache-2.0
// The loop: it learns, it can be stopped and resumed to the same bits, its files are read by
// others.
#include "core/base/setting.h"
#include "core/exec/executor.h"
#include "core/input/generated/generated.h"
#include "core/train/augment.h"
#include "core/train/checkpoint.h"
#include "core/train/evaluate.h"
#include "core/train/trainer.h"
#include "core/weights/weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <limits>

using namespace scalescope;

class TstTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overfitsThirtyTwoPictures();
    void resumedEqualsUninterrupted_data();
    void resumedEqualsUninterrupted();
    void cancellingKeepsTheLastGoodState();
    void notFiniteKeepsTheLastGoodState();
    void networkFileIsReadWithItsLabels_data();
    void networkFileIsReadWithItsLabels();
    void refusesToResumeOtherOptions();
    void refusesToResumeWhatIsNoTraining();
    void refusesOptions_data();
    void refusesOptions();
    void reportsEveryStepWhenAsked();
    void evaluationCountsByClass();
    void evaluationGoesByNameNotByPlace();
    void evaluationRefusesOtherClasses_data();
    void evaluationRefusesOtherClasses();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path file(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
};

namespace {

constexpr int kSide = 32;

/// The same few generated pictures over and over; some of their kinds only.
class FewPictures final : public PictureSource {
public:
    FewPictures(int count, int kinds) : m_count(count) {
        for (int i = 0; i < kinds; ++i)
            m_names.emplace_back(generatedKinds()[static_cast<std::size_t>(i)]);
    }
    const std::vector<std::string>& classNames() const override { return m_names; }
    LabelledPicture training(std::uint64_t index, int px) override {
        const std::uint64_t i = index % static_cast<std::uint64_t>(m_count);
        const int kind = static_cast<int>(i % m_names.size());
        return {generatePicture(kind, i, px), kind};
    }
    /// The same pixels, in the middle of what evaluation cuts off.
    std::optional<LabelledPicture> heldOut(std::uint64_t index, int px) override {
        const LabelledPicture picture = training(index, kSide);
        const auto border = static_cast<std::size_t>((px - kSide) / 2);
        Image framed{px, px, PixelFormat::Rgb8, {}};
        framed.bytes.resize(framed.stride() * static_cast<std::size_t>(px));
        for (std::size_t y = 0; y < kSide; ++y)
            std::copy_n(picture.image.bytes.data() + y * picture.image.stride(),
                        picture.image.stride(),
                        framed.bytes.data() + (y + border) * framed.stride() + border * 3);
        return LabelledPicture{std::move(framed), picture.label};
    }
    std::int64_t heldOutCount() const override { return m_count; }
    std::int64_t trainingCount() const override { return m_count; }
    std::string description() const override { return "few pictures"; }
    bool sized() const override { return true; }

private:
    int m_count;
    std::vector<std::string> m_names;
};

/// A quarter of B0 in both directions: the same modules, milliseconds per step.
TrainOptions tinyOptions() {
    TrainOptions options;
    options.spec.name = "tiny";
    options.spec.variant = std::nullopt;
    options.spec.scale = {0.25, 0.4, kSide};
    options.sizes = {{kSide, 1.0}};
    options.batch = 16;
    options.learningRate = 0.02;
    options.augment = AugmentKind::None;
    return options;
}

TrainRun runTo(const std::filesystem::path& out) {
    TrainRun run;
    run.out = out;
    return run;
}

TrainResult trained(const TrainOptions& options, TrainRun run = {}) {
    FewPictures source(32, 4);
    RunContext context;
    run.threads = 1;  // the layers are too small to share
    return train(options, source, run, context);
}

/// Stops a training after some steps, as Ctrl-C does.
void trainAndCancel(const TrainOptions& options, TrainRun run, std::int64_t steps) {
    FewPictures source(32, 4);
    std::atomic<bool> cancel{false};
    run.reportSeconds = 0.0;
    run.threads = 1;
    run.onProgress = [&](const TrainProgress& progress) { cancel = progress.step >= steps; };
    RunContext context({}, &cancel);
    QVERIFY_THROWS_EXCEPTION(Canceled, static_cast<void>(train(options, source, run, context)));
}

}  // namespace

void TstTrainer::overfitsThirtyTwoPictures() {
    TrainOptions options = tinyOptions();
    options.batch = 32;
    options.pictures = 32 * 100;
    options.labelSmoothing = 0.0;
    options.spec.dropout = options.dropPath = 0.0;
    options.emaDecay = 0.9;
    TrainRun run;
    run.reportSeconds = 0.0;
    const TrainResult result = trained(options, run);
    QCOMPARE(result.curve.size(), static_cast<std::size_t>(options.steps()));
    QVERIFY2(result.curve.back().accuracy >= 0.9,
             qPrintable(QString::number(result.curve.back().accuracy)));
    QVERIFY(result.curve.back().loss < 0.3 * result.curve.front().loss);
    FewPictures source(32, 4);
    RunContext context;
    const auto executor = buildExecutor(result.options.spec, result.weights, {}).executor;
    const Evaluation evaluation =
        evaluate(*executor, result.classNames, source, 32, kSide, context);
    QVERIFY2(evaluation.top1() >= 0.9, qPrintable(QString::number(evaluation.top1())));
    QVERIFY(evaluation.loss < 0.5);
}

void TstTrainer::resumedEqualsUninterrupted_data() {
    QTest::addColumn<int>("optimiser");
    QTest::newRow("sgd") << static_cast<int>(OptimiserKind::Sgd);
    QTest::newRow("rmsprop") << static_cast<int>(OptimiserKind::RmsProp);
}

void TstTrainer::resumedEqualsUninterrupted() {
    QFETCH(int, optimiser);
    TrainOptions options = tinyOptions();
    options.optimiser = static_cast<OptimiserKind>(optimiser);
    options.pictures = 16 * 6;
    options.augment = AugmentKind::CropFlip;
    options.sizes = {{32, 0.5}, {48, 0.5}};
    const std::string whole = contentDigest(trained(options).weights);
    TrainRun run = runTo(file("resumed.safetensors"));
    trainAndCancel(options, run, 2);
    run.resume = true;
    const TrainResult resumed = trained(options, run);
    QCOMPARE(resumed.resumedAt, std::int64_t{2});
    QCOMPARE(resumed.steps, std::int64_t{6});
    QCOMPARE(contentDigest(resumed.weights), whole);
}

void TstTrainer::cancellingKeepsTheLastGoodState() {
    TrainOptions options = tinyOptions();
    options.pictures = 16 * 100;
    const TrainRun run = runTo(file("cancelled.safetensors"));
    trainAndCancel(options, run, 3);
    const TrainingState state = readState(
        statePath(run.out),
        [&] {
            options.spec.classCount = 4;
            return options;
        }(),
        "few pictures");
    QCOMPARE(state.steps, std::int64_t{3});
    RunContext context;
    const Weights weights =
        loadWeights(options.spec, {WeightsRequest::Source::Path, run.out, 0}, context);
    QVERIFY(weights.report.complete());
}

void TstTrainer::notFiniteKeepsTheLastGoodState() {
    TrainOptions options = tinyOptions();
    options.pictures = 16 * 10;
    options.spec.classCount = 4;
    TrainRun run = runTo(file("diverged.safetensors"));
    trainAndCancel(options, run, 2);
    // The next step's weights are spoiled, as an overflow would.
    TrainingState state = readState(statePath(run.out), options, "few pictures");
    const WeightTensor* tensor = state.tensors.find("net.classifier.bias");
    state.tensors.set(
        "net.classifier.bias",
        makeTensor(tensor->shape, std::vector<float>(4, std::numeric_limits<float>::infinity())));
    writeState(statePath(run.out), state, options, "few pictures");
    const std::string before = test::readAll(run.out);
    run.resume = true;
    const auto failure = test::failureOf([&] { static_cast<void>(trained(options, run)); });
    QVERIFY(failure);
    QVERIFY2(failure->message.find("step 3 of 10") != std::string::npos, failure->message.c_str());
    QVERIFY(failure->message.find("classifier.bias") != std::string::npos);
    QCOMPARE(test::readAll(run.out), before);
}

void TstTrainer::networkFileIsReadWithItsLabels_data() {
    QTest::addColumn<bool>("half");
    QTest::newRow("float32") << false;
    QTest::newRow("float16") << true;
}

void TstTrainer::networkFileIsReadWithItsLabels() {
    QFETCH(bool, half);
    TrainOptions options = tinyOptions();
    options.pictures = 32;
    TrainRun run = runTo(file("labels.safetensors"));
    run.half = half;
    const TrainResult result = trained(options, run);
    RunContext context;
    const Weights weights =
        loadWeights(result.options.spec, {WeightsRequest::Source::Path, run.out, 0}, context);
    QCOMPARE(weights.report.names, std::string("torchvision"));
    QVERIFY(weights.report.complete());
    QCOMPARE(weights.labels->names, result.classNames);
    QCOMPARE(weights.spec.classCount, 4);
    if (!half)
        QCOMPARE(contentDigest(*weights.dict), contentDigest(result.weights));
}

void TstTrainer::refusesToResumeOtherOptions() {
    TrainOptions options = tinyOptions();
    options.pictures = 16 * 50;
    TrainRun run = runTo(file("other.safetensors"));
    trainAndCancel(options, run, 1);
    run.resume = true;
    options.learningRate = 0.5;
    const auto failure = test::failureOf([&] { static_cast<void>(trained(options, run)); });
    QVERIFY(failure);
    QVERIFY2(failure->message.find("learning rate 0.02, not 0.5") != std::string::npos,
             failure->message.c_str());
}

void TstTrainer::refusesToResumeWhatIsNoTraining() {
    TrainRun run = runTo(file("none.safetensors"));
    run.resume = true;
    const auto missing = test::failureOf([&] { static_cast<void>(trained(tinyOptions(), run)); });
    QVERIFY(missing && missing->code == ErrorCode::FileMissing);
    test::writeAll(statePath(run.out), "no tensors here, only a sentence");
    const auto strange = test::failureOf([&] { static_cast<void>(trained(tinyOptions(), run)); });
    QVERIFY(strange && strange->subject == Subject::Weights);
}

void TstTrainer::refusesOptions_data() {
    QTest::addColumn<QString>("option");
    for (const char* option : {"batch", "lr", "momentum", "weight-decay", "warmup",
                               "label-smoothing", "dropout", "drop-path", "ema", "clip"})
        QTest::newRow(option) << option;
}

void TstTrainer::refusesOptions() {
    QFETCH(QString, option);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    TrainOptions options = tinyOptions();
    const std::map<QString, double*> places{{"lr", &options.learningRate},
                                            {"momentum", &options.momentum},
                                            {"weight-decay", &options.weightDecay},
                                            {"warmup", &options.warmup},
                                            {"label-smoothing", &options.labelSmoothing},
                                            {"dropout", &options.spec.dropout},
                                            {"drop-path", &options.dropPath},
                                            {"ema", &options.emaDecay},
                                            {"clip", &options.clipNorm}};
    options.batch = option == "batch" ? 1 : 16;
    if (const auto place = places.find(option); place != places.end())
        *place->second = nan;
    const auto failure = test::failureOf([&] { static_cast<void>(trained(options)); });
    QVERIFY(failure && failure->code == ErrorCode::ArgumentInvalid);
    const std::string said =
        messageWith(*failure, [](std::string_view key) { return "--" + std::string(key); });
    QVERIFY2(said.starts_with("--" + option.toStdString() + ' '), said.c_str());
    QVERIFY(failure->message.find("--") == std::string::npos);
}

void TstTrainer::reportsEveryStepWhenAsked() {
    TrainOptions options = tinyOptions();
    options.pictures = 16 * 3;
    std::vector<std::int64_t> steps;
    TrainRun run;
    run.reportSeconds = 0.0;
    run.onProgress = [&](const TrainProgress& p) { steps.push_back(p.step); };
    const TrainResult result = trained(options, run);
    QCOMPARE(steps, (std::vector<std::int64_t>{1, 2, 3}));
    QCOMPARE(result.curve.back().pictures, std::int64_t{48});
    QCOMPARE(result.curve.back().secondsLeft, 0.0);
    QVERIFY(result.curve.back().imagesPerSecond > 0.0);
}

void TstTrainer::evaluationCountsByClass() {
    TrainOptions options = tinyOptions();
    options.pictures = 16;
    const TrainResult result = trained(options);
    FewPictures source(32, 4);
    RunContext context;
    const auto executor = buildExecutor(result.options.spec, result.weights, {}).executor;
    const Evaluation evaluation =
        evaluate(*executor, result.classNames, source, 20, kSide, context);
    QCOMPARE(evaluation.pictures, std::int64_t{20});
    std::int64_t right = 0;
    for (const ClassTally& tally : evaluation.classes) {
        QCOMPARE(tally.pictures, std::int64_t{5});
        QCOMPARE(tally.mostOftenTakenFor.empty(), tally.right == tally.pictures);
        right += tally.right;
    }
    QCOMPARE(right, evaluation.right);
}

void TstTrainer::evaluationGoesByNameNotByPlace() {
    TrainOptions options = tinyOptions();
    options.pictures = 16 * 4;
    const TrainResult result = trained(options);
    FewPictures source(32, 4);
    RunContext context;
    const auto executor = buildExecutor(result.options.spec, result.weights, {}).executor;
    const auto rightWith = [&](const std::vector<std::string>& names) {
        return evaluate(*executor, names, source, 32, kSide, context).right;
    };
    // Outputs under other names are other answers: over the four rotations each picture is right
    // exactly once.
    std::vector<std::string> names = result.classNames;
    std::int64_t right = 0;
    for (int i = 0; i < 4; ++i) {
        right += rightWith(names);
        std::rotate(names.begin(), names.begin() + 1, names.end());
    }
    QCOMPARE(right, std::int64_t{32});
}

void TstTrainer::evaluationRefusesOtherClasses_data() {
    QTest::addColumn<int>("kinds");
    QTest::newRow("more") << 5;
    QTest::newRow("fewer") << 3;
}

void TstTrainer::evaluationRefusesOtherClasses() {
    QFETCH(int, kinds);
    TrainOptions options = tinyOptions();
    options.pictures = 16;
    const TrainResult result = trained(options);
    FewPictures source(32, kinds);
    RunContext context;
    const auto executor = buildExecutor(result.options.spec, result.weights, {}).executor;
    const auto failure = test::failureOf([&] {
        static_cast<void>(evaluate(*executor, result.classNames, source, 8, kSide, context));
    });
    QVERIFY(failure && failure->code == ErrorCode::ShapeMismatch);
}

SCALESCOPE_TEST(TstTrainer)
#include "tst_trainer.moc"
