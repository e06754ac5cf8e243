// SPDX-License-Identifier: Apache-2.0
// The key map as the page Weights lists it: filtered by text and by state, and where a key stands.
#pragma once

#include "core/base/table.h"
#include "core/diagnostics/weights/weights_report.h"
#include "core/model/graph.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace scalescope::ui {

struct KeyFilter {
    QString text;                     ///< words that a row has all of, in any column
    std::optional<KeyStatus> status;  ///< nullopt: any
    bool differing = false;           ///< all but matched and converted
};

/// Rows of the report that pass the filter, in its order.
[[nodiscard]] std::vector<std::size_t> keysThatPass(const WeightsReport& report,
                                                    const KeyFilter& filter);
/// core's table of these rows.
[[nodiscard]] Table keysTable(const WeightsReport& report, const std::vector<std::size_t>& rows);
/// A row in a sentence, with what may be meant where it is missing or left over.
[[nodiscard]] QString keySentence(const KeyRow& row);

/// Relative depth of a key of ours: stem 0, a block's middle, head 1; nullopt for no key.
[[nodiscard]] std::optional<double> depthOfKey(const Graph& graph, const std::string& key);

}  // namespace scalescope::ui
