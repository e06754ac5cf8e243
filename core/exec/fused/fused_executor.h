// SPDX-License-Identifier: Apache-2.0
// The fast executor for the CPU: own kernels, joined steps, one arena.
#pragma once

#include <memory>

#include "core/exec/executor.h"
#include "core/exec/fused/instruction_set.h"

namespace scalescope::fused {

/// float32 on the CPU. Throws: TensorMissing, ShapeMismatch, OutOfMemory.
[[nodiscard]] std::unique_ptr<Executor> makeFusedExecutor(
    const NetworkSpec& spec, const StateDict& weights,
    InstructionSet instructions = bestInstructionSet());

}  // namespace scalescope::fused
