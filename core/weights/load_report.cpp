// SPDX-License-Identifier: Apache-2.0
#include "core/weights/load_report.h"

namespace scalescope {

const char* keyStatusName(KeyStatus status) noexcept {
    switch (status) {
        case KeyStatus::Matched:
            return "matched";
        case KeyStatus::Converted:
            return "converted";
        case KeyStatus::Missing:
            return "missing";
        case KeyStatus::Unexpected:
            return "unexpected";
        case KeyStatus::WrongShape:
            return "wrong shape";
        case KeyStatus::NonFinite:
            return "not finite";
    }
    return "?";
}

void LoadReport::add(KeyRecord record) {
    switch (record.status) {
        case KeyStatus::Matched:
            ++matched;
            break;
        case KeyStatus::Converted:
            ++converted;
            break;
        case KeyStatus::Missing:
            ++missing;
            break;
        case KeyStatus::Unexpected:
            ++unexpected;
            break;
        case KeyStatus::WrongShape:
            ++wrongShape;
            break;
        case KeyStatus::NonFinite:
            ++nonFinite;
            break;
    }
    keys.push_back(std::move(record));
}

Table toTable(const LoadReport& report) {
    Table table;
    table.title = "Load report, key by key";
    table.columns = {
        {"Status", "", ColumnKind::Verdict, "What came of this tensor when the file was matched."},
        {"Key", "", ColumnKind::Text, "The network's own name; empty when the network has none."},
        {"Key in the file", "", ColumnKind::Text,
         "The name in the file; empty when it is missing."},
        {"Detail", "", ColumnKind::Text, "Expected and found shapes, or the conversion."}};
    table.rows.reserve(report.keys.size());
    for (const KeyRecord& record : report.keys)
        table.rows.push_back({Cell{std::string(keyStatusName(record.status))}, Cell{record.key},
                              Cell{record.fileKey}, Cell{record.detail}});
    return table;
}

}  // namespace scalescope
