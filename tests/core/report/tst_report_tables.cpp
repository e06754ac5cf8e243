// SPDX-License-Identifier: Apache-2.0
// One measure, one number: tables, CSV, JSON and Markdown show what the catalogue reads.
#include "core/base/format.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/report/csv.h"
#include "core/report/json/json.h"
#include "core/report/markdown.h"
#include "core/report/report_tables.h"
#include "core/report/run_tables.h"
#include "tests/core/report/report_samples.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <set>

using namespace scalescope;
using namespace scalescope::test;
using nlohmann::json;

namespace {

/// Several images of two classes: nearly every measure has data.
SyntheticOptions manyImages() {
    SyntheticOptions options;
    options.imageCount = 40;
    options.classLabels = {"cat", "dog"};
    return options;
}

Diagnosis inBf16() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    diagnosis.dtypeError = DtypeError{0.025, 0.5, 0.75};
    return diagnosis;
}

std::optional<std::size_t> columnFor(const Table& table, const Measure& measure) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].key == measure.key)
            return i;
    return std::nullopt;
}

std::string csvText(const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return std::to_string(*integer);
    const auto* real = std::get_if<double>(&cell);
    return real ? formatExact(*real) : std::string();
}

bool same(const json& value, const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return value.is_number_integer() && value.get<std::int64_t>() == *integer;
    const auto* real = std::get_if<double>(&cell);
    return real ? value.is_number() && value.get<double>() == *real : value.is_null();
}

/// A measure of one item as it should stand in a row, in CSV and in a JSON object.
template <class Of>
void checkItem(const Readings<Of>& readings, const Of& item, const Table& table, std::size_t row,
               const Values& csv, const std::string& block, const std::string& prefix,
               const json& object) {
    for (const Reading<Of>& reading : readings) {
        const Measure& measure = reading.about;
        const Cell shown = cellOf(measure, reading.of(item));
        const Cell written = fileCellOf(measure, reading.of(item));
        if (const auto column = columnFor(table, measure))
            QVERIFY2(table.rows[row][*column] == shown, measure.key);
        QVERIFY2(csv.at({"b0", block, prefix + measure.key}) == csvText(written), measure.key);
        if (const std::string path = measure.json; !path.empty())
            QVERIFY2(same(object.at(json::json_pointer("/" + path)), written), measure.key);
    }
}

/// Columns are exactly those with data, under a name of the catalogue.
template <class Of, class Items>
void checkColumns(const Readings<Of>& readings, const Items& items, const Table& table) {
    for (const Reading<Of>& reading : readings) {
        const bool any = std::ranges::any_of(
            items, [&](const Of& item) { return reading.of(item).has_value(); });
        const auto column = columnFor(table, reading.about);
        QVERIFY2(column.has_value() == any, reading.about.key);
        if (!column)
            continue;
        const std::string& title = table.columns[*column].title;
        QVERIFY2(title == reading.about.title || title == reading.about.shortTitle, title.c_str());
        QVERIFY(table.columns[*column].hint.find(definition(reading.about.definition).formula) !=
                std::string::npos);
    }
}

json reported(const Report& report) {
    return json::parse(reportJson(report));
}

}  // namespace

class TstReportTables : public QObject {
    Q_OBJECT

private slots:
    void everyMeasureOfGatesIsOneNumberEverywhere();
    void everyMeasureOfActivationsIsOneNumberEverywhere();
    void everyMeasureOfMemoryAndLatencyIsOneNumberEverywhere();
    void theErrorOfADtypeIsOneNumberEverywhere();
    void aMeasureWithoutDataIsNoColumn();
    void jsonBringsEveryTable();
    void aSectionThatIsLeftOutHasNoTable();
    void notesOfTheLoadStandInEveryFormatOnce();
    void aPassAndABenchmarkDoNotWriteAMeasureTwice();
    void markdownGoesBlockByBlockForOneVariantOnly();
};

