// SPDX-License-Identifier: Apache-2.0
// Gives random weights batch norm statistics from a real pass, so that every layer has unit scale.
#pragma once

#include "core/base/run_context.h"
#include "core/model/variant.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <memory>

namespace scalescope {

/// Returns the dict with running_mean and running_var of every batch norm replaced by those of a
/// pass over synthetic pictures drawn from the seed. Deterministic.
/// Why: uncalibrated, activations vanish to 1e-14 with depth.
[[nodiscard]] std::shared_ptr<const StateDict> calibrate(const NetworkSpec& spec,
                                                         const StateDict& weights,
                                                         std::uint64_t seed, RunContext& context);

}  // namespace scalescope
