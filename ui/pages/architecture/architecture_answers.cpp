// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/architecture_answers.h"

#include "core/base/format.h"
#include "core/model/cost.h"
#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/models/graph_overlay.h"
#include "ui/pages/page_parts.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

QString number(double value, int digits = 3) {
    return significant(value, digits);
}

QString count(std::int64_t value) {
    return qstr(formatCount(value));
}

const BlockSpec& blockOf(const ArchitectureScene& scene) {
    return scene.graph->architecture.blocks[static_cast<std::size_t>(scene.block)];
}

const Node* find(const ArchitectureScene& scene, NodeKind kind) {
    for (const Node& node : scene.graph->nodes)
        if (node.block == scene.block && node.kind == kind)
            return &node;
    return nullptr;
}

/// Sum over the block's layers of these kinds; empty: all.
std::int64_t sumOf(const ArchitectureScene& scene, std::int64_t Node::*what,
                   std::initializer_list<NodeKind> kinds = {}) {
    std::int64_t sum = 0;
    for (const Node& node : scene.graph->nodes)
        if (node.block == scene.block &&
            (kinds.size() == 0 || std::ranges::find(kinds, node.kind) != kinds.end()))
            sum += node.*what;
    return sum;
}

/// The network whose scaling is asked about: the deeper one of two.
const Graph& scaled(const ArchitectureScene& scene) {
    const bool other = scene.beside && scene.beside->architecture.blocks.size() >
                                           scene.graph->architecture.blocks.size();
    return other ? *scene.beside : *scene.graph;
}

QString graphName(const Graph& graph) {
    return qstr(displayName(graph.architecture.spec)).toHtmlEscaped();
}

int blocksOfStage(const Architecture& architecture, int stage) {
    return static_cast<int>(std::ranges::count(architecture.blocks, stage, &BlockSpec::stage));
}

QString invertedResidual(const ArchitectureScene& scene) {
    const BlockSpec& block = blockOf(scene);
    const Node& depthwise = *find(scene, NodeKind::DepthwiseConv);
    QString text =
        Texts::tr(
            "A classic residual block is wide at its ends and narrow inside; MBConv turns that "
            "round. Block %1 takes %2 channels, %3, filters each channel on its own with a %4×%4 "
            "kernel, gates them, and narrows them to %5. What blocks hand on stays thin; the wide "
            "tensor, %6, lives inside only. ")
            .arg(qstr(block.name()))
            .arg(block.inChannels)
            .arg(block.hasExpand() ? Texts::tr("widens them to %1").arg(block.expandedChannels)
                                   : Texts::tr("widens nothing (stage 1 is the exception)"))
            .arg(block.kernel)
            .arg(block.outChannels)
            .arg(shapeText(depthwise.in));
    text += block.residual ? Texts::tr(
                                 "The residual is the blue line: it adds the thin input to the "
                                 "thin output, so the block only learns a correction.")
                           : Texts::tr(
                                 "This block changes resolution or width, so nothing can be added "
                                 "here; blocks with a blue arc have the residual.");
    return text + Texts::tr(" <i>MobileNetV2, arXiv 1801.04381, section 3.3.</i>");
}

QString squeezeExcite(const ArchitectureScene& scene) {
    const BlockSpec& block = blockOf(scene);
    const std::initializer_list<NodeKind> kinds{NodeKind::SeReduce, NodeKind::SeExpand};
    QString text =
        Texts::tr(
            "It lets the picture decide which channels count. In block %1 each of %2 maps is "
            "squeezed to its mean; the %2 means go through %3 hidden units and come back as %2 "
            "gates between 0 and 1; each map is multiplied by its gate. That is %4 of the block's "
            "parameters but only %5 of its MACs. ")
            .arg(qstr(block.name()))
            .arg(block.expandedChannels)
            .arg(block.squeezeChannels)
            .arg(percent(static_cast<double>(sumOf(scene, &Node::params, kinds)) /
                         static_cast<double>(sumOf(scene, &Node::params))),
                 percent(static_cast<double>(sumOf(scene, &Node::macs, kinds)) /
                         static_cast<double>(sumOf(scene, &Node::macs))));
    if (scene.diagnosis && scene.diagnosis->gates)
        for (const GateBlock& gates : scene.diagnosis->gates->blocks)
            if (gates.block == scene.block)
                text += Texts::tr(
                            "On this picture its gates run from %1 to %2, %3 on "
                            "average. ")
                            .arg(number(gates.overChannels.min), number(gates.overChannels.max),
                                 number(gates.overChannels.mean));
    return text + Texts::tr(
                      "See the maps it weighs under Follow a picture (gated), and turn "
                      "its gates in the SE lab. <i>SENet, arXiv 1709.01507, section "
                      "3.</i>");
}

