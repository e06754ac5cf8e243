// SPDX-License-Identifier: Apache-2.0
// The largest batch that fits a budget, tried: a process of its own runs it under a limit of the
// system, and the next one is refused.
#pragma once

#include "core/base/run_context.h"
#include "core/bench/limited_pass.h"
#include "core/exec/memory_need.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace scalescope {

struct BatchCheckRequest {
    NetworkSpec spec;
    RunOptions options;
    std::int64_t budgetBytes = 0;  ///< weights included
};

struct BatchCheck {
    NetworkSpec spec;
    std::int64_t budgetBytes = 0;
    std::int64_t planned = 0;  ///< largest batch by memoryNeed; 0: none
    std::int64_t ran = 0;      ///< largest batch that ran; 0: none did
    std::int64_t refused = 0;  ///< smallest batch above it that was refused; 0: none was
    MemoryNeed need;           ///< of the largest batch that ran, else of one image
    LimitedPasses passes;      ///< all that was tried

    /// The plan is what happened.
    [[nodiscard]] bool confirmed() const { return ran == planned && refused == planned + 1; }
    /// Weights and pass of a batch that ran, as the system counted them; 1 is among them.
    [[nodiscard]] std::optional<std::int64_t> outsideBytes(std::int64_t batch) const;
};

/// Runs what a request tells in a process of its own, and gives what it wrote.
using LimitedRunner = std::function<std::string(const LimitedRequest&, RunContext&)>;

/// Tries one image, the planned batch and the next; where the plan is not confirmed, further ones
/// until one ran and one was refused, within bounds. Throws: DeviceUnavailable where no limit
/// binds, or for a device that is no CPU; as the runner; Canceled.
[[nodiscard]] BatchCheck checkBatch(const BatchCheckRequest& request, const LimitedRunner& runner,
                                    RunContext& context);

/// "Verified: under a limit of 512 MiB B0 ran 141 images at once and was refused 142."
[[nodiscard]] std::string sentenceOf(const BatchCheck& check);

}  // namespace scalescope
