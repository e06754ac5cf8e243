// SPDX-License-Identifier: Apache-2.0
// The file of a trained network, which others load.
#pragma once

#include "core/model/variant.h"
#include "core/train/training_state.h"
#include "core/weights/state_dict.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

/// Writes weights (our keys) under torchvision's names. metadata: as it is. half: float16.
/// Throws: FileUnwritable.
void writeNetwork(const std::filesystem::path& path, const StateDict& weights,
                  const NetworkSpec& spec, bool half, const Metadata& metadata);

/// A list of names as JSON, as a checkpoint's class_names.
[[nodiscard]] std::string classNamesText(const std::vector<std::string>& names);

}  // namespace scalescope
