// SPDX-License-Identifier: Apache-2.0
// Registers as types: one source of a kernel, compiled once per instruction set by attributes.
#pragma once

#include <cstddef>
#include <cstdint>

#define SCALESCOPE_INLINE [[gnu::always_inline]] inline

namespace scalescope::detail {

constexpr int kLanes = 16;  // of sums, whatever the width of a register: equal bits everywhere
constexpr std::int32_t kInfBits = 0x7f800000, kAbsBits = 0x7fffffff;

/// Registers of kBytes bytes.
template <std::size_t kBytes>
struct Simd {
    using Floats [[gnu::vector_size(kBytes)]] = float;
    using Ints [[gnu::vector_size(kBytes)]] = std::int32_t;
    using Doubles [[gnu::vector_size(kBytes)]] = double;
    using HalfFloats [[gnu::vector_size(kBytes / 2)]] = float;
    using HalfInts [[gnu::vector_size(kBytes / 2)]] = std::int32_t;
    static constexpr int kWidth = kBytes / 4;
    static constexpr int kDoubles = kBytes / 8;
};

/// One float: what is left of a row when no register fits.
template <>
struct Simd<sizeof(float)> {
    using Floats [[gnu::vector_size(sizeof(float))]] = float;
    using Ints [[gnu::vector_size(sizeof(float))]] = std::int32_t;
    static constexpr int kWidth = 1;
};

SCALESCOPE_INLINE double sumOfLanes(const double* lanes) {
    double sum = 0.0;
    for (int i = 0; i < kLanes; ++i)
        sum += lanes[i];
    return sum;
}

}  // namespace scalescope::detail
