// SPDX-License-Identifier: Apache-2.0
#include "core/model/memory_prediction.h"

#include "core/base/error.h"

#include <algorithm>

namespace scalescope {

namespace {

/// Elements that a node allocates at its fullest moment, and the name of the largest tensor.
struct Allocation {
    std::int64_t elements = 0;
    const char* largest = "";
};

/// Elements alive between two nodes, per image.
struct LiveElements {
    std::int64_t image = 0;         ///< the caller's, to the end
    std::int64_t sectionInput = 0;  ///< held until the block ends; 0 where it is the image
    std::int64_t current = 0;       ///< the next node's input; 0 where it is the section's
    std::int64_t vector = 0;        ///< squeeze or gate on its way to the product
    [[nodiscard]] std::int64_t sum() const { return image + sectionInput + current + vector; }
};

/// The copy takes the place of its source, except of the image, which is the caller's.
Allocation ofUnevenPadding(const Node& node) {
    const std::int64_t out = node.out.elements(), padded = node.paddedCopyElements();
    const std::int64_t given = node.kind == NodeKind::StemConv ? 0 : node.in.elements();
    const std::int64_t copying = padded, convolving = padded - given + out,
                       norming = 2 * out - given;
    if (norming > std::max(copying, convolving))
        return {norming, "batch norm output"};
    return {std::max(copying, convolving), "padded input"};
}

Allocation allocationOf(const Node& node) {
    const std::int64_t out = node.out.elements();
    if (node.batchNorm && node.paddedCopyElements() > 0)
        return ofUnevenPadding(node);
    if (node.batchNorm)
        return {2 * out, "batch norm output"};  // while the convolution's output still lives
    switch (node.kind) {
        case NodeKind::SeExpand:
            // The gates take their place beside the logits when the squeezed vector is gone.
            return {out + std::max<std::int64_t>(out - node.in.elements(), 0), "gate"};
        case NodeKind::SqueezePool:
        case NodeKind::GlobalPool:
            return {out, "pooled output"};
        case NodeKind::SeReduce:
            return {out, "squeezed output"};
        case NodeKind::GateScale:
            return {out, "product"};
        case NodeKind::ResidualAdd:
            return {0, "sum in place"};
        default:
            return {out, "output"};
    }
}

bool beginsSection(const Node& node, int section) {
    return node.block != section || node.kind == NodeKind::GlobalPool ||
           node.kind == NodeKind::Classifier;
}

void enterSection(LiveElements& live) {
    if (live.current == 0)
        return;
    live.sectionInput = live.current;
    live.current = 0;
}

void leaveNode(LiveElements& live, const Node& node) {
    const std::int64_t out = node.out.elements();
    const bool towardsGate = node.kind == NodeKind::SqueezePool ||
                             node.kind == NodeKind::SeReduce || node.kind == NodeKind::SeExpand;
    live.vector = towardsGate ? out : 0;
    if (!towardsGate)
        live.current = out;
}

}  // namespace

MemoryPrediction predictMemory(const Graph& graph, std::int64_t batch,
                               std::int64_t bytesPerElement) {
    constexpr std::int64_t kLargestBatch = 1'000'000, kLargestElement = 16;
    if (batch < 1 || batch > kLargestBatch || bytesPerElement < 1 ||
        bytesPerElement > kLargestElement)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Memory cannot be predicted for " + std::to_string(batch) + " images of " +
                        std::to_string(bytesPerElement) +
                        " bytes per element; use 1 to 1000000 images and 1 to 16 bytes.");
    MemoryPrediction prediction;
    LiveElements live{TensorShape{3, graph.inputHeight, graph.inputWidth}.elements()};
    int section = -1;
    for (const Node& node : graph.nodes) {
        if (beginsSection(node, section))
            enterSection(live);
        section = node.block;
        const Allocation allocation = allocationOf(node);
        const std::int64_t bytes = (live.sum() + allocation.elements) * batch * bytesPerElement;
        const std::string tensor = node.name + ": " + allocation.largest;
        prediction.steps.push_back({node.id, bytes, tensor});
        if (bytes > prediction.peakBytes) {
            prediction.peakBytes = bytes;
            prediction.peakNode = node.id;
            prediction.peakTensor = tensor;
        }
        leaveNode(live, node);
    }
    return prediction;
}

}  // namespace scalescope
