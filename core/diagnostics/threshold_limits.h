// SPDX-License-Identifier: Apache-2.0
// Between what the thresholds can be set that a person may change, by the command line or in the
// window.
#pragma once

#include <array>

namespace scalescope {

inline constexpr double kSmallestGateEpsilon = 1e-6, kLargestGateEpsilon = 0.499;
/// bf16 has too few digits near 1 for less.
inline constexpr double kSmallestBf16GateEpsilon = 0.01;
/// Those that have zones of SiLU.
inline constexpr std::array kSiluEpsilons{0.001, 0.01, 0.05};
inline constexpr double kSmallestDormantTau = 0.0, kLargestDormantTau = 1.0;
inline constexpr double kSmallestBudgetShare = 0.01, kLargestBudgetShare = 1.0;

}  // namespace scalescope
