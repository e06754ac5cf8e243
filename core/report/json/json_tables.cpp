// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/json_tables.h"

#include "core/bench/latency_measures.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/measures.h"

#include <algorithm>

namespace scalescope::detail {

namespace {

const char* kindName(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::Text:
            return "text";
        case ColumnKind::Integer:
            return "integer";
        case ColumnKind::Real:
            return "real";
        case ColumnKind::Bytes:
            return "bytes";
        case ColumnKind::Milliseconds:
            return "milliseconds";
        case ColumnKind::Share:
            return "share";
        case ColumnKind::State:
            return "verdict";
    }
    return "text";
}

Json columnJson(const Column& column) {
    return {{"key", textJson(column.key)},
            {"title", column.title},
            {"unit", textJson(column.unit)},
            {"kind", kindName(column.kind)},
            {"hint", textJson(column.hint)}};
}

Json measureJson(const Measure& measure) {
    return {{"key", measure.key},
            {"title", measure.title},
            {"shortTitle", measure.shortTitle},
            {"unit", textJson(measure.unit)},
            {"kind", kindName(measure.kind)}};
}

/// Those of latency that memory and cost have as well stand once.
template <class Of>
void addMeasures(Json& list, const Readings<Of>& readings) {
    for (const Reading<Of>& reading : readings)
        if (std::ranges::none_of(
                list, [&](const Json& known) { return known.at("key") == reading.about.key; }))
            list.push_back(measureJson(reading.about));
}

Json tableJson(const Table& table) {
    Json columns = Json::array(), rows = Json::array();
    for (const Column& column : table.columns)
        columns.push_back(columnJson(column));
    for (const std::vector<Cell>& cells : table.rows) {
        Json row = Json::array();
        for (const Cell& cell : cells)
            row.push_back(cellJson(cell));
        rows.push_back(std::move(row));
    }
    return {{"key", table.key},
            {"title", table.title},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)}};
}

}  // namespace

Json tablesJson(const std::vector<Table>& tables) {
    Json list = Json::array();
    for (const Table& table : tables)
        list.push_back(tableJson(table));
    return list;
}

Json measuresJson() {
    Json list = Json::array({measureJson(kLiveTensors)});
    addMeasures(list, gateReadings());
    addMeasures(list, activationReadings());
    addMeasures(list, costReadings());
    addMeasures(list, memoryReadings());
    addMeasures(list, latencyReadings());
    addMeasures(list, publishedReadings());
    addMeasures(list, ablationReadings());
    return list;
}

}  // namespace scalescope::detail
