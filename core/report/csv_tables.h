// SPDX-License-Identifier: Apache-2.0
// A report as a folder of CSV files, one per table, as a person opens them in a spreadsheet.
#pragma once

#include "core/report/report.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

struct CsvFile {
    std::string name;  ///< "gates.csv"
    std::string text;  ///< UTF-8 with its mark, without which spreadsheets take it for Latin-1
};

/// Every table of the report that has a row; then "columns.csv", which says what each column means.
[[nodiscard]] std::vector<CsvFile> csvTables(const Report& report);

/// Throws before minutes of work: FileUnwritable where the folder cannot be made or written to,
/// ArgumentInvalid where it holds other files than those of such a report.
void checkCsvFolder(const std::filesystem::path& folder);
/// Makes the folder. Tables of an earlier report that this one does not have are removed from it.
/// Throws: as checkCsvFolder.
void writeCsvTables(const Report& report, const std::filesystem::path& folder);

}  // namespace scalescope
