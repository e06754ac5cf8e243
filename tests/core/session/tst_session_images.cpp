// SPDX-License-Identifier: Apache-2.0
// Many images of one job: the same results however they are cut into passes.
#include "core/input/generated/generated.h"
#include "core/session/plan.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace scalescope;

namespace {

constexpr std::size_t kImages = 23;

RunRequest randomB0() {
    RunRequest run;
    run.network = family()[0].spec;
    run.weights = {.source = WeightsRequest::Source::Random, .path = {}, .seed = 1};
    return run;
}

/// Pictures of three classes in turn, small when fed.
InputRequest pictures(std::int64_t batch) {
    InputRequest input;
    input.batch = batch;
    input.preprocess = "squash:64";
    for (std::size_t i = 0; i < kImages; ++i) {
        const int kind = static_cast<int>(i % 3);
        LoadedImage image = imageFromPixels(generatePicture(kind, i, 72), std::to_string(i));
        input.images.push_back({.path = {},
                                .sample = {},
                                .loaded = std::make_shared<const LoadedImage>(std::move(image)),
                                .classLabel = "class " + std::to_string(kind)});
    }
    return input;
}

Outcome outcomeOf(const InputRequest& input, const RunRequest& run = randomB0()) {
    static Session session;
    Job job;
    job.title = "B0: test";
    job.question = DiagnoseJob{run, input, {}};
    RunContext context;
    return session.run(job, context);
}

/// Keeps the result alive.
std::shared_ptr<const Diagnosis> diagnosisOf(const InputRequest& input,
                                             const RunRequest& run = randomB0()) {
    const auto result = std::get<ResultPtr>(outcomeOf(input, run));
    return {result, &std::get<Diagnosis>(*result)};
}

bool near(double a, double b, double scale) {
    return std::abs(a - b) <= 1e-5 * std::max(std::abs(b), scale);
}

}  // namespace

class TstSessionImages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resultsDoNotDependOnTheBatch_data();
    void resultsDoNotDependOnTheBatch();
    void classesStayWithTheirImages();
    void memoryIsThatOfOneImage();
    void errorOfADtypeIsThatOfAllImages();
    void tellsHowFastTheyWent();
    void oneImageHasNoThroughput();
    void damagedFileAmongGoodOnesIsNamed();
    void missingFileComesBeforeALaterDamagedOne();
    void unreadableImagesOfAFolderAreLeftOut_data();
    void unreadableImagesOfAFolderAreLeftOut();
    void nothingReadableIsAnError();
};

void TstSessionImages::resultsDoNotDependOnTheBatch_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<bool>("reference");
    QTest::newRow("3") << 3 << false;
    QTest::newRow("all") << 64 << false;
    QTest::newRow("auto") << 0 << false;
    QTest::newRow("reference, 5") << 5 << true;
}

void TstSessionImages::resultsDoNotDependOnTheBatch() {
    QFETCH(int, batch);
    QFETCH(bool, reference);
    RunRequest run = randomB0();
    run.options.engine = reference ? EngineKind::Reference : EngineKind::Auto;
    const auto one = diagnosisOf(pictures(1), run), many = diagnosisOf(pictures(batch), run);
    QCOMPARE(many->predictions.size(), kImages);
    QCOMPARE(many->inputs.size(), kImages);
    for (std::size_t i = 0; i < kImages; ++i) {
        const Prediction &a = many->predictions[i], &b = one->predictions[i];
        QCOMPARE(a.imageName, std::to_string(i));
        QCOMPARE(a.imageDigest, b.imageDigest);
        QCOMPARE(many->inputs[i].name, a.imageName);
        QCOMPARE(a.topk.front().index, b.topk.front().index);
        // oneDNN takes another algorithm for another batch: rounding differs.
        const double largest = (reference ? 10.0 : 1.0) * std::abs(b.topk.front().logit);
        for (std::size_t k = 0; k < a.logits.size(); ++k)
            QVERIFY(near(double{a.logits[k]}, double{b.logits[k]}, largest));
    }
    QCOMPARE(many->gates->imageCount, one->gates->imageCount);
    for (std::size_t i = 0; i < one->gates->blocks.size(); ++i) {
        const GateBlock &a = many->gates->blocks[i], &b = one->gates->blocks[i];
        for (std::size_t c = 0; c < b.mean.size(); ++c)
            QVERIFY(near(a.mean[c], b.mean[c], 1.0) && near(a.stddev[c], b.stddev[c], 1.0));
        QVERIFY(near(a.classSpecificity.value(), b.classSpecificity.value(), 1.0));
    }
    for (std::size_t i = 0; i < one->saturation->activations.size(); ++i) {
        const ActivationStats &a = many->saturation->activations[i],
                              &b = one->saturation->activations[i];
        QCOMPARE(a.elementCount, b.elementCount);
        QVERIFY(near(static_cast<double>(a.zones.left), static_cast<double>(b.zones.left),
                     static_cast<double>(b.elementCount)));
        QVERIFY(near(a.pre.mean, b.pre.mean, std::sqrt(*b.pre.variance())));
        QCOMPARE(a.deadCount, b.deadCount);
    }
}

