// SPDX-License-Identifier: Apache-2.0
// The two files of a training: the network that others load, and what a resumed run needs.
#pragma once

#include "core/model/variant.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace scalescope {

struct TrainOptions;

using Metadata = std::map<std::string, std::string>;

/// "b0.state.safetensors" for "b0.safetensors".
[[nodiscard]] std::filesystem::path statePath(const std::filesystem::path& out);

/// Writes weights (our keys) under torchvision's names. metadata: as it is. half: float16.
/// Throws: FileUnwritable.
void writeNetwork(const std::filesystem::path& path, const StateDict& weights,
                  const NetworkSpec& spec, bool half, const Metadata& metadata);

/// A list of names as JSON, as a checkpoint's class_names.
[[nodiscard]] std::string classNamesText(const std::vector<std::string>& names);

struct TrainingState {
    StateDict tensors;
    std::int64_t steps = 0;  ///< taken so far
    double seconds = 0.0;    ///< spent so far
};

void writeState(const std::filesystem::path& path, const TrainingState& state,
                const TrainOptions& options, const std::string& pictures);

/// Throws: FileMissing and what a damaged file throws; ArgumentInvalid when the file belongs to a
/// training with other options, with the first that differs.
[[nodiscard]] TrainingState readState(const std::filesystem::path& path,
                                      const TrainOptions& options, const std::string& pictures);

}  // namespace scalescope
