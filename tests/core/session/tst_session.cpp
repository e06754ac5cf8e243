// SPDX-License-Identifier: Apache-2.0
// The one door: results are complete, failures are values, nothing leaves the session unusable.
#include "core/session/plan.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/weights/formats/safetensors.h"
#include "core/weights/formats/safetensors_writer.h"
#include "tests/core/session/asked.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <fstream>

using namespace scalescope;
using test::as;
using test::jobOf;
using test::sample;

namespace {

RunRequest randomB0() {
    RunRequest run;
    run.network = family()[0].spec;
    run.weights = {.source = WeightsRequest::Source::Random, .path = {}, .seed = 1};
    return run;
}

}  // namespace

class TstSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void diagnosisIsComplete();
    void demoIsMarkedOnPicturesOfNoneOfItsKinds();
    void secondPassOfTheSameRequestGivesTheSameNumbers();
    void severalImagesArePooledAndKeptApart();
    void unaskedQuestionsStayEmpty();
    void givenTensorIsUsedAsItIs();
    void missingImageIsAFailureAndTheNextJobWorks();
    void missingWeightsAreAFailure();
    void cancelledJobIsCanceledAndTheNextJobWorks();
    void cancelAfterTheFirstImageGivesAPartialResult();
    void benchmarkMeasuresEveryNode();
    void bf16TellsItsError();
    void reasonLeavesOutTheName();
    void classMapCoversTheFedImage();
    void classMapsStayTheSameWhenOtherJobsComeBetween();
    void ablationGoesThroughAllBlocks();
    void gateMeanNamesItsReferenceSet();
    void progressIsMonotone();
    void ofAFolderProgressIsTheShareOfItsImages();
    void loadImageGivesUprightPixels();
    void inspectTellsTheVariantOfAFile();
    void inspectOfAnythingElseIsAFailure();
    void imageThatCannotBePreparedIsNamed();
    void replacedFileOfWeightsIsReadAgain();
    void absentDeviceIsAFailure();
};

void TstSession::diagnosisIsComplete() {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(jobOf(DiagnoseJob{randomB0(), sample(), {}}), context);
    const auto& diagnosis = as<Diagnosis>(outcome);
    QCOMPARE(diagnosis.provenance.jobId, JobId{7});
    QCOMPARE(diagnosis.provenance.executor, std::string("fused"));
    QVERIFY(!diagnosis.provenance.executorReason.empty());
    QCOMPARE(diagnosis.provenance.recipe, std::string("resize 256 bicubic, crop 224"));
    QCOMPARE(diagnosis.predictions.size(), std::size_t{1});
    QCOMPARE(diagnosis.predictions[0].topk.size(), std::size_t{5});
    QVERIFY(!diagnosis.predictions[0].meaningful);
    QVERIFY(diagnosis.gates && diagnosis.saturation && diagnosis.memory);
    QCOMPARE(diagnosis.gates->blocks.size(), std::size_t{16});
    std::size_t gates = 0;
    for (const GateBlock& block : diagnosis.gates->blocks)
        gates += block.mean.size();
    QCOMPARE(gates, std::size_t{8960});
    // The first depthwise convolution's input and output; expanded tensors exist in strips only.
    QVERIFY(diagnosis.memory->peakBytes >= 2 * 4 * 112 * 112 * 32);
    QCOMPARE(diagnosis.memory->peakBytes, diagnosis.memory->predicted.peakBytes);
    // Batch norm is folded, panels are filled up to whole registers.
    QVERIFY(diagnosis.memory->weightBytes > 21000000 && diagnosis.memory->weightBytes < 23000000);
    QVERIFY(diagnosis.inputs[0].fed && diagnosis.inputs[0].fed->width == 224);
    QCOMPARE(diagnosis.cost.params, std::int64_t{5288548});
}

void TstSession::demoIsMarkedOnPicturesOfNoneOfItsKinds() {
    Session session;
    const auto outside = [&](WeightsRequest::Source source, const InputRequest& input) {
        RunRequest run = randomB0();
        run.weights.source = source;
        RunContext context;
        const Outcome outcome = session.run(jobOf(DiagnoseJob{run, input, {}}), context);
        return as<Diagnosis>(outcome).predictions.at(0).outsideTraining;
    };
    using enum WeightsRequest::Source;
    QVERIFY(outside(Demo, sample("chelsea")));
    QVERIFY(!outside(Demo, sample("generated-fish")));
    QVERIFY(!outside(Random, sample("chelsea")));
    InputRequest ofAFolder = sample("chelsea");
    ofAFolder.images.edit().front().classLabel = "house";  // as make-pictures calls one
    QVERIFY(!outside(Demo, ofAFolder));
    ofAFolder.images.edit().front().classLabel = "cats";
    QVERIFY(outside(Demo, ofAFolder));
}

