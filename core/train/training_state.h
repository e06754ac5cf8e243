// SPDX-License-Identifier: Apache-2.0
// The second file of a training: what a resumed run needs.
#pragma once

#include "core/weights/state_dict.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace scalescope {

struct TrainOptions;

using Metadata = std::map<std::string, std::string>;

/// "b0.state.safetensors" for "b0.safetensors".
[[nodiscard]] std::filesystem::path statePath(const std::filesystem::path& out);

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
