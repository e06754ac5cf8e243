// SPDX-License-Identifier: Apache-2.0
// Activations of one node and their gradients with respect to one logit: what Grad-CAM needs.
#pragma once

#include "core/base/run_context.h"
#include "core/base/tensor.h"
#include "core/exec/run_options.h"
#include "core/model/variant.h"
#include "core/weights/head.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace scalescope {

/// Two numbers that a caller could swap: they have names.
struct ProbeTarget {
    int classIndex = -1;                 ///< below 0: the top-1 class
    int block = -1;                      ///< below 0: the head's output
    const HeadRest* headRest = nullptr;  ///< what makes logits of the classifier's outputs
};

struct GradientProbe {
    TensorF32 activations;      ///< [1, C, h, w] output of the node
    TensorF32 gradients;        ///< same shape: d logit / d activation
    std::vector<float> logits;  ///< [K]
    int classIndex = 0;         ///< the class that was differentiated
};

/// The reference modules of one network, kept ready for forward and backward passes in float32,
/// whatever engine runs the other passes. Float32 weights stay in the memory of the dict.
/// Thread: one at a time.
class GradientProber {
public:
    /// Throws: DeviceUnavailable, TensorMissing, ShapeMismatch, OutOfMemory.
    GradientProber(const NetworkSpec& spec, const StateDict& weights, const RunOptions& options);
    ~GradientProber();

    /// Shape: input [1,3,H,W]. Throws: ShapeMismatch, ArgumentInvalid, OutOfMemory; Canceled.
    [[nodiscard]] GradientProbe probe(const TensorF32& input, const ProbeTarget& target,
                                      RunContext& context);
    [[nodiscard]] std::int64_t weightBytes() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope
