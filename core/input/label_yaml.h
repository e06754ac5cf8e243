// SPDX-License-Identifier: Apache-2.0
// Names of classes in YAML, as ultralytics' data.yaml has them: all of them, or why none.
#pragma once

#include "core/input/label_order.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// The list or map under a key for labels ("names:"), in lines or in brackets, else a list that is
/// the whole file. A map that is not whole is a problem: half of its names would be other classes.
/// nullopt: it is no YAML with keys.
[[nodiscard]] std::optional<LabelNames> namesInYaml(const std::vector<std::string>& lines);

}  // namespace scalescope
