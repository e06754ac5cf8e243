// SPDX-License-Identifier: Apache-2.0
// What a pass in fewer digits costs: its logits against those of float32 on the same input.
#pragma once

#include <span>

namespace scalescope {

/// Over one or more images. Source: own.
struct DtypeError {
    double relativeRms = 0.0;    ///< RMS of the differences over the RMS of the float32 logits
    double maxAbs = 0.0;         ///< largest difference of a logit
    double sameTop1Share = 1.0;  ///< images whose first class is the same
};

/// Shape: logits [N, classes] each. Throws: ArgumentInvalid when the sizes differ.
[[nodiscard]] DtypeError dtypeErrorOf(std::span<const float> logits,
                                      std::span<const float> inFloat32, int classCount);

}  // namespace scalescope
