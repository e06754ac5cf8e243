// SPDX-License-Identifier: Apache-2.0
// Numbers as people read them; independent of the locale.
#pragma once

#include <cstdint>
#include <ctime>
#include <string>
#include <vector>

namespace scalescope {

[[nodiscard]] std::string formatBytes(std::int64_t bytes);              ///< "12.3 MiB"
[[nodiscard]] std::string formatMs(double ms);                          ///< "7.41 ms", "1.52 s"
[[nodiscard]] std::string formatPercent(double share, int digits = 1);  ///< 0.123 -> "12.3 %"
[[nodiscard]] std::string formatCount(std::int64_t count);              ///< "5.29 M", "812"
[[nodiscard]] std::string formatReal(double value, int significant = 4);
[[nodiscard]] std::string formatShape(
    const std::vector<std::int64_t>& shape);            ///< "[1, 96, 112, 112]"
[[nodiscard]] std::string formatUtc(std::time_t time);  ///< "2024-06-07T08:09:10Z": ISO 8601
/// Shortest text that reads back as the same double; "" for non-finite.
[[nodiscard]] std::string formatExact(double value);

}  // namespace scalescope
