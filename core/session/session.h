// SPDX-License-Identifier: Apache-2.0
// The one door into core.
#pragma once

#include "core/session/asking.h"

#include <memory>

namespace scalescope {

/// Builds executors, keeps the last used ones under a memory limit, runs jobs on them.
/// Thread: one thread at a time.
class Session {
public:
    Session();
    ~Session();
    /// Never throws: every problem is in the outcome.
    [[nodiscard]] Outcome run(const Job& job, RunContext& context) noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope
