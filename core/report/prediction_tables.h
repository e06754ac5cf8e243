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

/// One row per variant, image and rank. Random weights, and the demo outside of its kinds, are
/// marked.
[[nodiscard]] Table predictionTable(const std::vector<VariantResult>& variants);
/// One row per variant and image: its best class, entropy and margin. The first ones alone where
/// more than mostRows are not wanted.
[[nodiscard]] Table imageTable(const std::vector<VariantResult>& variants,
                               std::size_t mostRows = SIZE_MAX);
/// Which variants give the same first class; no row where they cannot be compared.
[[nodiscard]] Table agreementTable(const Agreement& agreement);

}  // namespace scalescope
