// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/measure_columns.h"

#include <string_view>

namespace scalescope {

namespace {

std::string hintOf(const Measure& measure, const Thresholds& thresholds) {
    std::string hint = std::string(measure.title) + ".";
    const Definition known = definition(measure.definition, thresholds);
    for (const std::string& more : {known.formula, known.threshold})
        if (!more.empty())
            hint += " " + more;
    return hint;
}

bool isInteger(const Measure& measure) {
    return measure.kind == ColumnKind::Integer || measure.kind == ColumnKind::Bytes;
}

}  // namespace

Column columnOf(const Measure& measure, const Thresholds& thresholds) {
    return {measure.shortTitle, measure.kind == ColumnKind::Share ? "" : measure.unit, measure.kind,
            hintOf(measure, thresholds), measure.key};
}

Column titledColumnOf(const Measure& measure, const Thresholds& thresholds) {
    Column column = columnOf(measure, thresholds);
    column.title = measure.title;
    return column;
}

Column columnIn(const char* unit, const Measure& measure) {
    Column column = columnOf(measure);
    column.unit = unit;
    column.kind = ColumnKind::Real;
    return column;
}

Cell cellOf(const Measure& measure, const std::optional<double>& value) {
    if (!value)
        return {};
    if (isInteger(measure))
        return static_cast<std::int64_t>(*value);
    return *value;
}

Cell fileCellOf(const Measure& measure, const std::optional<double>& value) {
    return cellOf(measure, measure.zeroInFiles ? value.value_or(0.0) : value);
}

std::string csvUnit(const Measure& measure) {
    if (!std::string_view(measure.unitInCsv).empty())
        return measure.unitInCsv;
    switch (measure.kind) {
        case ColumnKind::Share:
            return "share";
        case ColumnKind::Bytes:
            return "bytes";
        case ColumnKind::Milliseconds:
            return "ms";
        case ColumnKind::Integer:
            return std::string_view(measure.unit).empty() ? "count" : measure.unit;
        case ColumnKind::Real:
        case ColumnKind::Text:
        case ColumnKind::State:
            break;
    }
    return measure.unit;
}

}  // namespace scalescope
