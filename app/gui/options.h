// SPDX-License-Identifier: Apache-2.0
// The command line of the window.
#pragma once

#include "core/base/error.h"
#include "core/exec/run_options.h"
#include "core/scaling/definition.h"
#include "core/weights/weights.h"
#include "ui/window/appearance.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope::gui {

struct Options {
    std::vector<std::string> images;  ///< files and folders
    std::vector<NetworkDefinition> networks;
    std::vector<ParsedWeightsOption> weights;
    std::vector<ParsedWeightsOption> columns;  ///< networks once more; forNetwork is there
    std::optional<std::vector<int>> variants;
    std::optional<ui::ThemeChoice> theme;
    std::optional<int> threads;
    std::optional<std::string> device, preprocess;
    std::optional<Dtype> dtype;
    std::optional<EngineKind> engine;
    std::string page, exportPath, screenshotPath;
    int width = 1440, height = 900;
    bool sized = false;  ///< the user gave a size, which then is that of any window
    bool bench = false, fresh = false, quiet = false;

    /// Runs without a window that anyone sees, and ends by itself.
    [[nodiscard]] bool batch() const { return !exportPath.empty() || !screenshotPath.empty(); }
};

/// The sentence for who started the program with options: settings under their names.
[[nodiscard]] std::string sentenceOf(const Failure& failure);

/// nullopt: the program is to end with exitCode (help, version, a wrong option).
[[nodiscard]] std::optional<Options> parseOptions(int argc, char** argv, int& exitCode);

}  // namespace scalescope::gui
