// SPDX-License-Identifier: Apache-2.0
// What is known of a rule before it finds anything: what it is about, and why that matters.
#pragma once

#include "core/diagnostics/findings/findings.h"

#include <span>
#include <string_view>

namespace scalescope {

/// What a finding is about, and so where more of it is seen. In the order in which a reader wants
/// them: what was run decides what the others mean.
enum class Aspect { Weights, Predictions, Run, Activations, Gates, Memory, Latency };

struct FindingRule {
    std::string_view key;  ///< "gate.saturated", as Finding::rule
    Aspect aspect = Aspect::Run;
    std::string_view topic;  ///< "Gates that are always open or closed": heads several findings
    std::string_view why;    ///< why it matters: a sentence
    /// It tells of the machine and of how it was measured, not of the network.
    bool ofMeasurement = false;
};

[[nodiscard]] std::span<const FindingRule> findingRules();
/// By key; of one that is not in the list the key alone, with Aspect::Run.
[[nodiscard]] FindingRule findingRule(std::string_view key);

/// Where a reader wants a finding: problems of a network, then of its measurement, then what is
/// only told; in each the worse one first, then by aspect.
[[nodiscard]] bool comesBefore(const Finding& a, const Finding& b);

}  // namespace scalescope
