// SPDX-License-Identifier: Apache-2.0
// Starts the program of all commands as a process of its own, for passes under a limit.
#pragma once

#include "core/bench/batch_check.h"

#include <string>
#include <vector>

namespace scalescope {

/// A request as arguments of the program's command memory-trial.
[[nodiscard]] std::vector<std::string> trialArguments(const LimitedRequest& request);

/// Of the program of all commands, which lies beside this one. It writes what runLimited writes.
/// Throws: Internal where it cannot be started or fails before the limit is set; Canceled.
[[nodiscard]] LimitedRunner programRunner();

}  // namespace scalescope
