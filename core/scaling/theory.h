// SPDX-License-Identifier: Apache-2.0
// How far the MACs of a real network are from what the law promises, and why.
#pragma once

#include "core/base/table.h"
#include "core/scaling/law.h"

#include <string>
#include <vector>

namespace scalescope {

/// MACs of the law, which knows one network and one factor.
struct TheoryMacs {
    double doubling = 0;  ///< B0's * 2^phi
    double law = 0;       ///< B0's * (alpha * beta^2 * gamma^2)^phi
};
[[nodiscard]] TheoryMacs theoryMacs(const Coefficients& coefficients);

/// Part of (real MACs - theory), in MACs.
struct Deviation {
    std::string key;  ///< "channels"
    std::string why;  ///< "Channels are rounded to multiples of 8"
    double macs = 0;
};

/// What separates the network's MACs from 2^phi times B0's, in the order in which it is added: the
/// constraint, parts that do not follow d * w^2 * r^2, then rounding of channels, repeats and
/// sides. Their sum is the whole difference. What a rounding is worth depends on this order.
[[nodiscard]] std::vector<Deviation> deviationsOf(const ScaledNetwork& network);
[[nodiscard]] Table deviationTable(const ScaledNetwork& network);

}  // namespace scalescope
