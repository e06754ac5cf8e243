// SPDX-License-Identifier: Apache-2.0
#include "core/model/graph.h"

#include "core/base/error.h"
#include "core/base/rounding.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

/// Appends nodes; each takes what the one before gives.
class GraphBuilder {
public:
    explicit GraphBuilder(Graph& graph)
        : m_graph(graph),
          m_shape{3, graph.inputHeight, graph.inputWidth},
          m_builtSide(graph.architecture.spec.padding.builtForPx) {}

    void addBlock(const BlockSpec& block);
    /// Convolution, batch norm and, except after project, SiLU.
    void addConvNorm(NodeKind kind, const std::string& part, std::int64_t out, int kernel,
                     int stride);
    void addClassifier(std::int64_t classes);
    void addPool(NodeKind kind, const std::string& name);

private:
    Node& add(NodeKind kind, const std::string& name, const std::string& part, TensorShape out);
    void addPointwise(NodeKind kind, const std::string& name, const std::string& part,
                      std::int64_t out);

    Graph& m_graph;
    TensorShape m_shape;       ///< output of the last node
    std::int64_t m_builtSide;  ///< the same in the network that the padding was built for
    const BlockSpec* m_block = nullptr;
};

/// Throws: a network that pads as built for another side may not fit a small one.
std::int64_t convolvedSide(std::int64_t side, const AxisPadding& padding, int kernel, int stride) {
    const std::int64_t padded = padding.before + side + padding.behind;
    if (padded < kernel)
        throw Error(ErrorCode::ArgumentInvalid,
                    "The input is too small for how this network pads; use a larger one.",
                    Subject::Input);
    return (padded - kernel) / stride + 1;
}

Node& GraphBuilder::add(NodeKind kind, const std::string& name, const std::string& part,
                        TensorShape out) {
    Node node;
    node.id = static_cast<int>(m_graph.nodes.size());
    node.kind = kind;
    node.block = m_block ? m_block->index : -1;
    node.name = m_block ? m_block->name() + " " + name : name;
    if (!part.empty())
        node.key = m_block ? m_block->key() + "." + part : part;
    node.in = m_shape;
    node.out = out;
    m_shape = out;
    m_graph.nodes.push_back(std::move(node));
    return m_graph.nodes.back();
}

void GraphBuilder::addConvNorm(NodeKind kind, const std::string& part, std::int64_t out, int kernel,
                               int stride) {
    const auto padded = [&](std::int64_t side) {
        return axisPadding(m_graph.architecture.spec.padding,
                           {.block = m_block ? m_block->index : -1,
                            .kernel = kernel,
                            .stride = stride,
                            .side = side,
                            .builtSide = m_builtSide});
    };
    const AxisPadding rows = padded(m_shape.height), columns = padded(m_shape.width);
    Node& node = add(kind, part, part,
                     {out, convolvedSide(m_shape.height, rows, kernel, stride),
                      convolvedSide(m_shape.width, columns, kernel, stride)});
    m_builtSide = divideUp(m_builtSide, stride);
    node.kernel = kernel;
    node.stride = stride;
    node.rows = rows;
    node.columns = columns;
    node.groups = kind == NodeKind::DepthwiseConv ? out : 1;
    node.batchNorm = true;
    node.silu = kind != NodeKind::ProjectConv;
    const std::int64_t weightsPerOutput = node.in.channels / node.groups * kernel * kernel;
    node.macs = node.out.elements() * weightsPerOutput;
    node.params = out * weightsPerOutput + 2 * out;
}

void GraphBuilder::addPool(NodeKind kind, const std::string& name) {
    add(kind, name, {}, {m_shape.channels, 1, 1});
}

/// 1x1 convolution with bias, or the classifier: one output needs every input.
void GraphBuilder::addPointwise(NodeKind kind, const std::string& name, const std::string& part,
                                std::int64_t out) {
    Node& node = add(kind, name, part, {out, 1, 1});
    node.silu = kind == NodeKind::SeReduce;
    node.macs = node.in.channels * out;
    node.params = node.macs + out;
}

