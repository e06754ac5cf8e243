// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/plan.h"

#include "core/base/rounding.h"

#include <algorithm>
#include <numeric>

namespace scalescope::fused {

namespace {

constexpr std::int64_t kFloat = sizeof(float);
constexpr std::int64_t kAlignment = 64;
// A quarter of a core's usual L2. Measured for B0, B1, B3, B5 on an EPYC of the fourth generation:
// from 96 to 512 KiB the passes differ by less than 1.5 %, so the plan need not measure.
constexpr std::int64_t kRingBytes = std::int64_t{256} << 10;
constexpr std::int64_t kChunkPixels = 96;  // enough to keep a panel's tiles full
constexpr std::int64_t kCachedBytes = std::int64_t{256} << 10;
constexpr std::int64_t kRowsOfTiles = 24;  // a multiple of the rows of every tile

const Node& find(const Graph& graph, int block, NodeKind kind) {
    return *std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const Node& node) {
        return node.block == block && node.kind == kind;
    });
}

/// The widest group of channels whose ring fits; at least one panel.
Strip stripFor(const DenseWeights& producer, const Node& depthwise, const Kernels& kernels) {
    const std::int64_t width = depthwise.in.width, height = depthwise.in.height;
    const auto panels = static_cast<std::int64_t>(producer.panels.size());
    Strip strip;
    strip.chunkRows = std::clamp<std::int64_t>(kChunkPixels / width, 1, height);
    strip.ringRows = depthwise.kernel + strip.chunkRows - 1;
    const std::int64_t panelChannels = producer.panels.front().vectors * kernels.lanes;
    if (height * width * panelChannels * kFloat <= kRingBytes)
        strip.ringRows = height;  // a small map fits whole: nothing wraps
    const auto widest = [&](std::int64_t groups) {
        std::int64_t channels = 0;
        for (std::int64_t group = 0; group < groups; ++group) {
            const auto first = static_cast<std::size_t>(panels * group / groups);
            const auto end = static_cast<std::size_t>(panels * (group + 1) / groups);
            const std::int64_t last =
                end < producer.panels.size() ? producer.panels[end].firstColumn : producer.columns;
            channels = std::max(channels, last - producer.panels[first].firstColumn);
        }
        return channels;
    };
    for (strip.groups = 1; strip.groups <= panels; ++strip.groups) {
        strip.channels = widest(strip.groups);
        if (strip.ringFloats(width) * kFloat <= kRingBytes || strip.groups == panels)
            break;
    }
    return strip;
}

class Planner {
public:
    Planner(const Graph& graph, const PackedWeights& weights, const Kernels& kernels,
            const PlanKey& key)
        : m_graph(graph), m_weights(weights), m_kernels(kernels) {
        m_plan.key = key;
    }
    Plan make();

private:
    int add(std::int64_t floats, int first, int last) {
        m_plan.buffers.push_back({roundUp(floats * kFloat, kAlignment), 0, first, last});
        return static_cast<int>(m_plan.buffers.size()) - 1;
    }
    int addImages(const TensorShape& shape, int first, int last) {
        return add(shape.elements() * m_plan.key.batch, first, last);
    }
    void addBlock(const BlockSpec& spec, int input);
    void needScratch(std::int64_t floats) {
        m_plan.scratchFloats = std::max(m_plan.scratchFloats, roundUp(floats, kAlignment / kFloat));
    }
    void layOut();
    void countLive();

    const Graph& m_graph;
    const PackedWeights& m_weights;
    const Kernels& m_kernels;
    Plan m_plan;
};

void Planner::addBlock(const BlockSpec& spec, int input) {
    const std::int64_t batch = m_plan.key.batch;
    const Node& depthwise = find(m_graph, spec.index, NodeKind::DepthwiseConv);
    const Node& project = find(m_graph, spec.index, NodeKind::ProjectConv);
    const auto& weights = m_weights.blocks[static_cast<std::size_t>(spec.index)];
    BlockPlan block;
    block.firstStep = 1 + 4 * spec.index;
    block.input = input;
    const int expandStep = block.firstStep, depthwiseStep = expandStep + 1,
              gateStep = expandStep + 2, projectStep = expandStep + 3;
    if (weights.expand && m_plan.key.apart)
        block.expanded = addImages(depthwise.in, expandStep, depthwiseStep);
    const bool joinsStem = m_plan.stemJoined && spec.index == 0;
    if ((weights.expand && !m_plan.key.apart) || joinsStem) {
        // The ring and, where they must be made first, the inputs of the rows made at once.
        const DenseWeights& maker = weights.expand ? *weights.expand : m_weights.stem;
        block.strip = stripFor(maker, depthwise, m_kernels);
        const std::int64_t perPixel = joinsStem         ? maker.depth
                                      : maker.inPairs() ? maker.pairDepth()
                                                        : 0;
        needScratch(block.strip.ringFloats(depthwise.in.width) +
                    block.strip.chunkRows * depthwise.in.width * perPixel);
    }
    block.depthwise = addImages(depthwise.out, depthwiseStep, projectStep);
    block.rowSums =
        add(batch * depthwise.out.height * depthwise.out.channels, depthwiseStep, gateStep);
    block.squeeze = add(batch * spec.expandedChannels, gateStep, gateStep);
    block.hidden = add(2 * batch * spec.squeezeChannels, gateStep, gateStep);
    block.logits = add(batch * spec.expandedChannels, gateStep, gateStep);
    block.gates = add(batch * spec.expandedChannels, gateStep, projectStep);
    needScratch(rowsInCache(spec.expandedChannels) * spec.expandedChannels);
    if (input >= 0) {
        auto& lasts = m_plan.buffers[static_cast<std::size_t>(input)].lastStep;
        lasts = spec.residual ? projectStep : expandStep + (block.expanded >= 0 ? 0 : 1);
    }
    // A residual block adds into its input.
    block.output = spec.residual ? input : addImages(project.out, projectStep, projectStep);
    m_plan.blocks.push_back(block);
}

