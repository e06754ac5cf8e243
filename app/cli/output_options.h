// SPDX-License-Identifier: Apache-2.0
// Options of every command that prints a result.
#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>

namespace scalescope::cli {

/// --json, --quiet.
void addOutputOptions(CLI::App& command, OutputOptions& output);

}  // namespace scalescope::cli