void TstSession::secondPassOfTheSameRequestGivesTheSameNumbers() {
    Session session;
    RunContext context;
    const Job job = jobOf(DiagnoseJob{randomB0(), sample(), {}});
    const Outcome first = session.run(job, context);
    const Outcome second = session.run(job, context);
    QVERIFY(as<Diagnosis>(first).predictions[0].logits ==
            as<Diagnosis>(second).predictions[0].logits);
    QVERIFY(as<Diagnosis>(first).gates->blocks[9].mean ==
            as<Diagnosis>(second).gates->blocks[9].mean);
}

void TstSession::severalImagesArePooledAndKeptApart() {
    Session session;
    RunContext context;
    InputRequest input = sample();
    input.images.push_back({.path = {}, .sample = "coffee", .loaded = {}, .classLabel = {}});
    const Outcome outcome = session.run(jobOf(DiagnoseJob{randomB0(), input, {}}), context);
    const auto& diagnosis = as<Diagnosis>(outcome);
    QCOMPARE(diagnosis.predictions.size(), std::size_t{2});
    QVERIFY(diagnosis.predictions[0].logits != diagnosis.predictions[1].logits);
    QCOMPARE(diagnosis.gates->imageCount, std::uint64_t{2});
    QCOMPARE(diagnosis.gates->blocks[0].stddev.size(), diagnosis.gates->blocks[0].mean.size());
    QCOMPARE(diagnosis.saturation->imageCount, std::uint64_t{2});
    QVERIFY(!diagnosis.partial);
}

void TstSession::unaskedQuestionsStayEmpty() {
    Session session;
    RunContext context;
    Questions only{.gates = false, .saturation = false, .memory = false, .topk = 3};
    const Outcome outcome = session.run(jobOf(DiagnoseJob{randomB0(), sample(), only}), context);
    const auto& diagnosis = as<Diagnosis>(outcome);
    QVERIFY(!diagnosis.gates && !diagnosis.saturation && !diagnosis.memory);
    QCOMPARE(diagnosis.predictions[0].topk.size(), std::size_t{3});
}

void TstSession::givenTensorIsUsedAsItIs() {
    Session session;
    RunContext context;
    InputRequest input;
    input.tensor = std::make_shared<const TensorF32>(
        TensorF32{{2, 3, 64, 96}, std::vector<float>(2 * 3 * 64 * 96, 0.25F)});
    input.tensorName = "x.npy";
    const Outcome outcome = session.run(jobOf(DiagnoseJob{randomB0(), input, {}}), context);
    const auto& diagnosis = as<Diagnosis>(outcome);
    QCOMPARE(diagnosis.predictions.size(), std::size_t{2});
    QVERIFY(std::abs(diagnosis.predictions[0].logits[0] - diagnosis.predictions[1].logits[0]) <
            1e-4F);
    QCOMPARE(diagnosis.graph->inputWidth, std::int64_t{96});
    QCOMPARE(diagnosis.inputs[0].interpolation, std::string("none"));
}

void TstSession::missingImageIsAFailureAndTheNextJobWorks() {
    Session session;
    RunContext context;
    InputRequest input;
    input.images.push_back(
        {.path = "/nowhere/cat.jpg", .sample = {}, .loaded = {}, .classLabel = {}});
    const Outcome outcome = session.run(jobOf(DiagnoseJob{randomB0(), input, {}}), context);
    const auto& failure = std::get<Failure>(outcome);
    QCOMPARE(failure.code, ErrorCode::FileMissing);
    QCOMPARE(exitCodeOf(failure), 3);
    QVERIFY(failure.message.find("cat.jpg") != std::string::npos);
    QVERIFY(std::holds_alternative<ResultPtr>(
        session.run(jobOf(DiagnoseJob{randomB0(), sample(), {}}), context)));
}