void TstSessionImages::classesStayWithTheirImages() {
    const auto diagnosis = diagnosisOf(pictures(4));
    QCOMPARE(diagnosis->gates->classes.size(), std::size_t{3});
    const std::uint64_t expected[] = {8, 8, 7};
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(diagnosis->gates->classes[i].label, "class " + std::to_string(i));
        QCOMPARE(diagnosis->gates->classes[i].imageCount, expected[i]);
    }
    for (std::size_t i = 0; i < kImages; ++i)
        QCOMPARE(diagnosis->predictions[i].classLabel, "class " + std::to_string(i % 3));
}

void TstSessionImages::memoryIsThatOfOneImage() {
    const auto several = diagnosisOf(pictures(8));
    InputRequest single = pictures(8);
    single.images.edit().resize(1);
    QCOMPARE(several->memory->batch, std::int64_t{1});
    QCOMPARE(several->memory->peakBytes, diagnosisOf(single)->memory->peakBytes);
}

/// The oracle is the logits of two runs, one in each format.
void TstSessionImages::errorOfADtypeIsThatOfAllImages() {
    RunRequest coarse = randomB0();
    coarse.options.dtype = Dtype::BF16;
    const auto exact = diagnosisOf(pictures(1)), rounded = diagnosisOf(pictures(5), coarse);
    double sum = 0.0, largest = 0.0, same = 0.0;
    for (std::size_t i = 0; i < kImages; ++i) {
        const Prediction &a = rounded->predictions[i], &b = exact->predictions[i];
        double differences = 0.0, squares = 0.0;
        for (std::size_t k = 0; k < b.logits.size(); ++k) {
            const double difference = double{a.logits[k]} - double{b.logits[k]};
            differences += difference * difference;
            squares += double{b.logits[k]} * double{b.logits[k]};
            largest = std::max(largest, std::abs(difference));
        }
        sum += std::sqrt(differences / squares);
        same += a.topk.front().index == b.topk.front().index ? 1.0 : 0.0;
    }
    const DtypeError& error = rounded->dtypeError.value();
    QCOMPARE(error.images, static_cast<std::int64_t>(kImages));
    const double mean = sum / static_cast<double>(kImages);
    QVERIFY(std::abs(error.relativeRms.value() - mean) < 1e-3 * mean);
    QVERIFY(std::abs(error.maxAbs.value() - largest) < 1e-3 * largest);
    QCOMPARE(error.sameTop1Share, same / static_cast<double>(kImages));
    const auto finding = std::ranges::find(rounded->findings, "run.dtype", &Finding::rule);
    QVERIFY(finding != rounded->findings.end());
    QVERIFY(finding->evidence.find("mean over 23 images") != std::string::npos);
}

void TstSessionImages::tellsHowFastTheyWent() {
    const auto given = diagnosisOf(pictures(4));
    QVERIFY(given->throughput.has_value());
    QCOMPARE(given->throughput->images, static_cast<std::int64_t>(kImages));
    QCOMPARE(given->throughput->choice.batch, std::int64_t{4});
    QVERIFY(!given->throughput->choice.measured);
    QVERIFY(given->throughput->imagesPerSecond() > 0.0);
    const auto measured = diagnosisOf(pictures(0));
    QVERIFY(measured->throughput->choice.measured);
    QVERIFY(!measured->throughput->choice.probes.empty());
}

