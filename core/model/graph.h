// SPDX-License-Identifier: Apache-2.0
// The network as a list of nodes in execution order with shapes: what both executors, the cost
// model, the drawing and the prediction of memory read.
#pragma once

#include "core/model/block_spec.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace scalescope {

enum class NodeKind {
    StemConv,
    ExpandConv,
    DepthwiseConv,
    SqueezePool,
    SeReduce,
    SeExpand,
    GateScale,
    ProjectConv,
    ResidualAdd,
    HeadConv,
    GlobalPool,
    Classifier,
};

/// "stem", "expand", "depthwise", "se", "project", "head", "classifier": the parts of cost tables.
[[nodiscard]] const char* partName(NodeKind kind) noexcept;

/// Channels, height, width of one image's tensor.
struct TensorShape {
    std::int64_t channels = 0, height = 1, width = 1;
    [[nodiscard]] std::int64_t elements() const { return channels * height * width; }
};

struct Node {
    int id = 0;  ///< position in the graph
    NodeKind kind = NodeKind::StemConv;
    int block = -1;    ///< index into Architecture::blocks; -1 for stem, head, classifier
    std::string name;  ///< shown: "5.2 depthwise"
    std::string key;   ///< prefix in our state dict: "stages.5.2.depthwise"; empty if it has none
    TensorShape in, out;
    int kernel = 1, stride = 1;
    AxisPadding rows, columns;  ///< zeros around the input of a convolution
    std::int64_t groups = 1;
    bool batchNorm = false;
    bool silu = false;        ///< followed by SiLU: has a pre-activation
    std::int64_t macs = 0;    ///< per image
    std::int64_t params = 0;  ///< trainable; batch norm's included

    /// LibTorch pads both ends of an axis alike; else it needs a padded copy of the input. 0: none.
    [[nodiscard]] std::int64_t paddedCopyElements() const {
        if (rows.before == rows.behind && columns.before == columns.behind)
            return 0;
        return in.channels * (rows.before + in.height + rows.behind) *
               (columns.before + in.width + columns.behind);
    }
};

struct Graph {
    Architecture architecture;
    std::int64_t inputHeight = 0, inputWidth = 0;
    std::vector<Node> nodes;

    /// Relative depth of a block's middle in [0, 1]: aligns networks of different depth.
    [[nodiscard]] double relativeDepth(int block) const;
    /// The block of this graph nearest in relative depth.
    [[nodiscard]] int blockAtDepth(double relativeDepth) const;
};

/// Throws: ArgumentInvalid when the input is too small or too large.
[[nodiscard]] std::shared_ptr<const Graph> buildGraph(const NetworkSpec& spec,
                                                      std::int64_t inputHeight,
                                                      std::int64_t inputWidth);
/// Square input at the spec's resolution.
[[nodiscard]] std::shared_ptr<const Graph> buildGraph(const NetworkSpec& spec);

}  // namespace scalescope
