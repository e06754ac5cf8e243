// SPDX-License-Identifier: Apache-2.0
// What the project that made a file takes for granted and does not write into it.
#pragma once

#include "core/weights/key_map.h"
#include "core/weights/weights_info.h"

#include <filesystem>

namespace scalescope {

/// Batch norm's eps and momentum into spec, the evaluation recipe and what to know into info: by
/// the names of the tensors and timm's config.json beside the file.
void adoptConventions(TensorNames names, const std::filesystem::path& path, NetworkSpec& spec,
                      WeightsInfo& info);

}  // namespace scalescope
