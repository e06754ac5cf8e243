// SPDX-License-Identifier: Apache-2.0
// The fast executor for the CPU: own kernels, joined steps, one arena.
#pragma once

#include "core/base/instruction_set.h"
#include "core/exec/executor.h"

#include <memory>

namespace scalescope::fused {

/// On the CPU. dtype: F32, or BF16 for products whose inputs and weights are rounded to bf16; sums
/// and all else are in float32. Weights that are moved in give their memory back as they are
/// packed. Throws: TensorMissing, ShapeMismatch, OutOfMemory.
[[nodiscard]] std::unique_ptr<Executor> makeFusedExecutor(
    const NetworkSpec& spec, StateDict weights, InstructionSet instructions = bestInstructionSet(),
    Dtype dtype = Dtype::F32);

}  // namespace scalescope::fused
