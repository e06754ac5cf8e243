// SPDX-License-Identifier: Apache-2.0
#include "core/report/csv.h"
#include "core/report/markdown.h"
#include "core/weights/demo.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <charconv>
#include <string>
#include <vector>

using namespace scalescope;
using namespace scalescope::test;

namespace {

double number(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1e300;
}

}  // namespace

class TstReportCsv : public QObject {
    Q_OBJECT

private slots:
    void longFormHasFiveFieldsInEveryLine();
    void valuesReadBackExactly();
    void labelsWithQuotesAndLineBreaksReadBack();
    void aPictureOutsideTheTrainingHasANote();
    void noDataIsAnEmptyField();
    void failingVariantIsNamed();
    void markdownCannotBeBrokenByANameOrLabel();
    void markdownTellsFindingsAndFailures();
};

void TstReportCsv::longFormHasFiveFieldsInEveryLine() {
    const auto rows =
        parseCsv(reportCsv(makeReport({goodVariant(0), failingVariant(1)}, nullptr, {})));
    QVERIFY(rows.size() > 8960);
    QCOMPARE(rows.front(),
             (std::vector<std::string>{"variant", "block", "metric", "value", "unit"}));
    for (const auto& row : rows)
        QCOMPARE(row.size(), std::size_t{5});
}

void TstReportCsv::valuesReadBackExactly() {
    const Diagnosis diagnosis = syntheticDiagnosis(0);
    const Values values = valuesOf(reportCsv(makeReport({goodVariant(diagnosis, 0)}, nullptr, {})));
    const GateBlock& gates = diagnosis.gates->blocks[5];
    QCOMPARE(number(values.at({"b0", gates.name, "gate.mean"})), gates.overChannels.mean);
    QCOMPARE(number(values.at({"b0", gates.name, "gate.value.7"})), gates.mean[7]);
    QCOMPARE(number(values.at({"b0", "", "memory.peak"})),
             static_cast<double>(diagnosis.memory->peakBytes));
    QCOMPARE(number(values.at({"b0", "", "cost.macs"})), 385814752.0);
    QCOMPARE(number(values.at({"b0", "", "latency.median"})),
             syntheticBenchmark(0).latency.medianMs);
    QVERIFY(values.contains({"b0", "stem", "stem.zone.left_share"}));
    QVERIFY(values.contains({"b0", "5.2", "depthwise.zone.left_share"}));
}

void TstReportCsv::labelsWithQuotesAndLineBreaksReadBack() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    const std::string label = "a \"quoted\", long\nlabel";
    diagnosis.predictions[0].topk[0].label = label;
    const Values values = valuesOf(reportCsv(makeReport({goodVariant(diagnosis, 0)}, nullptr, {})));
    QCOMPARE(values.at({"b0", "", "image0.top1.label"}), label);
}

void TstReportCsv::aPictureOutsideTheTrainingHasANote() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    const auto valuesNow = [&] {
        return valuesOf(reportCsv(makeReport({goodVariant(diagnosis, 0)}, nullptr, {})));
    };
    QVERIFY(!valuesNow().contains({"b0", "", "image0.note"}));
    diagnosis.predictions[0].outsideTraining = true;
    QCOMPARE(valuesNow().at({"b0", "", "image0.note"}), demoLimits());
}

void TstReportCsv::noDataIsAnEmptyField() {
    const Values values = valuesOf(reportCsv(makeReport({goodVariant(0)}, nullptr, {})));
    QCOMPARE(values.at({"b0", "5.2", "gate.input_dependence"}), std::string());
}

void TstReportCsv::failingVariantIsNamed() {
    const Values values = valuesOf(reportCsv(makeReport({failingVariant(1)}, nullptr, {})));
    QCOMPARE(values.at({"b1", "", "error"}), failingVariant(1).failure->message);
}

void TstReportCsv::markdownCannotBeBrokenByANameOrLabel() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    diagnosis.predictions[0].topk[0].label = "cat | dog";
    auto image = std::make_shared<LoadedImage>(syntheticImage());
    image->name = "a\n# heading <b>*x*";
    const std::string text = reportMarkdown(makeReport({goodVariant(diagnosis, 0)}, image, {}));
    QVERIFY(text.find("cat \\| dog") != std::string::npos);
    QVERIFY(text.find("\n# heading") == std::string::npos);
    QVERIFY(text.find("<b>") == std::string::npos);
}

void TstReportCsv::markdownTellsFindingsAndFailures() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    diagnosis.findings = {someFinding(Verdict::Warn, "r"), someFinding(Verdict::Info, "l")};
    diagnosis.findings[1].advice = "Get https://a.org/b_c.pth into *there*.";
    const std::string text =
        reportMarkdown(makeReport({goodVariant(diagnosis, 0), failingVariant(1)}, nullptr, {}));
    QVERIFY(text.find("- **warn** b0 block 7.0: a title (an evidence). An advice.") !=
            std::string::npos);
    QVERIFY(text.find("Get <https://a.org/b_c.pth> into \\*there\\*.") != std::string::npos);
    QVERIFY(text.find("- **B1 failed**: " + failingVariant(1).failure->message) !=
            std::string::npos);
    QVERIFY(text.starts_with("# ScaleScope report\n"));
}

SCALESCOPE_TEST(TstReportCsv)
#include "tst_report_csv.moc"