Plan Planner::make() {
    const Architecture& architecture = m_graph.architecture;
    const auto& first = architecture.blocks.front();
    const auto blockCount = static_cast<int>(architecture.blocks.size());
    m_plan.headStep = 1 + 4 * blockCount;
    m_plan.stepCount = m_plan.headStep + 2;
    m_plan.stemJoined = !m_plan.key.apart && !first.hasExpand() && !first.residual;
    const Node& stem = find(m_graph, -1, NodeKind::StemConv);
    const Node& head = find(m_graph, -1, NodeKind::HeadConv);
    if (!m_plan.stemJoined) {
        m_plan.stem = addImages(stem.out, 0, 0);
        needScratch(stem.out.width * m_weights.stem.depth);
    }
    int current = m_plan.stem;
    for (const BlockSpec& spec : architecture.blocks) {
        addBlock(spec, current);
        current = m_plan.blocks.back().output;
    }
    m_plan.buffers[static_cast<std::size_t>(current)].lastStep = m_plan.headStep;
    if (m_plan.key.apart)
        m_plan.head = addImages(head.out, m_plan.headStep, m_plan.headStep);
    needScratch(kChunkPixels *
                (head.out.channels + (m_weights.head.inPairs() ? m_weights.head.pairDepth() : 0)));
    m_plan.pooled = add(m_plan.key.batch * head.out.channels, m_plan.headStep, m_plan.headStep + 1);
    m_plan.scratch = add(m_plan.scratchFloats * m_plan.key.threads, 0, m_plan.stepCount - 1);
    countLive();
    layOut();
    return m_plan;
}

void Planner::countLive() {
    m_plan.liveBytes.assign(static_cast<std::size_t>(m_plan.stepCount), 0);
    for (const Buffer& buffer : m_plan.buffers)
        for (int step = buffer.firstStep; step <= buffer.lastStep; ++step)
            m_plan.liveBytes[static_cast<std::size_t>(step)] += buffer.bytes;
    const auto peak = std::max_element(m_plan.liveBytes.begin(), m_plan.liveBytes.end());
    m_plan.peakBytes = *peak;
    m_plan.peakStep = static_cast<int>(peak - m_plan.liveBytes.begin());
}

/// Largest first, each at the lowest place that is free for as long as it lives.
void Planner::layOut() {
    std::vector<Buffer>& buffers = m_plan.buffers;
    std::vector<std::size_t> order(buffers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return buffers[a].bytes > buffers[b].bytes;
    });
    std::vector<const Buffer*> placed;  // by offset
    for (const std::size_t index : order) {
        Buffer& buffer = buffers[index];
        std::int64_t offset = 0;
        for (const Buffer* other : placed) {
            const bool meet =
                other->firstStep <= buffer.lastStep && buffer.firstStep <= other->lastStep;
            if (!meet || other->offset + other->bytes <= offset)
                continue;
            if (other->offset >= offset + buffer.bytes)
                break;
            offset = other->offset + other->bytes;
        }
        buffer.offset = offset;
        m_plan.arenaBytes = std::max(m_plan.arenaBytes, offset + buffer.bytes);
        placed.insert(std::upper_bound(
                          placed.begin(), placed.end(), &buffer,
                          [](const Buffer* a, const Buffer* b) { return a->offset < b->offset; }),
                      &buffer);
    }
}

}  // namespace

std::int64_t rowsInCache(std::int64_t depth) {
    const std::int64_t rows = kCachedBytes / (depth * kFloat) / kRowsOfTiles * kRowsOfTiles;
    return std::max(rows, kRowsOfTiles);
}

const Node& Plan::nodeOfStep(const Graph& graph, int step) const {
    if (step == 0)
        return find(graph, -1, NodeKind::StemConv);
    if (step >= headStep)
        return find(graph, -1, step == headStep ? NodeKind::HeadConv : NodeKind::Classifier);
    constexpr int kStepsOfBlock = 4;
    const int block = (step - 1) / kStepsOfBlock;
    switch ((step - 1) % kStepsOfBlock) {
        case 0:
            if (graph.architecture.blocks[static_cast<std::size_t>(block)].hasExpand())
                return find(graph, block, NodeKind::ExpandConv);
            [[fallthrough]];
        case 1:
            return find(graph, block, NodeKind::DepthwiseConv);
        case 2:
            return find(graph, block, NodeKind::GateScale);
        default:
            return find(graph, block, NodeKind::ProjectConv);
    }
}

Plan makePlan(const Graph& graph, const PackedWeights& weights, const Kernels& kernels,
              const PlanKey& key) {
    return Planner(graph, weights, kernels, key).make();
}

}  // namespace scalescope::fused
