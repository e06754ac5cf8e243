// SPDX-License-Identifier: Apache-2.0
// Learning rate and input side of every step.
#pragma once

#include "core/train/options.h"

#include <cstdint>

namespace scalescope {

/// Rate of a step in 0..steps()-1: linear warm-up from lr / warm-up steps to lr, then half a cosine
/// to 0 at steps(), or a tenth after each third (step).
/// Source: Loshchilov and Hutter 2017, eq. 5 with one period; Goyal et al. 2017 for the warm-up.
[[nodiscard]] double learningRateAt(const TrainOptions& options, std::int64_t step);

/// Input side, px, of a step: the shares in turn.
[[nodiscard]] int sideAt(const TrainOptions& options, std::int64_t step);

}  // namespace scalescope
