// SPDX-License-Identifier: Apache-2.0
// The command line around its commands: parser, dispatch, error to exit code.
#pragma once

#include "app/cli/commands.h"

#include <functional>

namespace scalescope::cli {

/// Runs the command that the words name; addCommands puts commands into the parser. The exit code.
[[nodiscard]] int runProgram(int argc, char** argv,
                             const std::function<void(CLI::App&, Action&)>& addCommands);

}  // namespace scalescope::cli
