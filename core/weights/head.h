// SPDX-License-Identifier: Apache-2.0
// A head of several layers: what of it becomes the network's classifier, and what follows that.
#pragma once

#include "core/weights/library.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// One layer as the file names it, from the features to the outputs.
struct HeadLayer {
    enum class Kind { Linear, BatchNorm, Activation };
    Kind kind = Kind::Linear;
    std::string module;  ///< "classifier.1"; empty for Activation
    std::int64_t in = 0, out = 0;
    HeadActivation activation = HeadActivation::None;
};

/// Weight as [out, in], and bias.
struct Affine {
    std::int64_t in = 0, out = 0;
    std::vector<float> weight, bias;
};

/// An activation, then a linear layer.
struct HeadStage {
    HeadActivation activation = HeadActivation::None;
    Affine linear;
};

/// What follows the classifier that the engines run.
struct HeadRest {
    std::vector<HeadStage> stages;

    [[nodiscard]] bool empty() const { return stages.empty(); }
    /// From the outputs of the classifier, for one image or several, to the logits.
    [[nodiscard]] std::vector<float> apply(std::span<const float> outputs) const;
    /// d logit / d output of the classifier, of one image.
    [[nodiscard]] std::vector<float> gradient(std::span<const float> outputs, int classIndex) const;
    [[nodiscard]] std::int64_t inputs() const { return stages.front().linear.in; }
    [[nodiscard]] std::int64_t classCount() const { return stages.back().linear.out; }
};

struct FoldedHead {
    Affine classifier;  ///< all that stands before the first activation
    HeadRest rest;
};

/// "linear classifier.1 (1280 to 256), relu, linear classifier.4 (256 to 7)".
[[nodiscard]] std::string headText(const std::vector<HeadLayer>& layers);

/// Everything linear is folded, in float64. The layers fit each other and are in the file.
[[nodiscard]] FoldedHead foldHead(const StateDict& file, const std::vector<HeadLayer>& layers);

/// False when folding would take long, or what comes of it would be large.
[[nodiscard]] bool canFold(const std::vector<HeadLayer>& layers);

}  // namespace scalescope
