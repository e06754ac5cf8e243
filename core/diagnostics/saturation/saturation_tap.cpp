// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/saturation_tap.h"

#include "core/base/error.h"
#include "core/diagnostics/saturation/gathered_activation.h"
#include "core/diagnostics/saturation/saturation_state.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace scalescope {

namespace {

/// The SiLUs that are reported: those on full feature maps.
bool isReported(const Node& node) {
    return node.silu && (node.kind == NodeKind::StemConv || node.kind == NodeKind::ExpandConv ||
                         node.kind == NodeKind::DepthwiseConv || node.kind == NodeKind::HeadConv);
}

/// One pass, or all complete ones: a pass that is cancelled leaves nothing behind.
struct Collected {
    std::uint64_t images = 0;
    std::map<int, LayerState> layers;  // by node id: execution order
    std::map<int, GateState> gates;    // by block
};

}  // namespace

struct SaturationTap::Impl {
    Thresholds thresholds;
    SiluZones zones;
    double gateLogitLimit = 0.0;
    std::map<int, ActivationStats> places;  // of the network watched, by node id
    std::map<int, std::string> blockNames;
    Collected pass, all;
    std::map<int, ChannelTotals>
        waiting;  // depthwise totals per image until the gates come; by block

    Gathers gathers;
    std::int64_t batch = 0;

    void learn(const Graph& graph);
    LayerState& layerOf(const Node& node);
    void addTotals(const Node& node, ChannelTotals totals);
};

void SaturationTap::Impl::learn(const Graph& graph) {
    std::map<int, ActivationStats> found;
    for (const Node& node : graph.nodes)
        if (isReported(node)) {
            ActivationStats place;
            place.node = node.id;
            place.name = node.name;
            place.part = partName(node.kind);
            place.block = node.block;
            place.channels = node.out.channels;
            place.height = node.out.height;
            place.width = node.out.width;
            found.emplace(node.id, std::move(place));
        }
    std::size_t position = 0;
    for (auto& [id, place] : found)
        place.relativeDepth = found.size() > 1 ? static_cast<double>(position++) /
                                                     static_cast<double>(found.size() - 1)
                                               : 0.0;
    const auto unlike = [](const auto& a, const auto& b) {
        return a.first != b.first || a.second.channels != b.second.channels ||
               a.second.height != b.second.height || a.second.width != b.second.width;
    };
    const bool same = found.size() == places.size() &&
                      std::equal(found.begin(), found.end(), places.begin(),
                                 [&](const auto& a, const auto& b) { return !unlike(a, b); });
    if (!places.empty() && !same)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Saturation of different networks or input sizes cannot be merged; measure "
                    "them one by one.");
    places = std::move(found);
    for (const BlockSpec& block : graph.architecture.blocks)
        blockNames[block.index] = block.name();
}

LayerState& SaturationTap::Impl::layerOf(const Node& node) {
    LayerState& state = pass.layers[node.id];
    if (state.place.name.empty()) {
        state.place = places.at(node.id);
        state.before.resize(state.place.channels);
    }
    return state;
}

void SaturationTap::Impl::addTotals(const Node& node, ChannelTotals totals) {
    layerOf(node).before.add(totals, batch, node.out.height * node.out.width);
    if (node.kind == NodeKind::DepthwiseConv)
        waiting[node.block] = std::move(totals);
}

SaturationTap::SaturationTap(const Thresholds& thresholds) : m_impl(std::make_unique<Impl>()) {
    m_impl->thresholds = thresholds;
    m_impl->zones = siluZones(thresholds.siluEpsilon);
    m_impl->gateLogitLimit = std::log((1.0 - thresholds.gateEpsilon) / thresholds.gateEpsilon);
}

SaturationTap::SaturationTap(const SaturationTap& other) : SaturationTap(other.m_impl->thresholds) {
    m_impl->places = other.m_impl->places;
    m_impl->blockNames = other.m_impl->blockNames;
    m_impl->all = other.m_impl->all;
}

