// SPDX-License-Identifier: Apache-2.0
// The key map of a file row by row: what it has beside what the network wants, and what may be
// meant where they differ.
#pragma once

#include "core/base/table.h"
#include "core/model/variant.h"
#include "core/weights/load_report.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// One tensor of the network, of the file, or of both.
struct KeyRow {
    KeyRecord record;
    std::optional<std::vector<std::int64_t>> fileShape;    ///< nullopt: the file has none
    std::optional<std::vector<std::int64_t>> wantedShape;  ///< nullopt: the network has none
    std::optional<Dtype> dtype;                            ///< in the file
    /// Of a missing one keys of the file that have no place; of one without a place keys that are
    /// missing, by their names in such a file. "features.1.0.weight (same shape)", best first.
    std::vector<std::string> nearest;
};

/// The rows of a report, with what the file has under its own names, and the network.
[[nodiscard]] std::vector<KeyRow> keyRows(const LoadReport& report, const StateDict& raw,
                                          const NetworkSpec& spec);
/// The rows of weights that are generated under our names.
[[nodiscard]] std::vector<KeyRow> generatedKeyRows(const NetworkSpec& spec);

/// Status, both keys, both shapes, dtype, detail, candidates.
[[nodiscard]] Table toTable(const std::vector<KeyRow>& rows);

}  // namespace scalescope
