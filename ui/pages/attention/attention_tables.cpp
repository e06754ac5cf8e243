// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/attention_tables.h"

#include "ui/pages/attention/attention_data.h"

#include <array>

namespace scalescope::ui {

namespace {

Cell cellOf(const std::optional<double>& value) {
    return value ? Cell{*value} : Cell{};
}

}  // namespace

Table gateTable(const GateReport& report) {
    Table table;
    table.title = "Gates per block";
    const auto hint = [](const char* key) { return definition(key).formula; };
    table.columns = {{"Block", "", ColumnKind::Text, "Stage and position of the block."},
                     {"Gates", "", ColumnKind::Integer, "Expanded channels: one gate each."},
                     {"Min", "", ColumnKind::Real, "Smallest mean gate of the block's channels."},
                     {"Median", "", ColumnKind::Real, "Median of the mean gates over channels."},
                     {"Max", "", ColumnKind::Real, "Largest mean gate of the block's channels."}};
    for (const GateMeasure& measure : gateMeasures())
        table.columns.push_back({measure.title, measure.isShare ? "" : measure.unit,
                                 measure.isShare ? ColumnKind::Share : ColumnKind::Real,
                                 hint(measure.definition)});
    table.columns.push_back(
        {"Static gates", "", ColumnKind::Share,
         "Gates whose std over images is below 0.01; needs 30 images or more."});
    for (const GateBlock& block : report.blocks) {
        const Summary& gates = block.overChannels;
        const bool some = gates.count > 0;
        std::vector<Cell> row{block.name, static_cast<std::int64_t>(block.mean.size()),
                              some ? Cell{gates.min} : Cell{}, some ? Cell{gates.median} : Cell{},
                              some ? Cell{gates.max} : Cell{}};
        for (const GateMeasure& measure : gateMeasures())
            row.push_back(some ? cellOf(measure.value(block)) : Cell{});
        row.push_back(cellOf(block.staticShare));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table ablationTable(const AblationReport& report) {
    // What is asked first comes first; which change it was stands in the title.
    enum { Block, Kind, Top1, NewTop1, DeltaLogit, DeltaScore, Distance, Divergence };
    const Table all = toTable(report);
    Table table;
    table.title = all.title;
    const std::array order{Block, DeltaLogit, Top1, NewTop1, DeltaScore, Distance, Divergence};
    for (const auto column : order)
        table.columns.push_back(all.columns.at(column));
    for (const auto& row : all.rows) {
        auto& chosen = table.rows.emplace_back();
        for (const auto column : order)
            chosen.push_back(row.at(column));
    }
    return table;
}

}  // namespace scalescope::ui
