// SPDX-License-Identifier: Apache-2.0
#include "app/cli/threshold_options.h"

#include "app/cli/commands.h"
#include "core/base/error.h"
#include "core/diagnostics/saturation/saturation.h"
#include "core/diagnostics/threshold_limits.h"

#include <algorithm>
#include <string>

namespace scalescope::cli {

void addThresholdOptions(CLI::App& command, Arguments& arguments) {
    Thresholds& t = arguments.thresholds;
    command
        .add_option("--gate-epsilon", t.gateEpsilon,
                    "A gate is closed below it and open above 1 minus it")
        ->capture_default_str()
        ->check(CLI::Range(kSmallestGateEpsilon, kLargestGateEpsilon));
    command
        .add_option("--silu-epsilon", t.siluEpsilon,
                    "Slope at which SiLU counts as saturated: 0.001, 0.01 or 0.05")
        ->capture_default_str();
    command
        .add_option("--dormant-tau", t.dormantTau,
                    "A channel is dormant below this share of the mean")
        ->capture_default_str()
        ->check(CLI::Range(kSmallestDormantTau, kLargestDormantTau));
    command
        .add_option("--memory-budget-share", t.memoryBudgetShare,
                    "Share of free memory that a batch may use")
        ->capture_default_str()
        ->check(CLI::Range(kSmallestBudgetShare, kLargestBudgetShare));
}

void addFailOnOption(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--fail-on", arguments.failOn,
                    "Exit with 1 when a finding is this severe: warn or fail")
        ->check(CLI::IsMember({"warn", "fail"}));
}

void checkThresholds(const Thresholds& thresholds) {
    try {
        static_cast<void>(siluZones(thresholds.siluEpsilon));
    } catch (const Error& error) {
        throw Error(error.code(), "--silu-epsilon: " + std::string(error.what()));
    }
}

void checkGateEpsilon(const Thresholds& thresholds, Dtype dtype) {
    if (dtype == Dtype::BF16 && thresholds.gateEpsilon < kSmallestBf16GateEpsilon)
        throw Error(
            ErrorCode::ArgumentInvalid,
            "--gate-epsilon: bf16 has too few digits near 1 for less than 0.01; use 0.01 or more.");
}

int failOnExitCode(const Arguments& arguments, const std::vector<Finding>& findings) {
    if (arguments.failOn.empty())
        return 0;
    const Verdict limit = arguments.failOn == "fail" ? Verdict::Fail : Verdict::Warn;
    const bool reached = std::ranges::any_of(
        findings, [limit](const Finding& finding) { return finding.severity >= limit; });
    return reached ? kFindingsExitCode : 0;
}

}  // namespace scalescope::cli