void TstReportTables::everyMeasureOfGatesIsOneNumberEverywhere() {
    const Diagnosis diagnosis = syntheticDiagnosis(0, manyImages());
    const Report report = makeReport({goodVariant(diagnosis, 0)}, nullptr, {});
    const Table table = gateTable(report.variants);
    const Values csv = valuesOf(reportCsv(report));
    const json blocks = reported(report).at("variants").at(0).at("blocks");
    checkColumns(gateReadings(), diagnosis.gates->blocks, table);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const GateBlock& gates = diagnosis.gates->blocks[i];
        checkItem(gateReadings(), gates, table, i, csv, gates.name, "", blocks[i].at("gates"));
    }
}

void TstReportTables::everyMeasureOfActivationsIsOneNumberEverywhere() {
    const Diagnosis diagnosis = syntheticDiagnosis(0, manyImages());
    const Report report = makeReport({goodVariant(diagnosis, 0)}, nullptr, {});
    const Table table = saturationTable(report.variants);
    const Values csv = valuesOf(reportCsv(report));
    const json variant = reported(report).at("variants").at(0);
    const auto& layers = diagnosis.saturation->activations;
    checkColumns(activationReadings(), layers, table);
    std::vector<std::size_t> seen(variant.at("blocks").size() + 1);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const bool outside = layers[i].block < 0;
        const auto block = static_cast<std::size_t>(outside ? 0 : layers[i].block);
        const json& list = outside ? variant.at("activationsOutsideBlocks")
                                   : variant.at("blocks").at(block).at("activations");
        const std::string place =
            outside ? layers[i].part
                    : variant.at("blocks").at(block).at("block").get<std::string>();
        checkItem(activationReadings(), layers[i], table, i, csv, place, layers[i].part + ".",
                  list.at(seen.at(outside ? seen.size() - 1 : block)++));
    }
}

void TstReportTables::everyMeasureOfMemoryAndLatencyIsOneNumberEverywhere() {
    const VariantResult variant = goodVariant(0);
    const Report report = makeReport({variant}, nullptr, {});
    const Values csv = valuesOf(reportCsv(report));
    const json document = reported(report).at("variants").at(0);
    const Table memory = memoryTable(report.variants), latency = latencyTable(report.variants);
    const MemoryReport& pass = *variant.diagnosis->memory;
    checkColumns(memoryReadings(), std::vector{pass}, memory);
    checkItem(memoryReadings(), pass, memory, 0, csv, "", "", document.at("memory"));
    checkColumns(latencyReadings(), std::vector{*variant.benchmark}, latency);
    for (const auto& reading : latencyReadings())
        if (const std::string path = reading.about.json; !path.empty())
            QVERIFY2(same(document.at("benchmark").at(path),
                          cellOf(reading.about, reading.of(*variant.benchmark))),
                     reading.about.key);
}

void TstReportTables::theErrorOfADtypeIsOneNumberEverywhere() {
    const Diagnosis diagnosis = inBf16();
    const Report report = makeReport({goodVariant(diagnosis, 0)}, nullptr, {});
    const Table runs = runTable(report.variants);
    checkColumns(dtypeErrorReadings(), std::vector{*diagnosis.dtypeError}, runs);
    checkItem(dtypeErrorReadings(), *diagnosis.dtypeError, runs, 0, valuesOf(reportCsv(report)), "",
              "", reported(report).at("variants").at(0).at("dtypeError"));
    QVERIFY(reportMarkdown(report).find("2.5 %") != std::string::npos);
}

void TstReportTables::aMeasureWithoutDataIsNoColumn() {
    const Measure& needsImages = readingOf(gateReadings(), "gate.input_dependence").about;
    QVERIFY(!columnFor(gateTable({goodVariant(0)}), needsImages));
    QVERIFY(columnFor(gateTable({goodVariant(0, manyImages())}), needsImages));
}