/// "stage 5 from 3 to 5 blocks": the stage that grew most.
QString largestGrowth(const Architecture& base, const Architecture& own) {
    int most = 1;
    for (int stage = 1; stage <= 7; ++stage)
        if (blocksOfStage(own, stage) - blocksOfStage(base, stage) >
            blocksOfStage(own, most) - blocksOfStage(base, most))
            most = stage;
    return Texts::tr("stage %1 repeats its block %2 times instead of %3")
        .arg(most)
        .arg(blocksOfStage(own, most))
        .arg(blocksOfStage(base, most));
}

QString compoundScaling(const ArchitectureScene& scene) {
    const Graph& graph = scaled(scene);
    const NetworkSpec& spec = graph.architecture.spec;
    const Architecture base = buildArchitecture(family().front().spec);
    const Architecture& own = graph.architecture;
    const QString source =
        Texts::tr(" <i>EfficientNet, arXiv 1905.11946, section 3.3 and table 1.</i>");
    if (own.blocks.size() == base.blocks.size())
        return Texts::tr(
                   "%1 has the %2 blocks of the base network, B0. Larger variants multiply how "
                   "often each stage repeats its block (depth), how many channels it has (width) "
                   "and the side of the picture (resolution), all from one coefficient φ: depth "
                   "1.2<sup>φ</sup>, width 1.1<sup>φ</sup>, resolution 1.15<sup>φ</sup>. Choose B3 "
                   "beside it and look at any stage.")
                   .arg(graphName(graph))
                   .arg(own.blocks.size()) +
               source;
    const double growth = static_cast<double>(costOf(graph).macs) /
                          static_cast<double>(costOf(*buildGraph(family().front().spec)).macs);
    return Texts::tr(
               "Because compound scaling makes a network deeper, wider and feeds it larger "
               "pictures, "
               "all at once. %1 multiplies B0's depth by %2, and every stage rounds its repeats "
               "up: %3, "
               "%4 blocks in all instead of %5. Its channels are %6 times as many (rounded to 8) "
               "and its pictures %7 px wide instead of %8; together that is %9 times B0's MACs. "
               "Deeper alone would soon gain little: a larger picture has more detail to find, and "
               "needs more layers to see across it and more channels to tell patterns apart.")
               .arg(graphName(graph), number(spec.scale.depth), largestGrowth(base, own))
               .arg(own.blocks.size())
               .arg(base.blocks.size())
               .arg(number(spec.scale.width))
               .arg(graph.inputWidth)
               .arg(family().front().spec.scale.resolution)
               .arg(number(growth)) +
           source;
}

QString depthwiseCost(const ArchitectureScene& scene) {
    const Node& node = *find(scene, NodeKind::DepthwiseConv);
    const std::int64_t full = node.macs * node.in.channels;
    return Texts::tr(
               "A full %1×%1 convolution would let every output channel look at all %2 input "
               "channels: %3 MACs. The depthwise one looks at its own channel only: %4. The mixing "
               "is left to the 1×1 convolutions around it, which is where %5 of this block's %6 "
               "MACs are. It moves as many values as before, though, so its time is larger than "
               "its MACs say: lay Time over the drawing. <i>MobileNetV2, arXiv 1801.04381, section "
               "3.1.</i>")
        .arg(node.kernel)
        .arg(node.in.channels)
        .arg(count(full), count(node.macs),
             percent(static_cast<double>(
                         sumOf(scene, &Node::macs, {NodeKind::ExpandConv, NodeKind::ProjectConv})) /
                     static_cast<double>(sumOf(scene, &Node::macs))),
             count(sumOf(scene, &Node::macs)));
}

}  // namespace

QStringList architectureQuestions(const ArchitectureScene& scene) {
    const Graph& graph = scaled(scene);
    const bool base =
        graph.architecture.blocks.size() == buildArchitecture(family().front().spec).blocks.size();
    return {Texts::tr("What is an inverted residual?"),
            Texts::tr("What does squeeze-and-excitation do here?"),
            base ? Texts::tr("What does compound scaling scale?")
                 : Texts::tr("Why does %1 have more blocks than B0?").arg(graphName(graph)),
            Texts::tr("Why are depthwise convolutions cheap?")};
}

QString architectureAnswer(int question, const ArchitectureScene& scene) {
    switch (question) {
        case 0:
            return invertedResidual(scene);
        case 1:
            return squeezeExcite(scene);
        case 2:
            return compoundScaling(scene);
        case 3:
            return depthwiseCost(scene);
        default:
            return {};
    }
}

}  // namespace scalescope::ui
