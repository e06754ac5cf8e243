// SPDX-License-Identifier: Apache-2.0
#include "core/exec/pass_taps.h"

namespace scalescope {

namespace {

constexpr auto kKindCount = static_cast<std::size_t>(NodeKind::Classifier) + 1;

std::size_t slot(int block, NodeKind kind) {
    return static_cast<std::size_t>(block + 1) * kKindCount + static_cast<std::size_t>(kind);
}

std::string progressText(const Graph& graph, const Node& node) {
    const std::string name = displayName(graph.architecture.spec);
    return name + " block " + std::to_string(node.block + 1) + " of " +
           std::to_string(graph.architecture.blocks.size());
}

}  // namespace

PassTaps::PassTaps(const Graph& graph, const PassOptions& options, RunContext& context)
    : m_graph(graph),
      m_taps(options.taps),
      m_interventions(options.interventions),
      m_context(context) {
    m_index.assign((graph.architecture.blocks.size() + 1) * kKindCount, -1);
    for (const Node& each : graph.nodes)
        m_index[slot(each.block, each.kind)] = each.id;
    for (const Tap* tap : m_taps) {
        const TapInterest interest = tap->interest();
        m_interest.activations |= interest.activations;
        m_interest.gates |= interest.gates;
        m_interest.outputs |= interest.outputs;
        m_interest.nodes |= interest.nodes;
        m_interest.apart |= interest.apart;
        m_interest.gathers |= interest.gathers;
    }
}

const Node& PassTaps::node(int block, NodeKind kind) const {
    return m_graph.nodes[static_cast<std::size_t>(m_index[slot(block, kind)])];
}

const Intervention* PassTaps::intervention(int block) const {
    for (const Intervention& each : m_interventions)
        if (each.block == block)
            return &each;
    return nullptr;
}

void PassTaps::beginPass(std::int64_t batch) {
    for (Tap* tap : m_taps)
        tap->beginPass(m_graph, batch);
}

void PassTaps::endPass() {
    for (Tap* tap : m_taps)
        tap->endPass();
}

template <typename Call>
void PassTaps::toTaps(bool TapInterest::*wanted, Call&& call) {
    if (!(m_interest.*wanted))
        return;
    for (Tap* tap : m_taps)
        if (tap->interest().*wanted)
            call(*tap);
}

void PassTaps::begin(const Node& node) {
    m_context.checkCanceled();
    if (node.kind == NodeKind::DepthwiseConv)
        m_context.checkpoint(
            static_cast<double>(node.id) / static_cast<double>(m_graph.nodes.size()),
            progressText(m_graph, node));
    toTaps(&TapInterest::nodes, [&](Tap& tap) { tap.beginNode(node); });
}

void PassTaps::end(const Node& node) {
    toTaps(&TapInterest::nodes, [&](Tap& tap) { tap.endNode(node); });
}

void PassTaps::preActivation(const Node& node, const ActivationView& x) {
    toTaps(&TapInterest::activations, [&](Tap& tap) { tap.preActivation(node, x); });
}

void PassTaps::postActivation(const Node& node, const ActivationView& y) {
    toTaps(&TapInterest::activations, [&](Tap& tap) { tap.postActivation(node, y); });
}

ActivationGather* PassTaps::gatherOf(const Node& node, std::int64_t batch, int threads) {
    ActivationGather* gather = nullptr;
    toTaps(&TapInterest::gathers, [&](Tap& tap) {
        if (!gather)
            gather = tap.gatherOf(node, batch, threads);
    });
    return gather;
}

void PassTaps::endGather(const Node& node) {
    toTaps(&TapInterest::gathers, [&](Tap& tap) { tap.endGather(node); });
}

void PassTaps::squeeze(const Node& node, std::span<const float> values, std::int64_t batch) {
    toTaps(&TapInterest::gates, [&](Tap& tap) { tap.squeeze(node, values, batch); });
}

void PassTaps::gates(const Node& node, std::span<const float> z, std::span<const float> s,
                     std::int64_t batch) {
    toTaps(&TapInterest::gates, [&](Tap& tap) { tap.gates(node, z, s, batch); });
}

void PassTaps::output(const Node& node, const ActivationView& y) {
    toTaps(&TapInterest::outputs, [&](Tap& tap) { tap.output(node, y); });
}

}  // namespace scalescope
