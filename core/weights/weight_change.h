// SPDX-License-Identifier: Apache-2.0
// How much values changed, as sums that add up: from one tensor to a block to a network.
#pragma once

#include "core/weights/state_dict.h"

#include <cstdint>
#include <optional>

namespace scalescope {

/// Sums over pairs of values, in double. A pair with a value that is not finite is counted, and is
/// in no sum.
struct WeightChange {
    std::int64_t values = 0;     ///< pairs
    std::int64_t changed = 0;    ///< pairs that are not equal to the bit
    std::int64_t nonFinite = 0;  ///< pairs with NaN or infinity on either side
    double largest = 0.0;        ///< largest |after - before|
    double before2 = 0.0, after2 = 0.0, difference2 = 0.0;  ///< sums of squares
    double product = 0.0;                                   ///< sum of before * after

    void add(const WeightChange& other);
    [[nodiscard]] bool equal() const { return changed == 0; }
    /// Norm of the difference over the norm before; nullopt where that is 0.
    [[nodiscard]] std::optional<double> relative() const;
    /// Of the angle between both, as vectors; nullopt where either is 0.
    [[nodiscard]] std::optional<double> cosine() const;
    /// Norm after over norm before; nullopt where that is 0.
    [[nodiscard]] std::optional<double> normRatio() const;
    /// What changes are ranked by: relative, and infinite where all was 0 before and is not now.
    [[nodiscard]] double rank() const;
};

/// Both in float32 and of one shape; read where they lie. Throws: Internal otherwise.
[[nodiscard]] WeightChange changeOf(const WeightTensor& before, const WeightTensor& after);

}  // namespace scalescope
