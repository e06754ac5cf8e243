// SPDX-License-Identifier: Apache-2.0
// Random weights that are the same bits on every machine: values are a hash of (seed, key, index).
#pragma once

#include "core/base/run_context.h"
#include "core/model/variant.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <memory>
#include <string>

namespace scalescope {

/// Scaled as RandomScale says.
/// The normal is a sum of four uniform 16-bit numbers: integer arithmetic and one multiplication,
/// so that no library function and no thread count can change a bit. Throws: ArgumentInvalid for a
/// spec that cannot be built; Canceled.
[[nodiscard]] std::shared_ptr<const StateDict> randomWeights(const NetworkSpec& spec,
                                                             std::uint64_t seed,
                                                             RunContext& context);

/// Everything that decides the values, as text: its SHA-256 stands for random weights.
[[nodiscard]] std::string randomRecipe(const NetworkSpec& spec, std::uint64_t seed);

}  // namespace scalescope
