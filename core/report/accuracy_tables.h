// SPDX-License-Identifier: Apache-2.0
// How rightly the images of class folders were named, as tables.
#pragma once

#include "core/base/series.h"
#include "core/base/table.h"
#include "core/report/report.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Pairs that are listed, and classes that a matrix shows: the rest is in JSON.
inline constexpr std::size_t kListedPairs = 20, kMatrixClasses = 40;

/// One row per variant that met class folders: its accuracy, or why there is none; what is missing.
[[nodiscard]] Table accuracyTable(const std::vector<VariantResult>& variants);
/// One row per variant and class with a folder.
[[nodiscard]] Table classTable(const std::vector<VariantResult>& variants);
/// One row per variant and pair of classes that was confused, the most frequent first.
[[nodiscard]] Table confusedTable(const std::vector<VariantResult>& variants);
/// Folders against answers, called by the variant; nullopt: it met no class folders.
[[nodiscard]] std::optional<Grid2d> confusionOf(const VariantResult& variant);
/// Of each variant: rows are folders, columns answers. Its key is "confusion." and the variant.
[[nodiscard]] std::vector<Table> confusionTables(const std::vector<VariantResult>& variants);

/// Whole, or what is missing: "cancelled after 12 of 40 images; 3 of 2 folders that are no class of
/// the network (a, b)".
[[nodiscard]] std::string accuracyNote(const Diagnosis& diagnosis);

}  // namespace scalescope
