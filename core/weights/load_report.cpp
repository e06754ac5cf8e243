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

std::vector<std::string> loadNotes(const WeightsInfo& info, const LoadReport* report) {
    std::vector<std::string> notes = info.notes;
    if (report)
        notes.insert(notes.end(), report->notes.begin(), report->notes.end());
    return notes;
}

}  // namespace scalescope
