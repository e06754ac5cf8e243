// SPDX-License-Identifier: Apache-2.0
// Folders of classes: what is judged, what is told instead, and going on after a cancel.
#include "core/input/generated/generated.h"
#include "core/session/session.h"
#include "tests/core/session/asked.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <atomic>
#include <optional>
#include <string>
#include <vector>

using namespace scalescope;
using namespace scalescope::test;

namespace {

constexpr std::size_t kPictures = 12;

/// Generated pictures of three kinds in turn, in folders that nameOf names.
template <class NameOf>
DiagnoseJob jobWith(NameOf&& nameOf, WeightsRequest::Source weights) {
    DiagnoseJob job;
    job.run.network = family()[0].spec;
    job.run.weights = {.source = weights, .path = {}, .seed = 1};
    job.input.batch = 2;
    job.run.options.threads = 1;
    for (std::size_t i = 0; i < kPictures; ++i) {
        const int kind = static_cast<int>(i % 3);
        LoadedImage image = imageFromPixels(generatePicture(kind, 50 + i, 96), std::to_string(i));
        ImageSource& source = job.input.images.edit().emplace_back();
        source.path = std::to_string(i);
        source.loaded = std::make_shared<const LoadedImage>(std::move(image));
        source.classLabel = nameOf(i);
    }
    return job;
}

std::string kindOf(std::size_t i) {
    return std::string(generatedKinds()[i % 3]);
}

DiagnoseJob demoJob() {
    return jobWith(&kindOf, WeightsRequest::Source::Demo);
}

using DiagnosisPtr = std::shared_ptr<const Diagnosis>;

/// Cancelled when so many images have been passed, if there are more.
DiagnosisPtr asked(DiagnoseJob job, std::optional<std::size_t> cancelAfter = std::nullopt) {
    static Session session;
    std::atomic<bool> cancel = false;
    RunContext context(
        [&](double, std::string_view what) {
            const std::string text(what);
            const std::size_t mark = text.find(" of 12 images");
            if (cancelAfter && mark != std::string::npos &&
                std::stoul(text.substr(text.find(": ") + 2)) >= *cancelAfter)
                cancel = true;
        },
        &cancel);
    const auto result = std::get<ResultPtr>(session.run(jobOf(std::move(job)), context));
    return {result, &std::get<Diagnosis>(*result)};
}

}  // namespace

class TstSessionFolders : public QObject {
    Q_OBJECT

private slots:
    void imagesAreJudgedByTheirFolders();
    void foldersThatAreNoClassesAreTold();
    void withoutClassFoldersNothingIsTold();
    void randomWeightsAreNotJudged();
    void someFoldersMayBeNoClasses();
    void goingOnEndsAsOneRun();
    void anotherQuestionDoesNotGoOn();
    void partsTellHowFarItIs();
};

void TstSessionFolders::imagesAreJudgedByTheirFolders() {
    const DiagnosisPtr diagnosis = asked(demoJob());
    QVERIFY(diagnosis->confusion && diagnosis->notJudged.empty());
    std::int64_t right = 0;
    for (std::size_t i = 0; i < kPictures; ++i)
        right += diagnosis->predictions[i].topk.front().label == kindOf(i) ? 1 : 0;
    QVERIFY(right > 8);
    QCOMPARE(diagnosis->confusion->images(), static_cast<std::int64_t>(kPictures));
    QCOMPARE(diagnosis->confusion->right(), right);
}

void TstSessionFolders::foldersThatAreNoClassesAreTold() {
    const DiagnosisPtr diagnosis =
        asked(jobWith([](std::size_t i) { return "animal " + std::to_string(i % 2); },
                      WeightsRequest::Source::Demo));
    QVERIFY(!diagnosis->confusion);
    QVERIFY(diagnosis->notJudged.find("none of the 2 folders (animal 0, animal 1)") !=
            std::string::npos);
}

void TstSessionFolders::withoutClassFoldersNothingIsTold() {
    const DiagnosisPtr diagnosis =
        asked(jobWith([](std::size_t) { return ""; }, WeightsRequest::Source::Demo));
    QVERIFY(!diagnosis->confusion && diagnosis->notJudged.empty());
}