void GraphBuilder::addClassifier(std::int64_t classes) {
    addPointwise(NodeKind::Classifier, "classifier", "classifier", classes);
}

void GraphBuilder::addBlock(const BlockSpec& block) {
    m_block = &block;
    if (block.hasExpand())
        addConvNorm(NodeKind::ExpandConv, "expand", block.expandedChannels, 1, 1);
    addConvNorm(NodeKind::DepthwiseConv, "depthwise", block.expandedChannels, block.kernel,
                block.stride);
    const TensorShape gated = m_shape;
    addPool(NodeKind::SqueezePool, "squeeze");
    addPointwise(NodeKind::SeReduce, "se reduce", "se.reduce", block.squeezeChannels);
    addPointwise(NodeKind::SeExpand, "se expand", "se.expand", block.expandedChannels);
    m_shape = gated;
    add(NodeKind::GateScale, "gate", {}, gated);
    addConvNorm(NodeKind::ProjectConv, "project", block.outChannels, 1, 1);
    if (block.residual)
        add(NodeKind::ResidualAdd, "residual add", {}, m_shape);
    m_block = nullptr;
}

void checkSide(const char* what, std::int64_t side) {
    if (side < kSmallestInputSide || side > kLargestInputSide)
        throw Error(ErrorCode::ArgumentInvalid,
                    std::string("The input is ") + std::to_string(side) + " pixels " + what +
                        "; use a side from " + std::to_string(kSmallestInputSide) + " to " +
                        std::to_string(kLargestInputSide) + " pixels.",
                    Subject::Input);
}

}  // namespace

const char* partName(NodeKind kind) noexcept {
    switch (kind) {
        case NodeKind::StemConv:
            return "stem";
        case NodeKind::ExpandConv:
            return "expand";
        case NodeKind::DepthwiseConv:
            return "depthwise";
        case NodeKind::SqueezePool:
        case NodeKind::SeReduce:
        case NodeKind::SeExpand:
        case NodeKind::GateScale:
            return "se";
        case NodeKind::ProjectConv:
        case NodeKind::ResidualAdd:
            return "project";
        case NodeKind::HeadConv:
        case NodeKind::GlobalPool:
            return "head";
        case NodeKind::Classifier:
            return "classifier";
    }
    return "";
}

double Graph::relativeDepth(int block) const {
    return (static_cast<double>(block) + 0.5) / static_cast<double>(architecture.blocks.size());
}

int Graph::blockAtDepth(double relativeDepth) const {
    const double position =
        std::floor(relativeDepth * static_cast<double>(architecture.blocks.size()));
    const int last = static_cast<int>(architecture.blocks.size()) - 1;
    // Written so that NaN gives the first block.
    return position > 0.0 ? static_cast<int>(std::min(position, static_cast<double>(last))) : 0;
}

std::shared_ptr<const Graph> buildGraph(const NetworkSpec& spec, std::int64_t inputHeight,
                                        std::int64_t inputWidth) {
    checkSide("high", inputHeight);
    checkSide("wide", inputWidth);
    auto graph = std::make_shared<Graph>();
    graph->architecture = buildArchitecture(spec);
    graph->inputHeight = inputHeight;
    graph->inputWidth = inputWidth;
    GraphBuilder builder(*graph);
    builder.addConvNorm(NodeKind::StemConv, "stem", graph->architecture.stemChannels, 3, 2);
    for (const BlockSpec& block : graph->architecture.blocks)
        builder.addBlock(block);
    builder.addConvNorm(NodeKind::HeadConv, "head", graph->architecture.headChannels, 1, 1);
    builder.addPool(NodeKind::GlobalPool, "global pool");
    builder.addClassifier(spec.classCount);
    return graph;
}

std::shared_ptr<const Graph> buildGraph(const NetworkSpec& spec) {
    return buildGraph(spec, spec.scale.resolution, spec.scale.resolution);
}

}  // namespace scalescope
