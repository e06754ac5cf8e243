// SPDX-License-Identifier: Apache-2.0
// Random numbers that follow from where in a training they are drawn, not from what came before.
#pragma once

#include "core/base/splitmix.h"

#include <cstdint>

namespace scalescope {

class Draw {
public:
    /// The start of a stream that belongs to (seed, place, index).
    Draw(std::uint64_t seed, std::uint64_t place, std::uint64_t index)
        : m_key(splitMix64(splitMix64(splitMix64(0, seed), place), index)) {}

    [[nodiscard]] std::uint64_t bits() { return splitMix64(m_key, m_drawn++); }
    /// In [0, 1).
    [[nodiscard]] double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
    [[nodiscard]] double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// In 0..count-1; count at least 1.
    [[nodiscard]] std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(uniform() * static_cast<double>(count));
    }

private:
    std::uint64_t m_key, m_drawn = 0;
};

/// The places of a training that draw.
enum DrawPlace : std::uint64_t { kDrawOrder = 1, kDrawAugment, kDrawLayers, kDrawSplit };

}  // namespace scalescope
