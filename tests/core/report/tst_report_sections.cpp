// SPDX-License-Identifier: Apache-2.0
// Sections of a report: there where they were chosen and have something to say; and what the report
// says that it was made of.
#include "core/report/json/json.h"
#include "core/report/markdown.h"
#include "core/report/prediction_tables.h"
#include "core/report/report_input.h"
#include "core/report/report_tables.h"
#include "core/report/structure_tables.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace scalescope;
using namespace scalescope::test;
using nlohmann::json;

Q_DECLARE_METATYPE(bool ReportSections::*)

namespace {

const Table* tableOfKey(const std::vector<Table>& tables, const std::string& key) {
    const auto found = std::ranges::find(tables, key, &Table::key);
    return found == tables.end() ? nullptr : &*found;
}

double sumOf(const Table& table, const std::string& title) {
    const auto column = std::ranges::find(table.columns, title, &Column::title);
    const auto at = static_cast<std::size_t>(column - table.columns.begin());
    double sum = 0.0;
    for (const auto& row : table.rows)
        sum += std::get<double>(row.at(at));
    return sum;
}

/// 40 images of two class folders were asked for.
Report folderReport(std::size_t seen) {
    SyntheticOptions options;
    options.imageCount = 40;
    options.classLabels = {"cat", "dog"};
    Diagnosis diagnosis = syntheticDiagnosis(0, options);
    diagnosis.inputs.resize(seen);
    Report report = makeReport({goodVariant(std::move(diagnosis), 0)}, nullptr, {});
    report.folder = "pictures";
    report.imagesAsked = 40;
    return report;
}

}  // namespace

class TstReportSections : public QObject {
    Q_OBJECT

private slots:
    void aChosenSectionIsInEveryForm_data();
    void aChosenSectionIsInEveryForm();
    void whatWasNotAskedHasNoSection();
    void stagesAddUpToThePublishedNetwork_data();
    void stagesAddUpToThePublishedNetwork();
    void aNetworkThatStandsTwiceIsScaledOnce();
    void aMapIsWrittenCellByCell();
    void theDeepestCommonFolderIsNamed_data();
    void theDeepestCommonFolderIsNamed();
    void imagesAreCountedAgainstWhatWasAsked();
    void fewImagesOfNoFolderAreNamed();
    void imagesThatAreNotWantedAreNoRows();
};

void TstReportSections::aChosenSectionIsInEveryForm_data() {
    QTest::addColumn<bool ReportSections::*>("flag");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("heading");
    QTest::newRow("class maps") << &ReportSections::classMaps << "classMaps"
                                << "## Grad-CAM";
    QTest::newRow("ablation") << &ReportSections::ablation << "ablation"
                              << "## Ablation";
    QTest::newRow("scaling") << &ReportSections::scaling << "scaling"
                             << "## Scaling";
    QTest::newRow("stages") << &ReportSections::architecture << "stages"
                            << "## Architecture";
}

void TstReportSections::aChosenSectionIsInEveryForm() {
    QFETCH(bool ReportSections::*, flag);
    QFETCH(const QString, key);
    QFETCH(const QString, heading);
    for (const bool chosen : {true, false}) {
        ReportSections sections;
        sections.*flag = chosen;
        const Report report = makeReport({askedVariant(0), askedVariant(3)}, nullptr, {}, sections);
        QCOMPARE(tableOfKey(reportTables(report), key.toStdString()) != nullptr, chosen);
        const std::string text = reportMarkdown(report);
        QCOMPARE(text.find(heading.toStdString()) != std::string::npos, chosen);
    }
}

void TstReportSections::whatWasNotAskedHasNoSection() {
    const Report report = makeReport({goodVariant(0)}, nullptr, {});
    QVERIFY(!tableOfKey(reportTables(report), "classMaps"));
    QVERIFY(!tableOfKey(reportTables(report), "ablation"));
    QVERIFY(reportMarkdown(report).find("Grad-CAM") == std::string::npos);
    QVERIFY(!json::parse(reportJson(report)).at("variants").at(0).contains("classMap"));
}

void TstReportSections::stagesAddUpToThePublishedNetwork_data() {
    QTest::addColumn<int>("variant");
    for (const int variant : {0, 3, 7})
        QTest::newRow(qPrintable(QStringLiteral("B%1").arg(variant))) << variant;
}

