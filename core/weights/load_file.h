// SPDX-License-Identifier: Apache-2.0
// Checked weights of one file, for a network.
#pragma once

#include "core/weights/weights.h"

#include <cstddef>
#include <filesystem>
#include <span>

namespace scalescope {

/// Checked weights of one file. asked: what the user says of it. Throws: as loadWeights.
[[nodiscard]] Weights loadFile(const std::filesystem::path& path, const NetworkSpec& spec,
                               const AskedConventions& asked, RunContext& context);

/// The same of a file that lies in memory for as long as the program runs. info: what is known of
/// it, name and digest at least. Throws: as loadWeights.
[[nodiscard]] Weights loadBytes(std::span<const std::byte> bytes, WeightsInfo info,
                                const NetworkSpec& spec, const AskedConventions& asked,
                                RunContext& context);

}  // namespace scalescope
