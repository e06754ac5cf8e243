// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_table.h"

#include "ui/base/convert.h"
#include "ui/models/graph_overlay.h"

namespace scalescope::ui {

namespace {

Cell cellOf(const std::optional<double>& value, ColumnKind kind) {
    if (!value)
        return std::monostate{};
    if (kind == ColumnKind::Integer || kind == ColumnKind::Bytes)
        return static_cast<std::int64_t>(*value);
    return *value;
}

}  // namespace

Table architectureTable(const Graph& graph, const Diagnosis* diagnosis,
                        const BenchmarkResult* benchmark) {
    Table table{displayName(graph.architecture.spec),
                {{"Section", "", ColumnKind::Text, ""},
                 {"Layer", "", ColumnKind::Text, ""},
                 {"Key", "", ColumnKind::Text, ""},
                 {"Input", "C x H x W", ColumnKind::Text, ""},
                 {"Output", "C x H x W", ColumnKind::Text, ""}},
                {}};
    const std::vector<ColumnKind> kinds{ColumnKind::Integer, ColumnKind::Integer,
                                        ColumnKind::Bytes,   ColumnKind::Milliseconds,
                                        ColumnKind::Share,   ColumnKind::Real};
    std::vector<GraphOverlay> overlays;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        overlays.push_back(overlayOf(graph, static_cast<GraphMetric>(i), diagnosis, benchmark));
        table.columns.push_back(
            {str(graphMetricNames().at(static_cast<int>(i))), "", kinds[i], ""});
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
        for (std::size_t i = 0; i < kinds.size(); ++i)
            row.push_back(cellOf(overlays[i].nodes[static_cast<std::size_t>(node.id)], kinds[i]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace scalescope::ui
