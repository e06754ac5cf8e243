// SPDX-License-Identifier: Apache-2.0
// What the variants answered, as tables.
#pragma once

#include "core/base/table.h"
#include "core/report/report.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

/// "tabby (random weights)", "star (outside its training)" of the demo: a prediction never stands
/// without its warning.
[[nodiscard]] std::string markedLabel(const std::string& label, const Prediction& of);

/// "star/0000003.png": its class folder tells it from others of its name.
[[nodiscard]] std::string placedName(const Prediction& of);

/// Ranks that a document to be read lists; CSV and JSON have all.
inline constexpr std::int64_t kReadRanks = 3;

/// One row per variant, image and rank up to mostRank. Random weights, and the demo outside of its
/// kinds, are marked.
[[nodiscard]] Table predictionTable(const std::vector<VariantResult>& variants,
                                    std::int64_t mostRank = INT64_MAX);
/// One row per variant and image: its best class, entropy and margin. The first ones alone where
/// more than mostRows are not wanted.
[[nodiscard]] Table imageTable(const std::vector<VariantResult>& variants,
                               std::size_t mostRows = SIZE_MAX);
/// Which variants give the same first class; no row where they cannot be compared.
[[nodiscard]] Table agreementTable(const Agreement& agreement);

}  // namespace scalescope
