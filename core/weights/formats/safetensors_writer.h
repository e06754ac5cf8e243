// SPDX-License-Identifier: Apache-2.0
// Writes safetensors.
#pragma once

#include "core/weights/state_dict.h"

#include <filesystem>
#include <map>
#include <string>

namespace scalescope {

using SafetensorsMetadata = std::map<std::string, std::string>;

/// Writes all entries under their keys, aside and then renamed. The widest element types come
/// first, so that every tensor is aligned. Throws: FileUnwritable.
void writeSafetensors(const std::filesystem::path& path, const StateDict& dict,
                      const SafetensorsMetadata& metadata = {});

}  // namespace scalescope
