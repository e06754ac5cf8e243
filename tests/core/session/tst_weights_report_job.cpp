// SPDX-License-Identifier: Apache-2.0
// What a network would run on, through the one door: files that load and that do not, demo and
// random weights, cancelled.
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/weights/formats/safetensors_writer.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <atomic>
#include <cmath>

using namespace scalescope;

namespace {

using Source = WeightsRequest::Source;

const NetworkSpec& b0() {
    return family()[0].spec;
}

Outcome asked(const WeightsRequest& weights, const WeightsReportDepth& depth = {},
              const std::atomic<bool>* cancel = nullptr) {
    Session session;
    RunContext context({}, cancel);
    Job job;
    job.title = "B0: weights";
    job.question = WeightsReportJob{b0(), weights, depth, {}};
    return session.run(job, context);
}

const WeightsReport& reportIn(const Outcome& outcome) {
    return std::get<WeightsReport>(*std::get<ResultPtr>(outcome));
}

/// A file of B0; change alters its tensors.
class File {
public:
    template <typename Change>
    explicit File(Change&& change) {
        StateDict dict = test::hashWeights(b0());
        change(dict);
        writeSafetensors(path(), dict);
    }
    std::filesystem::path path() const {
        return m_folder.filePath(QStringLiteral("mine.safetensors")).toStdString();
    }
    WeightsRequest request() const { return {Source::Path, path(), 0}; }

private:
    QTemporaryDir m_folder;
};

WeightTensor filled(const std::vector<std::int64_t>& shape, float value) {
    return makeTensor(shape,
                      std::vector<float>(static_cast<std::size_t>(elementCount(shape)), value));
}

bool hasRule(const WeightsReport& report, const char* rule) {
    return std::ranges::find(report.findings, rule, &Finding::rule) != report.findings.end();
}

}  // namespace

class TstWeightsReportJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsToldWholly();
    void valuesAreReadOnlyWhenAskedFor();
    void faultsOfValuesAreFindings();
    void aFileThatLacksATensorIsNoFailure();
    void aFileThatIsNoneIsNoFailure_data();
    void aFileThatIsNoneIsNoFailure();
    void demoWeightsHaveAReport();
    void randomWeightsAreMeasuredAsTheyRun();
    void cancelledWorkIsNoFailure();
};

void TstWeightsReportJob::aFileIsToldWholly() {
    const File file([](StateDict&) {});
    const Outcome outcome = asked(file.request());
    const WeightsReport& report = reportIn(outcome);
    QVERIFY(report.unfit.empty());
    QCOMPARE(report.info.path, file.path());
    QCOMPARE(report.info.kind, WeightsKind::Own);
    QVERIFY(report.modified.starts_with("20") && report.modified.ends_with("Z"));
    QCOMPARE(report.load.names, std::string("scalescope"));
    QCOMPARE(report.keys.size(), test::hashWeights(b0()).size());
    QCOMPARE(report.spec.classCount, 1000);
    QVERIFY(report.labels->source.find("assumed") != std::string::npos);
    QCOMPARE(report.recipe.crop, 224);
    QCOMPARE(report.recipeFrom, std::string("as published for B0"));
    QVERIFY(!report.origin.sentence.empty());
}

void TstWeightsReportJob::valuesAreReadOnlyWhenAskedFor() {
    const File file([](StateDict&) {});
    QVERIFY(!reportIn(asked(file.request())).statistics);
    const Outcome outcome = asked(file.request(), {.values = true, .hash = true});
    const WeightsReport& report = reportIn(outcome);
    QVERIFY(report.valuesRead && report.statistics);
    QCOMPARE(report.statistics->tensors.size(), std::size_t{311});
    QCOMPARE(report.info.sha256.size(), std::size_t{64});
    QVERIFY(report.findings.empty());
}

