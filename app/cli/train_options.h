// SPDX-License-Identifier: Apache-2.0
// The options of train.
#pragma once

#include "app/cli/console.h"
#include "app/cli/conventions.h"
#include "core/train/trainer.h"

#include <CLI/CLI.hpp>

#include <string>

namespace scalescope::cli {

/// As typed.
struct TrainArguments {
    OutputOptions output;
    std::string images, variant = "b0", network, px = "96", out, from, evaluateFile;
    TypedConventions conventions;  ///< of from or evaluateFile
    TrainOptions options;
    TrainRun run;
    double epochs = 0.0, dropout = -1.0, heldOutShare = 0.2;
    std::int64_t validate = 0;
    int validatePx = 0;
    bool strict = false;  ///< a picture of a folder that cannot be read is an error
    double checkpointMinutes = 3.0;
};

void addTrainOptions(CLI::App& command, TrainArguments& arguments);

}  // namespace scalescope::cli
