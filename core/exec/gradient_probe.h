// SPDX-License-Identifier: Apache-2.0
// Activations of one node and their gradients with respect to one logit: what Grad-CAM needs.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/run_context.h"
#include "core/base/tensor.h"
#include "core/exec/run_options.h"
#include "core/model/variant.h"
#include "core/weights/state_dict.h"

namespace scalescope {

struct GradientProbe {
    TensorF32 activations;      ///< [1, C, h, w] output of the node
    TensorF32 gradients;        ///< same shape: d logit / d activation
    std::vector<float> logits;  ///< [K]
    int classIndex = 0;         ///< the class that was differentiated
};

/// Runs forward and backward on the reference modules. classIndex < 0: the top-1 class.
/// block < 0: the head's output. Throws: ArgumentInvalid, OutOfMemory; Canceled.
[[nodiscard]] GradientProbe probeGradient(const NetworkSpec& spec, const StateDict& weights,
                                          const TensorF32& input, int classIndex, int block,
                                          const RunOptions& options, RunContext& context);

}  // namespace scalescope
