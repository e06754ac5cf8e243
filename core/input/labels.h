// SPDX-License-Identifier: Apache-2.0
// Class names.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace scalescope {

struct Labels {
    std::vector<std::string> names;  ///< index = class
    std::string source;  ///< "ImageNet-1k (built in, assumed)", file name, "class_names in x.pth"
};
using LabelsPtr = std::shared_ptr<const Labels>;

/// The name of a class; "class 7" where it has none.
[[nodiscard]] std::string labelOf(const Labels& labels, int classIndex);

/// The 1000 ImageNet-1k names, in torchvision's order.
[[nodiscard]] LabelsPtr imagenetLabels();
/// "class 0".."class K-1"; of one output "score".
[[nodiscard]] LabelsPtr numberedLabels(int classCount);
/// .txt (one per line, numbered or not), .csv, .tsv, .yaml, what Python prints of a dict or a list,
/// or .json (list, index map, name -> index, a configuration with one of them).
/// Throws: FileMissing, FormatUnknown, ArgumentInvalid when the indices are not 0..K-1.
[[nodiscard]] LabelsPtr readLabels(const std::filesystem::path& path);
/// names if there are classCount of them, else numbered ones with the reason in source. One output
/// and two names: the second, which the score is of.
[[nodiscard]] LabelsPtr labelsFor(int classCount, LabelsPtr names);

}  // namespace scalescope
