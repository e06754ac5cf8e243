// SPDX-License-Identifier: Apache-2.0
// Random numbers by integer hash: the same on every machine, from any place of a stream.
#pragma once

#include <cstdint>

namespace scalescope {

inline constexpr std::uint64_t kSplitMixStep = 0x9E3779B97F4A7C15U;

/// SplitMix64's output function, a bijection of 64 bits. Source: Steele, Lea, Flood 2014.
[[nodiscard]] constexpr std::uint64_t mix64(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

/// The index-th number of the stream that starts at key.
[[nodiscard]] constexpr std::uint64_t splitMix64(std::uint64_t key, std::uint64_t index) {
    return mix64(key + kSplitMixStep * (index + 1));
}

}  // namespace scalescope