SaturationTap::~SaturationTap() = default;

TapInterest SaturationTap::interest() const {
    return {.activations = true, .gates = true, .gathers = true};
}

void SaturationTap::beginPass(const Graph& graph, std::int64_t batch) {
    m_impl->learn(graph);
    m_impl->pass = {};
    m_impl->waiting.clear();
    m_impl->gathers.finishAll();
    m_impl->batch = batch;
    m_impl->pass.images = static_cast<std::uint64_t>(std::max<std::int64_t>(batch, 0));
}

void SaturationTap::endPass() {
    Collected& all = m_impl->all;
    Collected& pass = m_impl->pass;
    all.images += pass.images;
    for (auto& [id, layer] : pass.layers)
        if (const auto [at, fresh] = all.layers.try_emplace(id, std::move(layer)); !fresh)
            at->second.merge(layer);
    for (auto& [block, gate] : pass.gates)
        if (const auto [at, fresh] = all.gates.try_emplace(block, gate); !fresh)
            at->second.merge(gate);
    pass = {};
}

void SaturationTap::preActivation(const Node& node, const ActivationView& x) {
    if (!isReported(node))
        return;
    LayerState& state = m_impl->layerOf(node);
    state.images += static_cast<std::uint64_t>(x.size[0]);
    scanPreActivation(x, m_impl->zones, state.pre);
}

void SaturationTap::postActivation(const Node& node, const ActivationView& y) {
    if (!isReported(node))
        return;
    m_impl->addTotals(node, channelTotals(y));
}

ActivationGather* SaturationTap::gatherOf(const Node& node, std::int64_t batch, int threads) {
    if (!isReported(node))
        return nullptr;
    return &m_impl->gathers.begin(node.id, m_impl->zones, batch, node.out.channels, threads);
}

void SaturationTap::endGather(const Node& node) {
    ActivationGather* gather = m_impl->gathers.find(node.id);
    if (!gather)
        return;
    LayerState& state = m_impl->layerOf(node);
    state.images += static_cast<std::uint64_t>(m_impl->batch);
    takeBefore(*gather, state.pre);
    m_impl->addTotals(node, totalsOf(*gather));
    m_impl->gathers.finish(node.id);
}

void SaturationTap::gates(const Node& node, std::span<const float> z, std::span<const float> s,
                          std::int64_t batch) {
    GateState& state = m_impl->pass.gates[node.block];
    state.name = m_impl->blockNames[node.block];
    for (std::size_t i = 0; i < z.size(); ++i)
        addGate(state, z[i], s[i], m_impl->gateLogitLimit);
    const auto totals = m_impl->waiting.find(node.block);
    if (totals == m_impl->waiting.end() || totals->second.sum.size() != s.size())
        return;
    for (auto& [id, layer] : m_impl->pass.layers)
        if (layer.place.block == node.block &&
            layer.place.part == partName(NodeKind::DepthwiseConv)) {
            scaleTotals(totals->second, s);
            layer.after.resize(layer.place.channels);
            layer.after.add(totals->second, batch, layer.place.height * layer.place.width);
        }
    m_impl->waiting.erase(totals);
}

SaturationReport SaturationTap::report() const {
    SaturationReport report;
    report.thresholds = m_impl->thresholds;
    report.imageCount = m_impl->all.images;
    for (const auto& [id, layer] : m_impl->all.layers)
        report.activations.push_back(statsOf(layer, m_impl->thresholds));
    for (const auto& [block, gate] : m_impl->all.gates)
        report.gates.push_back(gateSaturation(block, gate, m_impl->thresholds));
    for (std::size_t i = 0; i < report.activations.size() && !report.firstNonFinite; ++i)
        if (report.activations[i].nonFinite.total() > 0 ||
            !report.activations[i].nonFiniteChannels.empty())
            report.firstNonFinite = static_cast<int>(i);
    return report;
}

}  // namespace scalescope
