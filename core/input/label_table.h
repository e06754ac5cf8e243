// SPDX-License-Identifier: Apache-2.0
// Names of classes in a table (.csv, .tsv), perhaps beside a column of indices that orders them.
#pragma once

#include "core/input/label_order.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// A table with one column of names, and perhaps one of indices, which then orders them; its head
/// line may say which is which. Indices that are not 0..K-1, each once, are a problem, but those
/// from 1 on in the order of the lines, which lines of text may have as well.
/// nullopt: which column holds the names is not to be seen.
[[nodiscard]] std::optional<LabelNames> namesInTable(const std::vector<std::string>& lines,
                                                     char separator);

}  // namespace scalescope
