// SPDX-License-Identifier: Apache-2.0
// Class names in a file of their own beside the weights: labels.txt, class_to_idx.json, x.txt of
// x.pth.
#pragma once

#include "core/weights/checkpoint_labels.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

/// File names that may hold class names beside these weights, in the order of their use; those of
/// the weights' own name come first.
[[nodiscard]] std::vector<std::string> sideLabelNames(const std::filesystem::path& weightsFile);

/// What those files hold, in that order; why one of them cannot be read, if nothing else can be
/// meant by its name. A file of the weights' own name may be anything: it counts only if it has one
/// name for each class.
[[nodiscard]] LabelsInside labelsBeside(const std::filesystem::path& weightsFile, int classCount);

}  // namespace scalescope
