// SPDX-License-Identifier: Apache-2.0
// The filters of Pillow's antialiased resampling.
#pragma once

#include "core/base/image.h"

namespace scalescope::detail {

/// How far a filter reaches to each side, in samples of the smaller picture. Nearest has no filter.
/// Source: Pillow, Resample.c, as the weights.
[[nodiscard]] double filterSupport(Interpolation interpolation) noexcept;
/// Weight of a sample at a distance from the centre, before all are scaled to a sum of 1.
[[nodiscard]] double filterWeight(Interpolation interpolation, double distance) noexcept;

}  // namespace scalescope::detail
