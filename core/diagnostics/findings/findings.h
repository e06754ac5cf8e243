// SPDX-License-Identifier: Apache-2.0
// Rules over the measures: what needs attention, where, why, and what to do.
#pragma once

#include "core/diagnostics/thresholds.h"

#include <string>
#include <vector>

namespace scalescope {

/// What a finding is about: the network and its weights, or the machine that it ran on.
enum class FindingKind { Network, Environment };
/// "network", "environment".
[[nodiscard]] constexpr const char* findingKindName(FindingKind kind) noexcept {
    return kind == FindingKind::Environment ? "environment" : "network";
}

struct Finding {
    Verdict severity = Verdict::Warn;
    FindingKind kind = FindingKind::Network;
    std::string rule;     ///< "gate.saturated": stable key
    std::string variant;  ///< "b6"; empty for the family
    std::string place;    ///< "block 7.1", "head", empty for the whole network
    int block = -1;
    std::string title;      ///< "12 % of gates are open (> 0.99)"
    std::string evidence;   ///< "230 of 1920 gates over 1 image (few images)"
    std::string advice;     ///< what to do
    std::string threshold;  ///< "warn at 50 % saturated"
    std::string source;     ///< "own" or the citation
};

}  // namespace scalescope
