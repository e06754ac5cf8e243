// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/attention_tables.h"

#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"

#include <array>

namespace scalescope::ui {

Table gateTable(const GateReport& report) {
    Table table;
    table.title = str(Texts::tr("Gates per block"));
    table.columns = {{str(Texts::tr("Block")), "", ColumnKind::Text,
                      str(Texts::tr("Stage and position of the block."))}};
    addColumns(table, gateReadings());
    for (const GateBlock& block : report.blocks)
        addCells(table.rows.emplace_back(std::vector<Cell>{block.name}), gateReadings(), block);
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
