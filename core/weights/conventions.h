// SPDX-License-Identifier: Apache-2.0
// What the project that made a file takes for granted and does not write into it: how convolutions
// pad, batch norm's eps and momentum.
#pragma once

#include "core/weights/clues.h"
#include "core/weights/key_map.h"
#include "core/weights/library.h"
#include "core/weights/load_report.h"
#include "core/weights/side_config.h"
#include "core/weights/weights_info.h"

#include <filesystem>
#include <optional>

namespace scalescope {

/// All that can tell whose network a file is of.
struct ConventionEvidence {
    TensorNames names = TensorNames::Torchvision;
    std::filesystem::path path;
    const Clues& clues;
    const StateDict& dict;  ///< our keys
    AskedConventions asked;
    const std::optional<SideConfig>& beside;  ///< configuration beside the file
    bool normInside = false;                  ///< the network normalises its input itself
    const OptionEffects& options;             ///< of the network's constructor
};

/// Padding and batch norm into spec, what was taken and why into report, the evaluation recipe of a
/// configuration beside the file into info.
void adoptConventions(const ConventionEvidence& evidence, NetworkSpec& spec, LoadReport& report,
                      WeightsInfo& info);

/// Where something says that the file is of a network with blur pooling, whose tensors are those of
/// another one: what says so ("by the config.json beside it"). Empty: nothing does.
[[nodiscard]] std::string blurredBy(const std::filesystem::path& path, const Clues& clues,
                                    const std::optional<SideConfig>& beside);

}  // namespace scalescope