void TstSession::missingWeightsAreAFailure() {
    Session session;
    RunContext context;
    RunRequest run = randomB0();
    run.weights = {.source = WeightsRequest::Source::Path, .path = "/nowhere/b0.pth", .seed = 0};
    const Outcome outcome = session.run(jobOf(DiagnoseJob{run, sample(), {}}), context);
    QCOMPARE(exitCodeOf(std::get<Failure>(outcome)), 4);
}

void TstSession::cancelledJobIsCanceledAndTheNextJobWorks() {
    Session session;
    std::atomic<bool> cancel{false};
    RunContext canceling([&](double, std::string_view) { cancel = true; }, &cancel);
    const Job job = jobOf(DiagnoseJob{randomB0(), sample(), {}});
    const Outcome outcome = session.run(job, canceling);
    QVERIFY2(std::holds_alternative<Canceled>(outcome),
             std::holds_alternative<Failure>(outcome) ? std::get<Failure>(outcome).message.c_str()
                                                      : "a result");
    RunContext context;
    QVERIFY(std::holds_alternative<ResultPtr>(session.run(job, context)));
}

void TstSession::cancelAfterTheFirstImageGivesAPartialResult() {
    Session session;
    InputRequest input = sample();
    // Enough of them that progress, reported 20 times a second, is heard in between.
    for (int i = 0; i < 30; ++i)
        input.images.push_back({.path = {}, .sample = "coffee", .loaded = {}, .classLabel = {}});
    const Job job = jobOf(DiagnoseJob{randomB0(), input, {}});
    RunContext warm;
    static_cast<void>(session.run(jobOf(DiagnoseJob{randomB0(), sample(), {}}), warm));
    std::atomic<bool> cancel{false};
    RunContext canceling(
        [&](double fraction, std::string_view) { cancel = cancel || fraction > 0.4; }, &cancel);
    const Outcome outcome = session.run(job, canceling);
    const auto& diagnosis = as<Diagnosis>(outcome);
    QVERIFY(diagnosis.partial.has_value());
    QVERIFY(diagnosis.predictions.size() < input.images.size());
    QCOMPARE(diagnosis.gates->imageCount >= diagnosis.predictions.size(), true);
}

void TstSession::benchmarkMeasuresEveryNode() {
    Session session;
    RunContext context;
    BenchmarkOptions options;
    options.warmup = 1;
    options.repeats = 4;
    const Outcome outcome = session.run(jobOf(BenchmarkJob{randomB0(), options}), context);
    const auto& result = as<BenchmarkResult>(outcome);
    QCOMPARE(result.latency.ms.size(), std::size_t{4});
    QVERIFY(result.latency.medianMs > 0);
    QVERIFY(!result.latency.p95Ms);  // too few runs
    QCOMPARE(result.nodes.size(), result.graph->nodes.size());
    QVERIFY(result.peakBytes > 0 && result.predictedPeakBytes == result.peakBytes);
    QCOMPARE(result.spec.name, std::string("b0"));
}

void TstSession::bf16TellsItsError() {
    Session session;
    RunContext context;
    RunRequest run = randomB0();
    const Outcome exact = session.run(jobOf(DiagnoseJob{run, sample(), {}}), context);
    QVERIFY(!as<Diagnosis>(exact).dtypeError);
    run.options.dtype = Dtype::BF16;
    const Outcome coarse = session.run(jobOf(DiagnoseJob{run, sample(), {}}), context);
    const auto& diagnosis = as<Diagnosis>(coarse);
    QCOMPARE(diagnosis.provenance.executor, std::string("fused"));
    QCOMPARE(diagnosis.provenance.dtype, std::string("bf16"));
    QVERIFY(diagnosis.dtypeError && diagnosis.dtypeError->relativeRms > 0);
    QVERIFY(std::any_of(diagnosis.findings.begin(), diagnosis.findings.end(),
                        [](const Finding& finding) { return finding.rule == "run.dtype"; }));
    BenchmarkOptions options;
    options.warmup = 0;
    options.repeats = 3;
    const Outcome timed = session.run(jobOf(BenchmarkJob{run, options}), context);
    QVERIFY(as<BenchmarkResult>(timed).dtypeError);
}