void TstReportTables::jsonBringsEveryTable() {
    const Report report =
        makeReport({goodVariant(0), goodVariant(1), failingVariant(2)}, nullptr, {});
    const std::vector<Table> expected = reportTables(report);
    const json tables = reported(report).at("tables");
    QCOMPARE(tables.size(), expected.size());
    std::set<std::string> keys;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        const Table& table = expected[t];
        QCOMPARE(tables[t].at("key").get<std::string>(), table.key);
        QVERIFY(keys.insert(table.key).second && !table.key.empty() && !table.title.empty());
        QCOMPARE(tables[t].at("columns").size(), table.columns.size());
        QCOMPARE(tables[t].at("rows").size(), table.rows.size());
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const auto* text = std::get_if<std::string>(&table.rows[row][i]);
                const json& cell = tables[t].at("rows").at(row).at(i);
                QVERIFY(text ? cell.get<std::string>() == *text : same(cell, table.rows[row][i]));
            }
    }
    for (const char* key : {"overview", "agreement", "images", "gates", "activations", "memory",
                            "latency", "weights", "inputs", "runs", "definitions"})
        QVERIFY2(keys.contains(key), key);
}

void TstReportTables::aSectionThatIsLeftOutHasNoTable() {
    ReportSections sections;
    sections.gates = sections.latency = sections.predictions = false;
    const Report report = makeReport({goodVariant(0), goodVariant(1)}, nullptr, {}, sections);
    const std::vector<Table> tables = reportTables(report);
    std::set<std::string> keys;
    for (const Table& table : tables)
        keys.insert(table.key);
    for (const char* key : {"gates", "latency", "images", "agreement"})
        QVERIFY2(!keys.contains(key), key);
    QVERIFY(keys.contains("activations"));
    for (const Column& column : tables.front().columns)
        for (const char* key : {"gate.mean", "latency.median", "probability"})
            QVERIFY2(column.key != key, key);
}

void TstReportTables::notesOfTheLoadStandInEveryFormatOnce() {
    Diagnosis diagnosis = syntheticDiagnosis(0);
    LoadReport load = diagnosis.loadReport ? *diagnosis.loadReport : LoadReport();
    load.notes = {"The head was read from elsewhere."};
    diagnosis.weights.notes = {"best.pth was taken from the folder."};
    diagnosis.loadReport = std::make_shared<const LoadReport>(load);
    const Report report = makeReport({goodVariant(diagnosis, 0), goodVariant(1)}, nullptr, {});
    for (const std::string& note : {diagnosis.weights.notes[0], load.notes[0]}) {
        int rows = 0;
        for (const Table& table : reportTables(report))
            for (const auto& row : table.rows)
                rows += std::ranges::count(row, Cell{note}) > 0 ? 1 : 0;
        QCOMPARE(rows, 1);  // of HTML, PDF and JSON
        const std::string markdown = reportMarkdown(report);
        const std::size_t first = markdown.find(note);
        QVERIFY(first != std::string::npos && markdown.find(note, first + 1) == std::string::npos);
        const auto lines = parseCsv(reportCsv(report));
        QCOMPARE(std::ranges::count_if(
                     lines, [&](const auto& line) { return std::ranges::count(line, note) == 1; }),
                 1);
    }
}

void TstReportTables::aPassAndABenchmarkDoNotWriteAMeasureTwice() {
    std::set<std::vector<std::string>> lines;
    for (const auto& row : parseCsv(reportCsv(makeReport({goodVariant(0)}, nullptr, {}))))
        QVERIFY2(lines.insert({row[0], row[1], row[2]}).second, row[2].c_str());
}

void TstReportTables::markdownGoesBlockByBlockForOneVariantOnly() {
    const std::string one = reportMarkdown(makeReport({goodVariant(0)}, nullptr, {})),
                      two =
                          reportMarkdown(makeReport({goodVariant(0), goodVariant(1)}, nullptr, {}));
    for (const auto& reading : gateReadings())
        if (reading.of(syntheticDiagnosis(0).gates->blocks[0]))
            QVERIFY2(one.find(reading.about.shortTitle) != std::string::npos, reading.about.key);
    QVERIFY(two.find("## SE gates") == std::string::npos);
}

SCALESCOPE_TEST(TstReportTables)
#include "tst_report_tables.moc"
