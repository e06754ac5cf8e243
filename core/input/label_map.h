// SPDX-License-Identifier: Apache-2.0
// Names of classes in a label map of TensorFlow's object detection (.pbtxt).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// item { id: 1 name: "tench" } ..., a field a line: names in the order of their ids, which run
/// from 0 or from 1. display_name, where an item has one, stands before name.
/// nullopt: it is none, or ids are missing or stand twice.
[[nodiscard]] std::optional<std::vector<std::string>> namesInLabelMap(
    const std::vector<std::string>& lines);

}  // namespace scalescope
