// SPDX-License-Identifier: Apache-2.0
// What the numbers of the program mean, in words: for tooltips, reports and docs/definitions.md.
#pragma once

#include "core/diagnostics/thresholds.h"

#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// What something is, how it is computed, which threshold, whose idea. Measures name theirs by key.
struct Definition {
    std::string key;        ///< "silu.left", "gate.open", "memory.live", ...
    std::string label;      ///< "SiLU left-tail share (ε = 0.01, pre-activation)"
    std::string formula;    ///< one or two sentences
    std::string threshold;  ///< "warn ≥ 0.25, fail ≥ 0.50"; empty for info
    std::string source;     ///< "own", "SENet, arXiv 1709.01507", ...
};
/// "warn ≥ 0.25, fail ≥ 0.5", as a Definition says it.
[[nodiscard]] std::string limitsText(double warn, double fail);
/// All, with these thresholds in their texts.
[[nodiscard]] std::vector<Definition> definitions(const Thresholds& thresholds = {});
/// By key, with the default thresholds; an empty one when unknown.
[[nodiscard]] const Definition& definition(std::string_view key);
/// By key; an empty one when unknown.
[[nodiscard]] Definition definition(std::string_view key, const Thresholds& thresholds);

}  // namespace scalescope