void TstSessionImages::oneImageHasNoThroughput() {
    InputRequest input = pictures(0);
    input.images.edit().resize(1);
    QVERIFY(!diagnosisOf(input)->throughput);
}

void TstSessionImages::damagedFileAmongGoodOnesIsNamed() {
    QTemporaryDir folder;
    const std::filesystem::path bad = folder.filePath("bad.png").toStdString();
    test::writeAll(bad, "\x89PNG\r\n\x1a\nno more");
    InputRequest input = pictures(4);
    input.images.edit()[9] = {.path = bad, .sample = {}, .loaded = {}, .classLabel = {}};
    const auto failure = std::get<Failure>(outcomeOf(input));
    QCOMPARE(failure.code, ErrorCode::FileUnreadable);
    QCOMPARE(exitCodeOf(failure), 3);
    QVERIFY(failure.message.starts_with(bad.string()));
    QVERIFY(diagnosisOf(pictures(4)));  // the session goes on
}

void TstSessionImages::missingFileComesBeforeALaterDamagedOne() {
    QTemporaryDir folder;
    const std::filesystem::path bad = folder.filePath("bad.png").toStdString();
    test::writeAll(bad, "no image");
    InputRequest input = pictures(0);
    input.images.edit()[12] = {.path = bad, .sample = {}, .loaded = {}, .classLabel = {}};
    input.images.edit()[11] = {
        .path = "/nowhere/a.png", .sample = {}, .loaded = {}, .classLabel = {}};
    QCOMPARE(std::get<Failure>(outcomeOf(input)).code, ErrorCode::FileMissing);
}

void TstSessionImages::unreadableImagesOfAFolderAreLeftOut_data() {
    QTest::addColumn<int>("batch");
    for (const int batch : {0, 1, 4, 64})
        QTest::addRow("%d", batch) << batch;
}

void TstSessionImages::unreadableImagesOfAFolderAreLeftOut() {
    QFETCH(int, batch);
    QTemporaryDir folder;
    const std::filesystem::path bad = folder.filePath("bad.png").toStdString();
    test::writeAll(bad, "\x89PNG\r\n\x1a\nno more");
    InputRequest input = pictures(batch);
    const std::set<std::size_t> left{0, 1, 9, 10, 22};
    for (const std::size_t at : left)
        input.images.edit()[at] = {
            .path = bad, .sample = {}, .loaded = {}, .classLabel = {}, .mayBeSkipped = true};
    const auto diagnosis = diagnosisOf(input), whole = diagnosisOf(pictures(1));
    QCOMPARE(diagnosis->skipped.size(), left.size());
    QCOMPARE(diagnosis->skipped.front().path, bad);
    QVERIFY(!diagnosis->skipped.front().reason.starts_with(bad.string()));
    QCOMPARE(diagnosis->predictions.size(), kImages - left.size());
    QCOMPARE(diagnosis->inputs.size(), kImages - left.size());
    QCOMPARE(diagnosis->throughput->images, static_cast<std::int64_t>(kImages - left.size()));
    std::size_t next = 0;
    for (std::size_t i = 0; i < kImages; ++i) {
        if (left.contains(i))
            continue;
        const Prediction &a = diagnosis->predictions[next], &b = whole->predictions[i];
        QCOMPARE(a.imageName, std::to_string(i));
        QCOMPARE(diagnosis->inputs[next].digest, b.imageDigest);
        QVERIFY(near(double{a.logits[0]}, double{b.logits[0]}, std::abs(b.topk.front().logit)));
        ++next;
    }
}

void TstSessionImages::nothingReadableIsAnError() {
    InputRequest input = pictures(0);
    input.images.edit().resize(3);
    for (ImageSource& source : input.images.edit())
        source = {.path = "/nowhere/a.png",
                  .sample = {},
                  .loaded = {},
                  .classLabel = {},
                  .mayBeSkipped = true};
    const auto failure = std::get<Failure>(outcomeOf(input));
    QCOMPARE(exitCodeOf(failure), 3);
    QVERIFY(failure.message.starts_with("None of 3 images"));
}

SCALESCOPE_TEST(TstSessionImages)
#include "tst_session_images.moc"