void TstWeightsReportJob::faultsOfValuesAreFindings() {
    const File file([](StateDict& dict) {
        dict.set("stages.2.0.project.bn.running_var", filled({24}, 0.0F));
        dict.set("stages.3.0.se.reduce.bias", filled({6}, std::nanf("")));
        dict.set("stages.4.1.expand.conv.weight", filled({480, 80, 1, 1}, 1e6F));
    });
    const Outcome outcome = asked(file.request(), {.values = true});
    const WeightsReport& report = reportIn(outcome);
    QVERIFY(report.unfit.empty());
    QVERIFY(hasRule(report, "weights.nonfinite"));
    QVERIFY(hasRule(report, "weights.variance_eps"));
    QVERIFY(hasRule(report, "weights.fp16_overflow"));
    QCOMPARE(report.findings.front().severity, Verdict::Fail);
    QCOMPARE(report.load.nonFinite, 1);
}

void TstWeightsReportJob::aFileThatLacksATensorIsNoFailure() {
    const File file(
        [](StateDict& dict) { static_cast<void>(dict.take("stages.5.2.expand.conv.weight")); });
    const Outcome outcome = asked(file.request(), {.values = true});
    const WeightsReport& report = reportIn(outcome);
    QVERIFY2(report.unfit.find("lacks 1 tensor") != std::string::npos, report.unfit.c_str());
    QCOMPARE(report.load.missing, 1);
    QVERIFY(report.statistics && report.statistics->tensors.size() == 310);
}

void TstWeightsReportJob::aFileThatIsNoneIsNoFailure_data() {
    QTest::addColumn<bool>("there");
    QTest::newRow("not there") << false;
    QTest::newRow("text") << true;
}

void TstWeightsReportJob::aFileThatIsNoneIsNoFailure() {
    QFETCH(bool, there);
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("x.pth")).toStdString();
    if (there)
        test::writeAll(path, "this is no file of weights");
    const Outcome outcome = asked({Source::Path, path, 0}, {.values = true, .hash = true});
    const WeightsReport& report = reportIn(outcome);
    QVERIFY(report.unfit.find("x.pth") != std::string::npos);
    QVERIFY(report.keys.empty() && !report.statistics && !report.labels);
    QCOMPARE(report.info.fileBytes, there ? std::int64_t{26} : std::int64_t{0});
}

void TstWeightsReportJob::demoWeightsHaveAReport() {
    const Outcome outcome = asked({Source::Demo, {}, 0}, {.values = true});
    const WeightsReport& report = reportIn(outcome);
    QCOMPARE(report.info.kind, WeightsKind::Demo);
    QCOMPARE(report.spec.classCount, 20);
    QVERIFY(report.modified.empty() && report.info.path.empty());
    QCOMPARE(report.statistics->tensors.size(), std::size_t{311});
    QVERIFY(!hasRule(report, "weights.norms_untrained"));
}

void TstWeightsReportJob::randomWeightsAreMeasuredAsTheyRun() {
    const WeightsRequest request{Source::Random, {}, 3};
    QVERIFY(!reportIn(asked(request)).statistics);
    const Outcome outcome = asked(request, {.values = true});
    const WeightsReport& report = reportIn(outcome);
    QCOMPARE(report.info.seed, std::uint64_t{3});
    QCOMPARE(report.keys.size(), test::hashWeights(b0()).size());
    // They are no fresh network's, in which every running variance is 1.
    QVERIFY(!hasRule(report, "weights.norms_untrained"));
    const auto& tensors = report.statistics->tensors;
    const auto variance = std::ranges::find(
        tensors, std::string("stages.4.1.depthwise.bn.running_var"), &TensorStats::key);
    QVERIFY(variance != tensors.end() && variance->variances);
    QVERIFY(variance->scan.finite.max != 1.0);
    QCOMPARE(variance->place, std::string("4.1"));
}

void TstWeightsReportJob::cancelledWorkIsNoFailure() {
    const std::atomic<bool> cancel{true};
    QVERIFY(
        std::holds_alternative<Canceled>(asked({Source::Demo, {}, 0}, {.values = true}, &cancel)));
}

SCALESCOPE_TEST(TstWeightsReportJob)
#include "tst_weights_report_job.moc"
