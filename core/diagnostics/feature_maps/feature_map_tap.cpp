// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/feature_maps/feature_map_tap.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>

namespace scalescope {

namespace {

std::shared_ptr<const ChannelHistograms> counted(const ActivationView& view,
                                                 std::span<const float> less = {}) {
    return std::make_shared<const ChannelHistograms>(countChannels(view, less));
}

/// Side of the squares that make one stored value, so that all stages fit the limit: the largest
/// map is reduced first.
std::map<MapStage, std::int64_t> reductionsFor(const std::map<MapStage, TensorShape>& shapes,
                                               std::int64_t limit) {
    std::map<MapStage, std::int64_t> reductions;
    for (const auto& [stage, shape] : shapes)
        reductions[stage] = 1;
    const auto bytes = [&](MapStage stage) {
        return atlasBytes(shapes.at(stage), reductions.at(stage));
    };
    while (true) {
        std::int64_t total = 0;
        MapStage largest = shapes.begin()->first;
        for (const auto& [stage, shape] : shapes) {
            total += bytes(stage);
            if (bytes(stage) > bytes(largest))
                largest = stage;
        }
        if (total <= limit || bytes(largest) <= shapes.at(largest).channels)
            return reductions;
        ++reductions[largest];
    }
}

/// A gate scales its whole map: the levels are those of the depthwise output, the ranges are not.
StageMaps gatedFrom(const StageMaps& depthwise, const std::vector<float>& gates) {
    StageMaps gated = depthwise;
    gated.stage = MapStage::Gated;
    for (std::size_t c = 0; c < gates.size(); ++c) {
        gated.atlas.low[c] *= gates[c];
        gated.atlas.high[c] *= gates[c];
        gated.atlas.energy[c] *= double{gates[c]} * double{gates[c]};
    }
    return gated;
}

std::vector<float> firstOf(std::span<const float> values, std::int64_t batch) {
    const std::size_t each =
        values.size() / static_cast<std::size_t>(std::max<std::int64_t>(batch, 1));
    return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(each)};
}

}  // namespace

struct FeatureMapTap::Impl {
    int block = 0;
    std::int64_t limit = 0;
    bool residual = false;
    std::map<MapStage, std::int64_t> reductions;
    std::map<MapStage, StageMaps> stages;
    FeatureMaps result;
    std::vector<float> input;  ///< of a residual block, until its output is there

    [[nodiscard]] bool isInput(const Node& node) const {
        return node.block == block - 1 && (node.block >= 0 || node.kind == NodeKind::StemConv);
    }
    /// The stage that a node with SiLU makes; nullptr: none of this block's.
    StageMaps* stageOf(const Node& node) {
        if (node.block != block ||
            (node.kind != NodeKind::ExpandConv && node.kind != NodeKind::DepthwiseConv))
            return nullptr;
        const MapStage stage =
            node.kind == NodeKind::ExpandConv ? MapStage::Expanded : MapStage::Depthwise;
        stages[stage].stage = stage;
        return &stages[stage];
    }
    void add(MapStage stage, const ActivationView& view, std::span<const float> less = {}) {
        stages[stage] = {stage, makeAtlas(view, reductions.at(stage), less), counted(view, less)};
    }
};

FeatureMapTap::FeatureMapTap(int block, std::int64_t bytesLimit)
    : m_impl(std::make_unique<Impl>()) {
    m_impl->block = block;
    m_impl->limit = bytesLimit;
}

FeatureMapTap::~FeatureMapTap() = default;

TapInterest FeatureMapTap::interest() const {
    return {.activations = true, .gates = true, .outputs = true};
}

void FeatureMapTap::beginPass(const Graph& graph, std::int64_t /*batch*/) {
    const auto& blocks = graph.architecture.blocks;
    if (m_impl->block < 0 || m_impl->block >= static_cast<int>(blocks.size()))
        throw Error(ErrorCode::ArgumentInvalid, displayName(graph.architecture.spec) +
                                                    " has blocks 0 to " +
                                                    std::to_string(blocks.size() - 1) + ", not " +
                                                    std::to_string(m_impl->block) + ".");
    const BlockSpec& block = blocks[static_cast<std::size_t>(m_impl->block)];
    m_impl->residual = block.residual;
    m_impl->result = {};
    m_impl->result.block = block.index;
    m_impl->result.name = block.name();
    m_impl->stages.clear();
    std::map<MapStage, TensorShape> shapes;
    for (const Node& node : graph.nodes) {
        if (node.block != block.index)
            continue;
        if (shapes.empty())
            shapes[MapStage::Input] = node.in;
        if (node.kind == NodeKind::ExpandConv)
            shapes[MapStage::Expanded] = node.out;
        else if (node.kind == NodeKind::DepthwiseConv)
            shapes[MapStage::Depthwise] = node.out;
        else if (node.kind == NodeKind::ProjectConv)
            shapes[MapStage::Projected] = node.out;
        else if (node.kind == NodeKind::ResidualAdd)
            shapes[MapStage::Output] = node.out;
    }
    m_impl->reductions = reductionsFor(shapes, m_impl->limit);
}

void FeatureMapTap::preActivation(const Node& node, const ActivationView& x) {
    if (StageMaps* stage = m_impl->stageOf(node))
        stage->histograms = counted(x);
}

void FeatureMapTap::postActivation(const Node& node, const ActivationView& y) {
    if (StageMaps* stage = m_impl->stageOf(node))
        stage->atlas = makeAtlas(y, m_impl->reductions.at(stage->stage));
    else if (node.block == m_impl->block && node.kind == NodeKind::SeReduce)
        m_impl->result.hidden = planesOf(y, 0, y.size[1]);
}

void FeatureMapTap::squeeze(const Node& node, std::span<const float> values, std::int64_t batch) {
    if (node.block == m_impl->block)
        m_impl->result.squeeze = firstOf(values, batch);
}

void FeatureMapTap::gates(const Node& node, std::span<const float> z, std::span<const float> s,
                          std::int64_t batch) {
    if (node.block != m_impl->block)
        return;
    m_impl->result.logits = firstOf(z, batch);
    m_impl->result.gates = firstOf(s, batch);
    m_impl->stages[MapStage::Gated] =
        gatedFrom(m_impl->stages.at(MapStage::Depthwise), m_impl->result.gates);
}

void FeatureMapTap::output(const Node& node, const ActivationView& y) {
    if (m_impl->isInput(node)) {
        m_impl->add(MapStage::Input, y);
        if (m_impl->residual)
            m_impl->input = planesOf(y, 0, y.size[1]);
    } else if (node.block == m_impl->block && !m_impl->residual) {
        m_impl->add(MapStage::Projected, y);
    } else if (node.block == m_impl->block) {
        // Engines add in place: what was added is what is more than before, to a rounding.
        m_impl->add(MapStage::Projected, y, m_impl->input);
        m_impl->add(MapStage::Output, y);
        std::vector<float>().swap(m_impl->input);
    }
}

FeatureMaps FeatureMapTap::maps() const {
    FeatureMaps maps = m_impl->result;
    for (const auto& [stage, each] : m_impl->stages)
        maps.stages.push_back(each);
    return maps;
}

}  // namespace scalescope