void TstSession::classMapCoversTheFedImage() {
    Session session;
    RunContext context;
    const Outcome outcome =
        session.run(jobOf(GradCamJob{randomB0(), sample(), ClassIndex(281), {}}), context);
    const auto& result = as<GradCamResult>(outcome);
    QCOMPARE(result.cam.classIndex, 281);
    QCOMPARE(result.cam.classLabel, std::string("tabby"));
    QCOMPARE(result.cam.map.rowCount, std::size_t{7});
    QVERIFY(result.fed && result.fed->width == 224);
    QVERIFY(!result.cam.meaningful);
}

void TstSession::classMapsStayTheSameWhenOtherJobsComeBetween() {
    Session session;
    RunContext context;
    const auto mapOf = [&](int classIndex) {
        const Outcome outcome = session.run(
            jobOf(GradCamJob{randomB0(), sample(), ClassIndex(classIndex), BlockIndex(5)}),
            context);
        return as<GradCamResult>(outcome).cam.map.values;
    };
    // Equal to rounding: sums of gradients come in the order in which threads end.
    const auto farthest = [](const std::vector<float>& a, const std::vector<float>& b) {
        double most = a.size() == b.size() ? 0.0 : 1.0;
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            most = std::max(most, std::abs(double{a[i]} - double{b[i]}));
        return most;
    };
    constexpr double kRounding = 1e-4;  // of maps from 0 to 1
    const std::vector<float> first = mapOf(281);
    QVERIFY(farthest(mapOf(7), first) > 100 * kRounding);
    const Outcome pass = session.run(jobOf(DiagnoseJob{randomB0(), sample(), {}}), context);
    QVERIFY(std::holds_alternative<ResultPtr>(pass));
    const double moved = farthest(mapOf(281), first);
    QVERIFY2(moved < kRounding, qPrintable(QString::number(moved)));
}

void TstSession::ablationGoesThroughAllBlocks() {
    Session session;
    RunContext context;
    const Outcome ones = session.run(
        jobOf(AblateJob{randomB0(), sample(), InterventionKind::GateOne, {}, {}}), context);
    QCOMPARE(as<AblationResult>(ones).report.rows.size(), std::size_t{16});
    const Outcome off = session.run(
        jobOf(AblateJob{randomB0(), sample(), InterventionKind::BlockOff, {}, {}}), context);
    QCOMPARE(as<AblationResult>(off).report.rows.size(), std::size_t{9});  // residual blocks only
    for (const AblationRow& row : as<AblationResult>(off).report.rows)
        QVERIFY(row.logitDistance > 0);
}

void TstSession::gateMeanNamesItsReferenceSet() {
    Session session;
    RunContext context;
    const Outcome outcome = session.run(
        jobOf(AblateJob{randomB0(), sample(), InterventionKind::GateMean, {3}, {}}), context);
    const AblationReport& report = as<AblationResult>(outcome).report;
    QCOMPARE(report.rows.size(), std::size_t{1});
    QCOMPARE(report.rows[0].block, 3);
    QVERIFY(report.referenceSet.find("sample photographs") != std::string::npos);
}

void TstSession::ofAFolderProgressIsTheShareOfItsImages() {
    Session session;
    InputRequest input = sample();
    for (int i = 0; i < 30; ++i)
        input.images.push_back({.path = {}, .sample = "coffee", .loaded = {}, .classLabel = {}});
    input.batch = 2;
    int told = 0;
    bool right = true;
    RunContext context([&](double fraction, std::string_view what) {
        int done = 0;
        if (std::sscanf(std::string(what).c_str(), "B0: %d of 31 images", &done) != 1 || done == 0)
            return;
        ++told;
        // The pass of two images after these is on its way.
        right = right && fraction >= done / 31.0 - 0.02 && fraction <= (done + 2) / 31.0 + 0.02;
    });
    static_cast<void>(session.run(jobOf(DiagnoseJob{randomB0(), input, {}}), context));
    QVERIFY(told > 0);
    QVERIFY(right);
}

void TstSession::progressIsMonotone() {
    Session session;
    double last = -1.0;
    bool monotone = true;
    RunContext context([&](double fraction, std::string_view what) {
        monotone = monotone && fraction >= last && fraction <= 1.0 && !what.empty();
        last = fraction;
    });
    static_cast<void>(session.run(jobOf(DiagnoseJob{randomB0(), sample(), {}}), context));
    QVERIFY(monotone);
    QCOMPARE(last, 1.0);
}

