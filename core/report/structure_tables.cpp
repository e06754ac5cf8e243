// SPDX-License-Identifier: Apache-2.0
#include "core/report/structure_tables.h"

#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/measures.h"
#include "core/model/graph.h"
#include "core/report/run_tables.h"
#include "core/report/table_maker.h"

#include <map>
#include <string>

namespace scalescope {

namespace {

using enum ColumnKind;

struct Network {
    NetworkSpec spec;
    std::shared_ptr<const Graph> graph;
    Cost cost;
};

Column inMillions(const Measure& measure) {
    Column column = columnIn("M", measure);
    column.title = measure.title;
    return column;
}

/// Each network once, also where it has several columns.
std::vector<Network> networksOf(const std::vector<VariantResult>& variants) {
    std::vector<Network> networks;
    std::map<std::string, bool> seen;
    for (const VariantResult& variant : variants) {
        if (!seen.emplace(networkTitle(variant.spec), true).second)
            continue;
        const std::shared_ptr<const Graph> graph = buildGraph(variant.spec);
        networks.push_back({variant.spec, graph, costOf(*graph)});
    }
    return networks;
}

/// What stands in one row: a stage, or what lies before and behind the stages.
struct Stage {
    const Network* network;
    std::string name;
    const Node* first;
    const Node* last;
    const BlockSpec* block = nullptr;  ///< its first
    std::int64_t blocks = 0, params = 0, macs = 0;
};

std::string stageOf(const Graph& graph, const Node& node) {
    if (node.block >= 0)
        return std::to_string(
            graph.architecture.blocks[static_cast<std::size_t>(node.block)].stage);
    return node.kind == NodeKind::StemConv     ? "stem"
           : node.kind == NodeKind::Classifier ? "classifier"
                                               : "head";
}

std::vector<Stage> stagesOf(const Network& network) {
    std::vector<Stage> stages;
    int block = -1;
    for (const Node& node : network.graph->nodes) {
        const std::string name = stageOf(*network.graph, node);
        if (stages.empty() || stages.back().name != name)
            stages.push_back({&network, name, &node, &node});
        Stage& stage = stages.back();
        if (node.block >= 0 && node.block != block) {
            block = node.block;
            ++stage.blocks;
            if (!stage.block)
                stage.block = &network.graph->architecture.blocks[static_cast<std::size_t>(block)];
        }
        stage.last = &node;
        stage.params += node.params;
        stage.macs += node.macs;
    }
    return stages;
}

/// Null: one's own network was published nowhere.
const PublishedFigures* publishedFigures(const Network& network) {
    if (network.spec.isExtra())
        return nullptr;
    return &family()[static_cast<std::size_t>(*network.spec.variant)].published;
}

std::string channels(const Stage& stage) {
    return std::to_string(stage.first->in.channels) + " → " +
           std::to_string(stage.last->out.channels);
}

Cell ofBlock(const Stage& stage, int BlockSpec::*member) {
    return stage.block ? Cell{std::int64_t{stage.block->*member}} : Cell{};
}

}  // namespace

Table scalingTable(const std::vector<VariantResult>& variants) {
    const std::vector<Network> networks = networksOf(variants);
    const auto cost = [](const Network& network) { return &network.cost; };
    TableMaker<Network> table("scaling", "How the networks are scaled", thresholdsOf(variants));
    table.add("Network", Text, [](const Network& n) { return networkTitle(n.spec); });
    table.add({"Width", "× B0", Real, ""}, [](const Network& n) { return n.spec.scale.width; });
    table.add({"Depth", "× B0", Real, ""}, [](const Network& n) { return n.spec.scale.depth; });
    table.add({"Input", "px", Integer, ""},
              [](const Network& n) { return std::int64_t{n.spec.scale.resolution}; });
    table.add("Blocks", Integer, [](const Network& n) {
        return static_cast<std::int64_t>(n.graph->architecture.blocks.size());
    });
    table.addIn("M", 1e6, readingOf(costReadings(), "cost.params"), cost);
    table.addIn("G", 1e9, readingOf(costReadings(), "cost.macs"), cost);
    table.addIn("M", 1e6, readingOf(costReadings(), "cost.activations"), cost);
    table.add({"Receptive field", "px", Integer, "Theoretical, after the last stage."},
              [](const Network& n) { return receptiveFields(*n.graph).back(); });
    table.addOne(readingOf(publishedReadings(), "published.top1"), &publishedFigures);
    for (const Network& network : networks)
        table.addRow(network);
    return table.take();
}

Table stageTable(const std::vector<VariantResult>& variants) {
    const std::vector<Network> networks = networksOf(variants);
    TableMaker<Stage> table("stages", "Stages of the networks", thresholdsOf(variants));
    table.add("Network", Text, [](const Stage& s) { return networkTitle(s.network->spec); });
    table.add("Stage", Text, [](const Stage& s) { return s.name; });
    table.add("Blocks", Integer,
              [](const Stage& s) { return s.blocks > 0 ? Cell{s.blocks} : Cell{}; });
    table.add("Kernel", Integer, [](const Stage& s) { return ofBlock(s, &BlockSpec::kernel); });
    table.add("Stride", Integer, [](const Stage& s) { return ofBlock(s, &BlockSpec::stride); });
    table.add("Channels", Text, &channels);
    table.add({"Side", "px", Integer, "Of the output."},
              [](const Stage& s) { return s.last->out.height; });
    table.add(inMillions(kParams),
              [](const Stage& s) { return static_cast<double>(s.params) / 1e6; });
    table.add(inMillions(kMacs), [](const Stage& s) { return static_cast<double>(s.macs) / 1e6; });
    table.add({"Share of MACs", "", Share, ""}, [](const Stage& s) {
        return static_cast<double>(s.macs) / static_cast<double>(s.network->cost.macs);
    });
    for (const Network& network : networks)
        for (const Stage& stage : stagesOf(network))
            table.addRow(stage);
    return table.take();
}

}  // namespace scalescope
