// SPDX-License-Identifier: Apache-2.0
#include "core/report/markdown.h"
#include "core/report/prediction_tables.h"
#include "core/report/report.h"
#include "core/report/report_tables.h"
#include "core/report/self_check.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace scalescope;
using namespace scalescope::test;

class TstReportReport : public QObject {
    Q_OBJECT

private slots:
    void theSuffixDecidesTheFormat_data();
    void theSuffixDecidesTheFormat();
    void unknownSuffixIsWrongUsage_data();
    void unknownSuffixIsWrongUsage();
    void findingsOfAllVariantsComeWorstFirst();
    void agreementIsOverAllImages();
    void failingVariantMakesTheReportPartial();
    void overviewHasOneRowPerVariantAlsoForAFailingOne();
    void predictionsOfRandomWeightsAreMarked();
    void predictionsOutsideTheTrainingAreMarked();
    void selfCheckIsExactAndShowsADifference();
};

void TstReportReport::theSuffixDecidesTheFormat_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    const auto row = [](const char* name, ReportFormat format) {
        QTest::newRow(name) << QString::fromLatin1(name) << static_cast<int>(format);
    };
    row("x.html", ReportFormat::Html);
    row("a.b/x.HTM", ReportFormat::Html);
    row("x.json", ReportFormat::Json);
    row("x.csv", ReportFormat::Csv);
    row("x.md", ReportFormat::Markdown);
    row("x.markdown", ReportFormat::Markdown);
    row("x.pdf", ReportFormat::Pdf);
    row("x.png", ReportFormat::Png);
}

void TstReportReport::theSuffixDecidesTheFormat() {
    QFETCH(QString, name);
    QFETCH(int, format);
    QCOMPARE(static_cast<int>(reportFormat(name.toStdString())), format);
}

void TstReportReport::unknownSuffixIsWrongUsage_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"x.docx", "x", "", "html", "x.html.gz", "x.", "a.html/x"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TstReportReport::unknownSuffixIsWrongUsage() {
    QFETCH(QString, name);
    const auto failure = failureOf([&] { static_cast<void>(reportFormat(name.toStdString())); });
    QVERIFY(failure.has_value());
    QCOMPARE(exitCodeOf(*failure), 2);
    QVERIFY(failure->message.starts_with(name.toStdString()));
}

void TstReportReport::findingsOfAllVariantsComeWorstFirst() {
    Diagnosis first = syntheticDiagnosis(0), second = syntheticDiagnosis(1);
    first.findings = {someFinding(Verdict::Info, "a")};
    second.findings = {someFinding(Verdict::Fail, "b"), someFinding(Verdict::Warn, "c")};
    const Report report = makeReport({goodVariant(first, 0), goodVariant(second, 1)}, nullptr, {});
    QCOMPARE(report.findings.front().rule, std::string("b"));
    QVERIFY(std::ranges::is_sorted(report.findings, [](const Finding& a, const Finding& b) {
        return a.severity > b.severity;
    }));
    for (const char* rule : {"a", "b", "c"})
        QCOMPARE(std::ranges::count(report.findings, rule, &Finding::rule), 1);
}

void TstReportReport::agreementIsOverAllImages() {
    const Report report = makeReport({goodVariant(0), goodVariant(1), goodVariant(2)}, nullptr, {});
    QVERIFY(report.agreement.comparable);
    QCOMPARE(report.agreement.names, (std::vector<std::string>{"B0", "B1", "B2"}));
    QCOMPARE(report.agreement.top1.at(0, 1), 1.0F);
    QCOMPARE(report.agreement.top1.at(0, 2), 0.0F);
    // On a second image B2 agrees as well.
    std::vector<VariantResult> variants;
    SyntheticOptions alike;
    alike.flippedVariant = -1;
    for (const int variant : {0, 1, 2}) {
        Diagnosis diagnosis = syntheticDiagnosis(variant);
        Prediction second = syntheticPrediction(variant, alike);
        second.imageName = "second.png";
        diagnosis.predictions.push_back(second);
        diagnosis.inputs.push_back(diagnosis.inputs.front());
        diagnosis.inputs.back().name = "second.png";
        variants.push_back(goodVariant(std::move(diagnosis), variant));
    }
    const Report both = makeReport(std::move(variants), nullptr, {});
    QCOMPARE(both.agreement.images, 2);
    QCOMPARE(both.agreement.top1.at(0, 2), 0.5F);
    QVERIFY(std::abs(both.agreement.score - (2.0 / 3.0 + 1.0) / 2.0) < 1e-12);
    const std::string text = reportMarkdown(both);
    QVERIFY(text.find("2 images: ") != std::string::npos);
    QVERIFY(text.find(", second.png. ") != std::string::npos);
}

void TstReportReport::failingVariantMakesTheReportPartial() {
    QVERIFY(!makeReport({goodVariant(0)}, nullptr, {}).partial);
    const Report report = makeReport({goodVariant(0), failingVariant(1)}, nullptr, {});
    QVERIFY(report.partial.has_value());
    QVERIFY(report.partial->find("B1") != std::string::npos);
    QVERIFY(report.partial->find("B0") == std::string::npos);
}

void TstReportReport::overviewHasOneRowPerVariantAlsoForAFailingOne() {
    const Table table = overviewTable({goodVariant(0), failingVariant(1)});
    QCOMPARE(table.rows.size(), std::size_t{2});
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(std::get<std::string>(table.rows[1][1]), std::string("failed: out of memory"));
}

void TstReportReport::predictionsOfRandomWeightsAreMarked() {
    SyntheticOptions options;
    options.weights = WeightsKind::Random;
    constexpr std::size_t kLabelColumn = 4;
    const Table random = predictionTable({goodVariant(0, options)});
    QVERIFY(!random.rows.empty());
    for (const auto& row : random.rows)
        QVERIFY(std::get<std::string>(row[kLabelColumn]).ends_with("(random weights)"));
    for (const auto& row : predictionTable({goodVariant(0)}).rows)
        QVERIFY(!std::get<std::string>(row[kLabelColumn]).ends_with("(random weights)"));
}

/// In every form that is made of tables: Markdown, the overview, what predict prints.
void TstReportReport::predictionsOutsideTheTrainingAreMarked() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    const std::string mark = "(outside its training)";
    const auto markdownOf = [](const Diagnosis& of) {
        return reportMarkdown(makeReport({goodVariant(of, 0)}, nullptr, {}));
    };
    QVERIFY(markdownOf(diagnosis).find(mark) == std::string::npos);
    diagnosis.predictions.front().outsideTraining = true;
    constexpr std::size_t kLabelColumn = 4;
    const Table table = predictionTable({goodVariant(diagnosis, 0)});
    QVERIFY(std::get<std::string>(table.rows.at(0)[kLabelColumn]).ends_with(mark));
    QVERIFY(markdownOf(diagnosis).find(mark) != std::string::npos);
    diagnosis.predictions.front().meaningful = false;  // which says more
    QVERIFY(markdownOf(diagnosis).find(mark) == std::string::npos);
}

void TstReportReport::selfCheckIsExactAndShowsADifference() {
    std::vector<SelfCheckRow> rows = selfCheck();
    QVERIFY(allExact(rows));
    QVERIFY(!allExact({}));
    ++rows.front().computed;
    QVERIFY(!allExact(rows));
    const std::string first = std::get<std::string>(toTable(rows).rows[0][1]);
    QCOMPARE(first, std::to_string(rows.front().computed) +
                        " != " + std::to_string(rows.front().expected));
}

SCALESCOPE_TEST(TstReportReport)
#include "tst_report_report.moc"
