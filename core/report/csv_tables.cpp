// SPDX-License-Identifier: Apache-2.0
#include "core/report/csv_tables.h"

#include "core/base/error.h"
#include "core/base/file_write.h"
#include "core/base/utf8.h"
#include "core/report/prediction_tables.h"
#include "core/report/report_tables.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace scalescope {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

/// What files of such a folder can be called: no other one is ever removed or written over.
constexpr std::array<std::string_view, 20> kNames{
    "overview.csv",  "predictions.csv", "agreement.csv",   "images.csv",      "skipped.csv",
    "findings.csv",  "gates.csv",       "activations.csv", "memory.csv",      "latency.csv",
    "classMaps.csv", "ablation.csv",    "scaling.csv",     "stages.csv",      "weights.csv",
    "inputs.csv",    "runs.csv",        "weightNotes.csv", "definitions.csv", "columns.csv"};

std::vector<Table> tablesOf(const Report& report) {
    std::vector<Table> tables = reportTables(report);
    if (report.sections.predictions)
        tables.insert(tables.begin() + 1, predictionTable(report.variants));
    if (report.sections.findings) {
        Table findings = toTable(report.findings);
        findings.key = "findings";
        tables.push_back(std::move(findings));
    }
    std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
    return tables;
}

Table columnsOf(const std::vector<Table>& tables) {
    Table all{"",
              {{"File", "", ColumnKind::Text, ""},
               {"Table", "", ColumnKind::Text, ""},
               {"Column", "", ColumnKind::Text, ""},
               {"Meaning", "", ColumnKind::Text, ""},
               {"Measure", "", ColumnKind::Text, ""}},
              {}};
    for (const Table& table : tables)
        for (const Column& column : table.columns)
            all.rows.push_back({table.key + ".csv", table.title, column.title,
                                textCell(column.hint), textCell(column.key)});
    return all;
}

CsvFile fileOf(const std::string& key, const Table& table) {
    return {key + ".csv", std::string(kUtf8Mark) + utf8Text(toCsv(table))};
}

[[noreturn]] void failUnwritable(const fs::path& folder, const std::error_code& why) {
    throw Error(ErrorCode::FileUnwritable,
                folder.string() + ": the folder cannot be made or read; choose another one.",
                Subject::Output, why.message());
}

void refuseForeignFiles(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator each(folder, error), end; !error && each != end;
         each.increment(error))
        if (std::ranges::find(kNames, each->path().filename().string()) == kNames.end())
            throw Error(ErrorCode::ArgumentInvalid,
                        folder.string() + ": the folder holds " + each->path().filename().string() +
                            ", which is no table of a report; give a folder that is empty or not "
                            "there yet.",
                        Subject::Output);
    if (error)
        failUnwritable(folder, error);
}

}  // namespace

std::vector<CsvFile> csvTables(const Report& report) {
    const std::vector<Table> tables = tablesOf(report);
    std::vector<CsvFile> files;
    for (const Table& table : tables)
        files.push_back(fileOf(table.key, table));
    files.push_back(fileOf("columns", columnsOf(tables)));
    return files;
}

void checkCsvFolder(const fs::path& folder) {
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (!fs::exists(status)) {
        const fs::path plain = folder.has_filename() ? folder : folder.parent_path();
        return checkWritable(plain);  // a folder can be made where a file can
    }
    if (!fs::is_directory(status))
        throw Error(ErrorCode::ArgumentInvalid,
                    folder.string() + ": this is a file; give a folder for the tables.",
                    Subject::Output);
    refuseForeignFiles(folder);
    checkWritable(folder / kNames.back());
}

void writeCsvTables(const Report& report, const fs::path& folder) {
    checkCsvFolder(folder);
    std::error_code error;
    fs::create_directory(folder.has_filename() ? folder : folder.parent_path(), error);
    if (error)
        failUnwritable(folder, error);
    std::set<std::string> written;
    for (const CsvFile& file : csvTables(report)) {
        writeFileAtomically(folder / file.name, file.text);
        written.insert(file.name);
    }
    for (const std::string_view name : kNames)
        if (!written.contains(std::string(name)))
            fs::remove(folder / name, error);
}

}  // namespace scalescope
