// SPDX-License-Identifier: Apache-2.0
// Files of weights as JSON documents.
#pragma once

#include "core/diagnostics/weights/weights_report.h"
#include "core/report/report.h"
#include "core/weights/inspect_file.h"
#include "core/weights/locate.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

/// Schema "scalescope/weights-list/1": places that are searched, what auto takes per variant.
[[nodiscard]] std::string weightsListJson(
    const std::vector<SearchPlace>& places,
    const std::vector<std::pair<int, std::optional<WeightsInfo>>>& found,
    const Environment& environment);
/// Schema "scalescope/weights-inspect/1": every tensor of the file, how it matches, and where the
/// report has statistics its values. report is of these contents.
[[nodiscard]] std::string weightsInspectJson(const FileContents& contents,
                                             const WeightsReport& report,
                                             const Environment& environment);
/// Schema "scalescope/weights-verify/1".
[[nodiscard]] std::string weightsVerifyJson(const std::vector<WeightsInfo>& files,
                                            const Environment& environment);

}  // namespace scalescope