void TstSessionFolders::randomWeightsAreNotJudged() {
    const DiagnosisPtr diagnosis = asked(jobWith(&kindOf, WeightsRequest::Source::Random));
    QVERIFY(!diagnosis->confusion);
    QVERIFY(diagnosis->notJudged.find("random") != std::string::npos);
}

void TstSessionFolders::someFoldersMayBeNoClasses() {
    const DiagnosisPtr diagnosis =
        asked(jobWith([](std::size_t i) { return i % 3 == 1 ? "mine" : kindOf(i); },
                      WeightsRequest::Source::Demo));
    QCOMPARE(diagnosis->confusion->images(), std::int64_t{8});
    QCOMPARE(diagnosis->confusion->otherFolders.at("mine"), std::int64_t{4});
}

void TstSessionFolders::goingOnEndsAsOneRun() {
    const DiagnosisPtr whole = asked(demoJob()), part = asked(demoJob(), 4);
    QVERIFY(part->partial && part->inputs.size() < kPictures);
    DiagnoseJob rest = demoJob();
    rest.before = part;
    const DiagnosisPtr joined = asked(rest);
    QVERIFY(!joined->partial && !joined->state);
    QCOMPARE(joined->inputs.size(), kPictures);
    for (std::size_t i = 0; i < kPictures; ++i) {
        QCOMPARE(joined->inputs[i].name, std::to_string(i));
        QCOMPARE(joined->predictions[i].imageName, std::to_string(i));
    }
    QCOMPARE(joined->confusion->answers, whole->confusion->answers);
    QCOMPARE(joined->gates->imageCount, whole->gates->imageCount);
    QCOMPARE(joined->saturation->imageCount, whole->saturation->imageCount);
    for (std::size_t b = 0; b < whole->gates->blocks.size(); ++b) {
        const GateBlock &a = joined->gates->blocks[b], &c = whole->gates->blocks[b];
        for (std::size_t channel = 0; channel < c.mean.size(); ++channel)
            QVERIFY(std::abs(a.mean[channel] - c.mean[channel]) < 1e-5);
    }
    for (std::size_t i = 0; i < whole->saturation->activations.size(); ++i)
        QCOMPARE(joined->saturation->activations[i].elementCount,
                 whole->saturation->activations[i].elementCount);
    QCOMPARE(joined->throughput->images, static_cast<std::int64_t>(kPictures));
    QCOMPARE(joined->memory->peakBytes, whole->memory->peakBytes);
}

void TstSessionFolders::anotherQuestionDoesNotGoOn() {
    const DiagnosisPtr part = asked(demoJob(), 4);
    DiagnoseJob other = jobWith(&kindOf, WeightsRequest::Source::Random);
    other.before = part;
    const DiagnosisPtr anew = asked(other);
    QCOMPARE(anew->inputs.size(), kPictures);
    QCOMPARE(anew->gates->imageCount, std::uint64_t{kPictures});
    DiagnoseJob fewer = demoJob();
    fewer.input.images.edit().pop_back();
    fewer.before = part;
    QCOMPARE(asked(fewer)->gates->imageCount, std::uint64_t{kPictures - 1});
}

void TstSessionFolders::partsTellHowFarItIs() {
    std::vector<DiagnosisPart> parts;
    DiagnoseJob job = demoJob();
    job.onPart = [&](DiagnosisPart part, RunContext&) { parts.push_back(std::move(part)); };
    const DiagnosisPtr diagnosis = asked(job);
    QVERIFY(parts.size() >= 2);  // the first image, and the end
    QCOMPARE(parts.front().images, std::size_t{1});
    QCOMPARE(parts.front().confusion->images(), std::int64_t{1});
    QCOMPARE(parts.back().images, kPictures);
    QCOMPARE(parts.back().imageCount, kPictures);
    QCOMPARE(parts.back().confusion->answers, diagnosis->confusion->answers);
}

SCALESCOPE_TEST(TstSessionFolders)
#include "tst_session_folders.moc"
