// SPDX-License-Identifier: Apache-2.0
#include "core/model/cost.h"

#include "core/model/parameters.h"

#include <algorithm>

namespace scalescope {

namespace {

constexpr std::array kParts{"stem", "expand", "depthwise", "se", "project", "head", "classifier"};

std::int64_t weightBytesOf(const Architecture& architecture) {
    constexpr std::int64_t kFloatBytes = 4, kCounterBytes = 8;
    std::int64_t bytes = 0;
    for (const ParameterSpec& parameter : expectedParameters(architecture))
        bytes += parameter.elements() *
                 (parameter.role == ParameterRole::BnTracked ? kCounterBytes : kFloatBytes);
    return bytes;
}

}  // namespace

bool countsAsActivation(NodeKind kind) {
    switch (kind) {
        case NodeKind::SqueezePool:
        case NodeKind::GateScale:
        case NodeKind::ResidualAdd:
        case NodeKind::GlobalPool:
            return false;
        default:
            return true;
    }
}

Cost costOf(const Graph& graph) {
    Cost cost;
    for (const char* part : kParts)
        cost.parts.push_back({part, 0, 0});
    for (const Node& node : graph.nodes) {
        const auto part = std::find_if(
            cost.parts.begin(), cost.parts.end(),
            [&](const PartCost& candidate) { return candidate.part == partName(node.kind); });
        part->params += node.params;
        part->macs += node.macs;
        cost.params += node.params;
        cost.macs += node.macs;
        if (countsAsActivation(node.kind))
            cost.activations += node.out.elements();
    }
    cost.weightBytes = weightBytesOf(graph.architecture);
    cost.seBlocks = graph.architecture.seBlockCount();
    cost.residualBlocks = graph.architecture.residualBlockCount();
    cost.seGates = graph.architecture.gateCount();
    return cost;
}

std::vector<std::int64_t> receptiveFields(const Graph& graph) {
    const auto& blocks = graph.architecture.blocks;
    std::vector<std::int64_t> fields;
    std::int64_t field = 1, jump = 1;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        if (node.kind == NodeKind::HeadConv)
            break;
        field += (node.kernel - 1) * jump;
        jump *= node.stride;
        const int next = graph.nodes[i + 1].block;
        const bool stageEnds =
            next != node.block && (node.block < 0 || next < 0 ||
                                   blocks[static_cast<std::size_t>(next)].stage !=
                                       blocks[static_cast<std::size_t>(node.block)].stage);
        if (stageEnds)
            fields.push_back(field);
    }
    return fields;
}

}  // namespace scalescope
