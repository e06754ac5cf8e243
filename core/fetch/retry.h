// SPDX-License-Identifier: Apache-2.0
// How often a transfer that failed is tried again, and how long is waited before.
#pragma once

#include "core/base/run_context.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace scalescope {

struct RetryPolicy {
    int attempts = 5;                            ///< one after the other that bring nothing new
    std::chrono::milliseconds firstPause{1000};  ///< doubled each time
    std::chrono::milliseconds longestPause{60000};
};

/// Counts the attempts of one file.
class Attempts {
public:
    explicit Attempts(const RetryPolicy& policy) : m_policy(policy) {}
    /// Waits before the next attempt, or tells why there is none. Attempts are counted anew where
    /// reached, the number of bytes that are there, is well beyond what it ever was: a line that
    /// breaks every few megabytes brings a large file as well.
    [[nodiscard]] std::optional<std::string> waitForNext(const std::string& why,
                                                         std::optional<std::chrono::seconds> asked,
                                                         std::uint64_t reached,
                                                         RunContext& context);

private:
    RetryPolicy m_policy;
    int m_failed = 0;
    std::uint64_t m_best = 0;
};

/// Replies that may be others in a moment.
[[nodiscard]] bool mayPass(int status) noexcept;

}  // namespace scalescope
