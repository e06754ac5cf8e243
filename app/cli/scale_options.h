// SPDX-License-Identifier: Apache-2.0
// The options of scale.
#pragma once

#include "app/cli/options.h"
#include "app/cli/scale_files.h"
#include "core/scaling/accuracy_search.h"
#include "core/scaling/budget_fit.h"

namespace scalescope::cli {

/// As typed.
struct ScaleArguments : Arguments {
    Coefficients coefficients;
    bool phiGiven = false;
    ResolutionPolicy policy;
    bool table = false, fit = false, search = false, measure = false, verify = true;
    MeasureLimits measureLimits;
    Budget budget;
    std::string profile, saveProfile, profileName;
    SearchOptions searchOptions;
    std::string objective = "macs";
    AccuracyOptions accuracy;
    std::string out;
    int top = 20;
    ScaleFiles files;
};

void addScaleOptions(CLI::App& command, ScaleArguments& arguments);

}  // namespace scalescope::cli