void TstSession::loadImageGivesUprightPixels() {
    Session session;
    RunContext context;
    const Outcome outcome =
        session.run(jobOf(LoadImageJob{
                        {.path = {}, .sample = "coffee", .loaded = {}, .classLabel = {}}, {}, {}}),
                    context);
    QVERIFY(!as<LoadedImage>(outcome).image.empty());
    QCOMPARE(as<LoadedImage>(outcome).digest.size(), std::size_t{64});
}

void TstSession::inspectTellsTheVariantOfAFile() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("my network.safetensors").toStdString();
    writeSafetensors(path, test::hashWeights(family()[1].spec));
    Session session;
    RunContext context;
    const Outcome outcome = session.run(jobOf(InspectWeightsJob{path}), context);
    const auto& file = as<WeightsFile>(outcome);
    QCOMPARE(file.variant, std::optional(1));
    QCOMPARE(file.info.kind, WeightsKind::Own);
    QCOMPARE(file.info.name, std::string("my network.safetensors"));
    QCOMPARE(file.info.format, std::string("safetensors"));
    QCOMPARE(file.info.fileBytes, static_cast<std::int64_t>(std::filesystem::file_size(path)));
    QCOMPARE(file.info.sha256.size(), std::size_t{64});
    QVERIFY(!file.failure);
}

void TstSession::inspectOfAnythingElseIsAFailure() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("notes.pth").toStdString();
    std::ofstream(path) << "no weights at all";
    Session session;
    RunContext context;
    for (const auto& each : {path, std::filesystem::path("/nowhere/b0.pth")}) {
        const Outcome outcome = session.run(jobOf(InspectWeightsJob{each}), context);
        const auto& failure = std::get<Failure>(outcome);
        QCOMPARE(exitCodeOf(failure), 4);
        QVERIFY(failure.message.find(each.filename().string()) != std::string::npos);
    }
}

void TstSession::imageThatCannotBePreparedIsNamed() {
    // So narrow that its short side cannot become 256 without millions of rows.
    LoadedImage strip;
    strip.name = "strip.png";
    strip.image.width = 1;
    strip.image.height = 60000;
    strip.image.bytes.resize(3 * 60000);
    InputRequest input;
    input.images.push_back({.path = {},
                            .sample = {},
                            .loaded = std::make_shared<const LoadedImage>(std::move(strip)),
                            .classLabel = {}});
    Session session;
    RunContext context;
    const Outcome outcome = session.run(jobOf(DiagnoseJob{randomB0(), input, {}}), context);
    const auto& failure = std::get<Failure>(outcome);
    QCOMPARE(failure.code, ErrorCode::LimitExceeded);
    QCOMPARE(exitCodeOf(failure), 3);
    QVERIFY(failure.message.starts_with("strip.png: "));
}

void TstSession::replacedFileOfWeightsIsReadAgain() {
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("b0.safetensors").toStdString();
    const StateDict weights = test::hashWeights(family()[0].spec);
    RunRequest run = randomB0();
    run.weights = {.source = WeightsRequest::Source::Path, .path = path, .seed = 0};
    Session session;
    RunContext context;
    const auto digestNow = [&](const char* note) {
        writeSafetensors(path, weights, {{"note", note}});
        const Outcome outcome = session.run(jobOf(DiagnoseJob{run, sample(), {}}), context);
        return as<Diagnosis>(outcome).provenance.weightsDigest;
    };
    const std::string first = digestNow("a");
    QCOMPARE(first.size(), std::size_t{64});
    QVERIFY(digestNow("a longer note") != first);
}

void TstSession::absentDeviceIsAFailure() {
    Session session;
    RunContext context;
    RunRequest run = randomB0();
    run.options.device = "cuda:63";
    const Outcome outcome = session.run(jobOf(DiagnoseJob{run, sample(), {}}), context);
    QCOMPARE(exitCodeOf(std::get<Failure>(outcome)), 5);
}

void TstSession::reasonLeavesOutTheName() {
    const NetworkSpec& b3 = family()[3].spec;
    const auto reason = [&](const char* message) {
        return reasonOf({ErrorCode::Internal, Subject::None, message, {}}, b3);
    };
    QCOMPARE(reason("B3: no memory is left."), std::string("no memory is left."));
    QCOMPARE(reason("photo.jpg: B3: it is gone."), std::string("photo.jpg: B3: it is gone."));
    QCOMPARE(reason("B31: x"), std::string("B31: x"));
}

SCALESCOPE_TEST(TstSession)
#include "tst_session.moc"
