// SPDX-License-Identifier: Apache-2.0
// One weight file: what it is, and its tensors for a network.
#pragma once

#include "core/weights/checkpoint.h"
#include "core/weights/weights.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace scalescope {

/// Key of a file's metadata that tells weightsKindName of what was written.
inline constexpr const char* kWeightsKindKey = "weights.kind";

/// Checked weights of one file. Throws: as loadWeights.
[[nodiscard]] Weights loadFile(const std::filesystem::path& path, const NetworkSpec& spec,
                               RunContext& context);

/// The same of a file that lies in memory for as long as the program runs. info: what is known of
/// it, name and digest at least. Throws: as loadWeights.
[[nodiscard]] Weights loadBytes(std::span<const std::byte> bytes, WeightsInfo info,
                                const NetworkSpec& spec, RunContext& context);

}  // namespace scalescope
