// SPDX-License-Identifier: Apache-2.0
// Every measure of the program under the definition that it names: what the command `definitions`
// prints and docs/definitions.md is made of.
#pragma once

#include "core/diagnostics/measure.h"

#include <string>
#include <vector>

namespace scalescope {

/// A definition and the measures that name it, each once; none: a term that texts use.
struct DefinedMeasures {
    Definition about;
    std::vector<const Measure*> measures;
};

/// All definitions in their order, with these thresholds in their texts.
[[nodiscard]] std::vector<DefinedMeasures> definitionList(const Thresholds& thresholds = {});
/// Of the number in JSON and CSV: "share" (0 to 1), "bytes", "ms", "count", "number", "bits", ...
[[nodiscard]] std::string unitOf(const Measure& measure);

/// Measures first, then terms: plain, or as a page of Markdown.
[[nodiscard]] std::string definitionsText(const std::vector<DefinedMeasures>& list);
[[nodiscard]] std::string definitionsMarkdown(const std::vector<DefinedMeasures>& list);

}  // namespace scalescope
