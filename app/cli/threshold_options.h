// SPDX-License-Identifier: Apache-2.0
// From which value on something counts, and which findings end a command with 1.
#pragma once

#include "app/cli/options.h"
#include "core/diagnostics/findings/findings.h"

#include <vector>

namespace scalescope::cli {

/// --gate-epsilon, --silu-epsilon, ...
void addThresholdOptions(CLI::App& command, Arguments& arguments);
/// --fail-on.
void addFailOnOption(CLI::App& command, Arguments& arguments);

/// Throws: ArgumentInvalid where an epsilon of SiLU has no zones.
void checkThresholds(const Thresholds& thresholds);
/// Throws: ArgumentInvalid where a number format has too few digits for it.
void checkGateEpsilon(const Thresholds& thresholds, Dtype dtype);

/// 1 when a finding is at or above --fail-on, else 0.
[[nodiscard]] int failOnExitCode(const Arguments& arguments, const std::vector<Finding>& findings);

}  // namespace scalescope::cli
