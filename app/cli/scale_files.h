// SPDX-License-Identifier: Apache-2.0
// What scale writes of the network that it found: definition, table of blocks, weights.
#pragma once

#include "app/cli/console.h"
#include "app/cli/conventions.h"
#include "core/scaling/law.h"
#include "core/weights/weights.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace scalescope::cli {

/// As typed.
struct ScaleFiles {
    std::string name, save, blocks, exported, weights = "random";
    TypedConventions conventions;
    std::optional<int> classes;

    [[nodiscard]] bool any() const { return !save.empty() || !blocks.empty() || !exported.empty(); }
};

/// --name, --classes, --save, --blocks, --export, --weights, --names, --padding,
/// --head-activation.
void addScaleFileOptions(CLI::App& command, ScaleFiles& files);

/// Writes weights of a network under torchvision's names. Throws: as the session.
void exportWeights(const NetworkSpec& spec, const WeightsRequest& weights, const std::string& path,
                   const OutputOptions& output);

/// Gives the network its name and classes. Throws: ArgumentInvalid.
void adopt(const ScaleFiles& files, ScaledNetwork& network);

/// Writes what was asked for, and says so. Throws: FileUnwritable, and as the session.
void writeScaleFiles(const ScaleFiles& files, const ScaledNetwork& network,
                     const OutputOptions& output);

}  // namespace scalescope::cli
