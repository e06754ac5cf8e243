// SPDX-License-Identifier: Apache-2.0
// Runs work on hostile files in a process of its own: in the sandbox, with bounded memory and time.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace scalescope::fuzz {

struct Guard {
    std::size_t memoryBytes = 0;  ///< beyond what the process has at its begin; 0: not bounded
    unsigned seconds = 0;         ///< of one step; 0: not bounded
};

/// In the process of its own: the next step begins, its time runs anew.
using NextStep = std::function<void()>;

/// nullopt: work returned. Else how it ended: "was ended by signal 11 (Segmentation fault)". With a
/// sanitizer memory is not bounded: that takes more than any bound.
[[nodiscard]] std::optional<std::string> runGuarded(
    const Guard& guard, const std::function<void(const NextStep&)>& work);

}  // namespace scalescope::fuzz
