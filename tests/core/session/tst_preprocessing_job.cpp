// SPDX-License-Identifier: Apache-2.0
// Ways of preprocessing through the one door: beside a diagnosis, without scores, cancelled,
// refused.
#include "core/session/result.h"
#include "core/session/session.h"
#include "tests/core/session/asked.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <atomic>

using namespace scalescope;
using test::as;
using test::jobOf;
using test::sample;

namespace {

using Path = PreprocessingPath;

RunRequest runOf(WeightsRequest::Source source, std::size_t variant = 0) {
    RunRequest run;
    run.network = family()[variant].spec;
    run.weights = {.source = source, .path = {}, .seed = 1};
    return run;
}

const PreprocessingRow& rowOf(const PreprocessingReport& report, Path path) {
    return *std::ranges::find(report.rows, path, &PreprocessingRow::path);
}

}  // namespace

class TstPreprocessingJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void programsPathIsThatOfTheDiagnosis();
    void slipsMoveLogitsMoreThanRounding();
    void randomWeightsAreComparedByWhatIsFed();
    void picturesAreMadeWhereTheyAreWanted();
    void sizeThatIsNotThePapersIsTold();
    void cancelledJobLeavesTheSessionUsable();
    void givenTensorIsRefused();
    void failureNamesThePicture();
};

void TstPreprocessingJob::programsPathIsThatOfTheDiagnosis() {
    Session session;
    RunContext context;
    const RunRequest run = runOf(WeightsRequest::Source::Demo);
    const Outcome compared = session.run(
        jobOf(PreprocessingJob{.run = run, .input = sample(), .pictures = true}), context);
    const Outcome told = session.run(jobOf(DiagnoseJob{run, sample(), {}}), context);
    const auto& result = as<PreprocessingResult>(compared);
    const auto& diagnosis = as<Diagnosis>(told);
    const PreprocessingRow& program = result.report.rows.front();
    const ClassScore& best = diagnosis.predictions[0].topk[0];
    QCOMPARE(program.path, Path::Program);
    QCOMPARE(program.scores->top1.index, best.index);
    QVERIFY(std::abs(program.scores->classLogit - best.logit) < 1e-4);
    QCOMPARE(program.scores->logitChange, 0.0);
    QVERIFY(program.difference->equal());
    QCOMPARE(program.picture->bytes, diagnosis.inputs[0].fed->bytes);
    QCOMPARE(result.report.recipe, diagnosis.inputs[0].recipe);
    QCOMPARE(result.provenance.jobId, JobId{7});
}

void TstPreprocessingJob::slipsMoveLogitsMoreThanRounding() {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(
        jobOf(PreprocessingJob{.run = runOf(WeightsRequest::Source::Demo), .input = sample()}),
        context);
    const PreprocessingReport& report = as<PreprocessingResult>(outcome).report;
    QVERIFY(report.noScores.empty());
    for (const PreprocessingRow& row : report.rows) {
        QVERIFY2(row.scores.has_value(), infoOf(row.path).key);
        QVERIFY(row.scores->largestChange >= std::abs(row.scores->logitChange));
        QCOMPARE(row.difference.has_value(), row.side == report.rows.front().side);
        QVERIFY(!row.picture && !row.differencePicture);
    }
    const PathScores& rounding = *rowOf(report, Path::TensorAntialias).scores;
    QVERIFY(rounding.top1Stays);
    QVERIFY(rowOf(report, Path::Levels).scores->largestChange > 10 * rounding.largestChange);
    QVERIFY(rowOf(report, Path::ZeroToOne).scores->largestChange > rounding.largestChange);
}

void TstPreprocessingJob::randomWeightsAreComparedByWhatIsFed() {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(
        jobOf(PreprocessingJob{.run = runOf(WeightsRequest::Source::Random), .input = sample()}),
        context);
    const PreprocessingReport& report = as<PreprocessingResult>(outcome).report;
    QVERIFY(report.noScores.starts_with("Random weights"));
    for (const PreprocessingRow& row : report.rows)
        QVERIFY(!row.scores);
    QVERIFY(rowOf(report, Path::TensorPlain).difference->meanLevels > 0.5);
    QVERIFY(verdictOf(report).starts_with(report.noScores));
}

void TstPreprocessingJob::picturesAreMadeWhereTheyAreWanted() {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(
        jobOf(PreprocessingJob{
            .run = runOf(WeightsRequest::Source::Random, 3), .input = sample(), .pictures = true}),
        context);
    for (const PreprocessingRow& row : as<PreprocessingResult>(outcome).report.rows) {
        QCOMPARE(row.picture->width, row.side);
        QCOMPARE(row.differencePicture != nullptr, row.side == 300);
    }
    QCOMPARE(rowOf(as<PreprocessingResult>(outcome).report, Path::OtherSide).side, 224);
}

void TstPreprocessingJob::sizeThatIsNotThePapersIsTold() {
    Session session;
    RunContext context;
    const auto noteOf = [&](std::size_t variant) {
        const Outcome outcome = session.run(
            jobOf(PreprocessingJob{.run = runOf(WeightsRequest::Source::Random, variant),
                                   .input = sample()}),
            context);
        return as<PreprocessingResult>(outcome).report.sideNote;
    };
    QCOMPARE(noteOf(2), std::string("B2 runs at 288 px; the paper used 260 px."));
    QCOMPARE(noteOf(0), std::string());
}

void TstPreprocessingJob::cancelledJobLeavesTheSessionUsable() {
    Session session;
    std::atomic<bool> cancel{false};
    constexpr double kInTheWays = 0.35;  // behind the building of the network
    RunContext canceling(
        [&](double fraction, std::string_view) { cancel = cancel || fraction > kInTheWays; },
        &cancel);
    const Job job =
        jobOf(PreprocessingJob{.run = runOf(WeightsRequest::Source::Demo), .input = sample()});
    QVERIFY(std::holds_alternative<Canceled>(session.run(job, canceling)));
    RunContext context;
    QVERIFY(std::holds_alternative<ResultPtr>(session.run(job, context)));
}

void TstPreprocessingJob::givenTensorIsRefused() {
    Session session;
    RunContext context;
    InputRequest input;
    input.tensor = std::make_shared<const TensorF32>(
        TensorF32{{1, 3, 32, 32}, std::vector<float>(3 * 32 * 32)});
    input.tensorName = "x.npy";
    const Outcome outcome = session.run(
        jobOf(PreprocessingJob{.run = runOf(WeightsRequest::Source::Random), .input = input}),
        context);
    const auto& failure = std::get<Failure>(outcome);
    QCOMPARE(failure.subject, Subject::Input);
    QVERIFY(failure.message.starts_with("x.npy: "));
}

void TstPreprocessingJob::failureNamesThePicture() {
    Session session;
    RunContext context;
    InputRequest input = sample();
    Image line{1, 2000, PixelFormat::Rgb8, std::vector<std::uint8_t>(6000)};
    input.images.edit().front().loaded =
        std::make_shared<const LoadedImage>(imageFromPixels(std::move(line), "line.png"));
    const Outcome outcome = session.run(
        jobOf(PreprocessingJob{.run = runOf(WeightsRequest::Source::Random), .input = input}),
        context);
    const auto& failure = std::get<Failure>(outcome);
    QCOMPARE(failure.code, ErrorCode::LimitExceeded);
    QVERIFY(failure.message.starts_with("line.png: "));
}

SCALESCOPE_TEST(TstPreprocessingJob)
#include "tst_preprocessing_job.moc"
