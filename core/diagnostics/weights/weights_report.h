// SPDX-License-Identifier: Apache-2.0
// What is run: where weights are from, how they match the network key by key, and their values.
#pragma once

#include "core/base/recipe.h"
#include "core/diagnostics/findings/findings.h"
#include "core/diagnostics/weights/weight_statistics.h"
#include "core/input/labels.h"
#include "core/weights/inspect_request.h"
#include "core/weights/key_rows.h"
#include "core/weights/releases.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Complete for weights that load and for those that do not: then unfit says why.
struct WeightsReport {
    NetworkSpec spec;      ///< with class count, padding and eps as the weights have them
    WeightsInfo info;      ///< sha256 is empty of a file that was not hashed
    std::string modified;  ///< the file's date, ISO 8601 UTC; empty without a file
    Origin origin;
    std::string unfit;  ///< the sentence that loading refuses the file with; empty: it loads
    std::vector<std::string> networks;  ///< to choose one by FILE#NAME, when there are several
    LoadReport load;
    std::vector<KeyRow> keys;
    LabelsPtr labels;  ///< null: the file was matched with no network
    Recipe recipe;     ///< that pictures are prepared by
    std::string recipeFrom;
    bool valuesRead = false;  ///< false: names and shapes only, load.nonFinite is not known
    std::optional<WeightStatistics> statistics;
    std::vector<Finding> findings;  ///< of the values, worst first
};

/// Random weights of no file.
[[nodiscard]] bool isGenerated(const FileContents& contents);

/// Of what was inspected; with statistics if values were read and are wanted. Throws: Canceled.
[[nodiscard]] WeightsReport weightsReport(FileContents contents, bool statistics,
                                          const Thresholds& thresholds, RunContext& context);

}  // namespace scalescope
