// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_table.h"

#include "core/diagnostics/measure_columns.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/graph_overlay.h"

namespace scalescope::ui {

Table architectureTable(const Graph& graph, const Diagnosis* diagnosis,
                        const BenchmarkResult* benchmark) {
    Table table{displayName(graph.architecture.spec),
                {{str(Texts::tr("Section")), "", ColumnKind::Text, ""},
                 {str(Texts::tr("Layer")), "", ColumnKind::Text, ""},
                 {str(Texts::tr("Key")), "", ColumnKind::Text, ""},
                 {str(Texts::tr("Input")), "C x H x W", ColumnKind::Text, ""},
                 {str(Texts::tr("Output")), "C x H x W", ColumnKind::Text, ""}},
                {}};
    std::vector<GraphOverlay> overlays;
    for (const auto& reading : nodeReadings()) {
        overlays.push_back(overlayOf(graph, reading, diagnosis, benchmark));
        table.columns.push_back(columnOf(reading.about));
    }
    const auto shape = [](const TensorShape& s) {
        return std::to_string(s.channels)
            .append("x")
            .append(std::to_string(s.height))
            .append("x")
            .append(std::to_string(s.width));
    };
    for (const Node& node : graph.nodes) {
        std::vector<Cell> row{str(sectionName(sectionOf(graph, node))), node.name, node.key,
                              shape(node.in), shape(node.out)};
        for (const GraphOverlay& overlay : overlays)
            row.push_back(
                cellOf(overlay.measure, overlay.nodes[static_cast<std::size_t>(node.id)]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace scalescope::ui
