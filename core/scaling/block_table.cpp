// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/block_table.h"

#include "core/model/cost.h"
#include "core/model/graph.h"

#include <string>
#include <vector>

namespace scalescope {

namespace {

/// Nodes that stand in one row: those of a block, or the stem, the head, the classifier.
struct Row {
    std::string name;
    const BlockSpec* block = nullptr;
    std::int64_t inSide = 0, outSide = 0, inChannels = 0, outChannels = 0;
    int kernel = 1, stride = 1;
    std::int64_t params = 0, macs = 0, activations = 0;
};

std::string nameOf(const Node& node) {
    switch (node.kind) {
        case NodeKind::StemConv:
            return "stem";
        case NodeKind::Classifier:
            return "classifier";
        default:
            return "head";
    }
}

std::vector<Row> rowsOf(const Graph& graph) {
    std::vector<Row> rows;
    for (const Node& node : graph.nodes) {
        const BlockSpec* block =
            node.block < 0 ? nullptr
                           : &graph.architecture.blocks[static_cast<std::size_t>(node.block)];
        const std::string name = block ? block->name() : nameOf(node);
        if (rows.empty() || rows.back().name != name)
            rows.push_back({.name = name,
                            .block = block,
                            .inSide = node.in.height,
                            .inChannels = node.in.channels,
                            .kernel = block ? block->kernel : node.kernel,
                            .stride = block ? block->stride : node.stride});
        Row& row = rows.back();
        row.outSide = node.out.height;
        row.outChannels = node.out.channels;
        row.params += node.params;
        row.macs += node.macs;
        row.activations += countsAsActivation(node.kind) ? node.out.elements() : 0;
    }
    return rows;
}

std::vector<Cell> cellsOf(const Row& row) {
    std::vector<Cell> cells{row.block ? Cell{std::int64_t{row.block->stage}} : Cell{}, row.name,
                            std::int64_t{row.kernel}, std::int64_t{row.stride}};
    if (const BlockSpec* block = row.block)
        cells.insert(cells.end(), {block->expandedChannels / block->inChannels, row.inChannels,
                                   block->expandedChannels, block->squeezeChannels, row.outChannels,
                                   std::string(block->residual ? "yes" : "no")});
    else
        cells.insert(cells.end(),
                     {Cell{}, row.inChannels, Cell{}, Cell{}, row.outChannels, Cell{}});
    cells.insert(cells.end(), {row.inSide, row.outSide, row.params, row.macs, row.activations});
    return cells;
}

}  // namespace

Table blockTable(const NetworkSpec& spec) {
    Table table{
        "Blocks of " + displayName(spec) + " at " + std::to_string(spec.scale.resolution) + " px",
        {{"Stage", "", ColumnKind::Integer, ""},
         {"Block", "", ColumnKind::Text, ""},
         {"Kernel", "", ColumnKind::Integer, "Of the depthwise convolution"},
         {"Stride", "", ColumnKind::Integer, ""},
         {"Expand", "", ColumnKind::Integer, "Expanded channels over those that come in"},
         {"In", "", ColumnKind::Integer, "Channels"},
         {"Expanded", "", ColumnKind::Integer, "Channels; as many SE gates"},
         {"Squeeze", "", ColumnKind::Integer, "Hidden units of squeeze-and-excitation"},
         {"Out", "", ColumnKind::Integer, "Channels"},
         {"Residual", "", ColumnKind::Text, ""},
         {"Side in", "px", ColumnKind::Integer, ""},
         {"Side out", "px", ColumnKind::Integer, ""},
         {"Params", "", ColumnKind::Integer, ""},
         {"MACs", "", ColumnKind::Integer, ""},
         {"Activations", "", ColumnKind::Integer, ""}},
        {}};
    const auto graph = buildGraph(spec);  // rows point into it
    for (const Row& row : rowsOf(*graph))
        table.rows.push_back(cellsOf(row));
    return table;
}

}  // namespace scalescope
