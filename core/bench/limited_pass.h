// SPDX-License-Identifier: Apache-2.0
// Passes of a network under a memory limit that the system holds. For a process that does nothing
// else: the limit stays, and the allocator is set to give memory back.
#pragma once

#include "core/exec/run_options.h"
#include "core/model/variant.h"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// What is run: random weights, which need the memory that any others need.
struct LimitedRequest {
    NetworkSpec spec;
    RunOptions options;
    std::int64_t budgetBytes = 0;  ///< weights included
    std::vector<std::int64_t> batches;
};

/// How one batch went.
struct LimitedTrial {
    std::int64_t batch = 0;
    bool ran = false;  ///< false: memory was refused
    /// Resident high-water mark of the pass above what was there before it.
    std::optional<std::int64_t> passBytes{};
};

/// What a process under a limit told.
struct LimitedPasses {
    std::string limit;               ///< "RLIMIT_DATA", "RLIMIT_AS"; empty: none binds here
    std::int64_t baselineBytes = 0;  ///< held beside the weights when the limit was set
    std::int64_t limitBytes = 0;     ///< baseline and budget
    std::optional<std::int64_t> weightBytes{};  ///< resident after the network was built
    std::vector<LimitedTrial> trials;
};

/// Builds the network, limits this process and runs each batch. What is known is written at once,
/// line by line, because a process can die of its limit. Throws: as buildExecutor;
/// DeviceUnavailable where the system does not tell its memory.
void runLimited(const LimitedRequest& request, std::ostream& out);

/// Of the lines that it wrote, as far as they came. Lines that are none of its are left out.
[[nodiscard]] LimitedPasses limitedPassesOf(const std::string& lines);

}  // namespace scalescope