void TstReportSections::stagesAddUpToThePublishedNetwork() {
    QFETCH(const int, variant);
    const PublishedFigures& published = family().at(static_cast<std::size_t>(variant)).published;
    const Table stages = stageTable({goodVariant(variant)});
    QCOMPARE(stages.rows.size(), 10U);  // stem, seven stages, head, classifier
    QVERIFY(std::abs(sumOf(stages, "Parameters") - published.paramsMillions) < 1e-3);
    QVERIFY(std::abs(sumOf(stages, "MACs") - 1e3 * published.gmacs) < 1.0);
    QVERIFY(std::abs(sumOf(stages, "Share of MACs") - 1.0) < 1e-9);
}

void TstReportSections::aNetworkThatStandsTwiceIsScaledOnce() {
    VariantResult again = goodVariant(0);
    again.spec.name = "b0-tuned";
    again.spec.ofNetwork = "b0";
    again.spec.label = "tuned";
    QCOMPARE(scalingTable({goodVariant(0), again, goodVariant(1)}).rows.size(), 2U);
}

void TstReportSections::aMapIsWrittenCellByCell() {
    const json document = json::parse(reportJson(makeReport({askedVariant(0)}, nullptr, {})));
    const json& map = document.at("variants").at(0).at("classMap").at("map");
    const Grid2d expected = syntheticGradCam(0).cam.map;
    QCOMPARE(map.size(), expected.rowCount);
    for (std::size_t row = 0; row < map.size(); ++row)
        for (std::size_t column = 0; column < map[row].size(); ++column)
            QCOMPARE(map[row][column].get<float>(), expected.at(row, column));
}

void TstReportSections::theDeepestCommonFolderIsNamed_data() {
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("folder");
    QTest::newRow("one folder") << QStringList{"/p/a.png", "/p/b.png"} << "/p";
    QTest::newRow("class folders") << QStringList{"p/cat/a.png", "p/dog/a.png"} << "p";
    QTest::newRow("names that begin alike")
        << QStringList{"/p/cat1/a.png", "/p/cat2/a.png"} << "/p";
    QTest::newRow("one inside of the other") << QStringList{"/p/q/a.png", "/p/b.png"} << "/p";
    QTest::newRow("nothing in common") << QStringList{"a/a.png", "b/b.png"} << "";
    QTest::newRow("here") << QStringList{"a.png", "b.png"} << "";
    QTest::newRow("none") << QStringList{} << "";
}

void TstReportSections::theDeepestCommonFolderIsNamed() {
    QFETCH(const QStringList, files);
    QFETCH(const QString, folder);
    CommonFolder common;
    for (const QString& file : files)
        common.add(file.toStdString());
    QCOMPARE(QString::fromStdString(common.name()), folder);
}

void TstReportSections::imagesAreCountedAgainstWhatWasAsked() {
    QCOMPARE(inputWords(folderReport(40)), std::string("40 images of pictures, 2 class folders"));
    Report cut = folderReport(12);
    QCOMPARE(inputWords(cut), std::string("12 of 40 images of pictures, 2 class folders"));
    const json input = json::parse(reportJson(cut)).at("input");
    QCOMPARE(input.at("imagesSeen").get<int>(), 12);
    QCOMPARE(input.at("imagesAsked").get<int>(), 40);
    QVERIFY(reportMarkdown(cut).find("12 of 40 images of pictures") != std::string::npos);
}

void TstReportSections::fewImagesOfNoFolderAreNamed() {
    Report report = folderReport(2);
    report.folder.clear();
    report.imagesAsked = 2;
    const auto& inputs = report.variants.front().diagnosis->inputs;
    QVERIFY(inputWords(report).ends_with(": " + inputs[0].name + ", " + inputs[1].name));
}

void TstReportSections::imagesThatAreNotWantedAreNoRows() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    diagnosis.predictions.assign(40, diagnosis.predictions.front());
    const std::vector<VariantResult> variants{goodVariant(diagnosis, 0), goodVariant(diagnosis, 0)};
    QCOMPARE(imageTable(variants).rows.size(), 80U);
    QCOMPARE(imageTable(variants, 50).rows.size(), 50U);
    QCOMPARE(imageTable(variants, 500).rows.size(), 80U);
}

SCALESCOPE_TEST(TstReportSections)
#include "tst_report_sections.moc"
