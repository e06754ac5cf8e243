// SPDX-License-Identifier: Apache-2.0
// What several variants have in common is told once: "B1 to B7: random weights".
#pragma once

#include "core/diagnostics/findings/findings.h"

#include <string>
#include <vector>

namespace scalescope {

/// Findings of one rule and severity.
struct FindingGroup {
    std::vector<Finding> findings;  ///< at least one, one per variant, in the order given
    [[nodiscard]] const Finding& first() const { return findings.front(); }
    /// The sentence that all share, else what the rule is about.
    [[nodiscard]] std::string title() const;
    /// "block 7.1" where all are at one place; else empty.
    [[nodiscard]] std::string place() const;
    /// What all say of a part of theirs (&Finding::advice), else empty.
    [[nodiscard]] std::string common(std::string Finding::*part) const;
};

/// In the order of use (comesBefore).
[[nodiscard]] std::vector<FindingGroup> grouped(std::vector<Finding> findings);
/// "B1…B4, B7": three or more that follow one another as from and to. names: in the order of the
/// columns; those are the members whose flag is set.
[[nodiscard]] std::string runsOfNames(const std::vector<std::string>& names,
                                      const std::vector<bool>& members);

}  // namespace scalescope
