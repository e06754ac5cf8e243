// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output_options.h"

namespace scalescope::cli {

void addOutputOptions(CLI::App& command, OutputOptions& output) {
    command.add_flag("--json", output.json, "Print exactly one JSON document on stdout");
    command.add_flag("--quiet", output.quiet, "No progress and no notes on stderr");
}

}  // namespace scalescope::cli
