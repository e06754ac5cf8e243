// SPDX-License-Identifier: Apache-2.0
// From what a user starts, which loads nothing large, to the program that does the work.
#pragma once

namespace scalescope {

/// Runs the program of that name that lies beside this one in this process: signals, streams and
/// the exit code are its own. Returns only when it cannot be started, with the exit code for that;
/// why stands on standard error.
[[nodiscard]] int become(const char* program, char** argv);

}  // namespace scalescope
