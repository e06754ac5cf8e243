// SPDX-License-Identifier: Apache-2.0
// Prefixes of units, as factors.
#pragma once

namespace scalescope {

inline constexpr double kMega = 1e6;
inline constexpr double kGiga = 1e9;
inline constexpr double kMebi = 1024.0 * 1024.0;

}  // namespace scalescope
