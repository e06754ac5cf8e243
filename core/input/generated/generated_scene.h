// SPDX-License-Identifier: Apache-2.0
// Everything around the object of a generated picture: place, background, clutter, cover, light.
#pragma once

#include "core/input/generated/generated_sketch.h"

#include <cstdint>

namespace scalescope::detail {

/// How far a kind may vary and still be itself.
struct Freedom {
    double maxTurns = 0;  ///< rotation to either side, in full turns
    bool mayFlip = false;
    bool fillsPicture = false;
};

[[nodiscard]] Image paintScene(Draw draw, const Freedom& freedom, std::uint64_t key, int px);

}  // namespace scalescope::detail
