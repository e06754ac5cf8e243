// SPDX-License-Identifier: Apache-2.0
// Options that several commands share, and the request that they make.
#pragma once

#include "app/cli/console.h"
#include "app/cli/conventions.h"
#include "core/diagnostics/thresholds.h"
#include "core/session/plan.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace scalescope::cli {

/// As typed.
struct Arguments {
    OutputOptions output;
    std::string variants = "all";
    bool variantsGiven = false;
    std::vector<std::string> networks;  ///< files of definitions
    std::vector<std::string> columns;   ///< "b0=FILE"
    std::vector<std::string> images, samples, weights;
    TypedConventions conventions;
    std::string tensor, labels;
    bool strict = false;
    std::string preprocess = "default";
    std::string engine = "auto", device = "cpu", dtype = "fp32";
    bool autocast = false;
    int threads = 0;
    int topk = 5;
    std::vector<std::string> classes;  ///< by name
    std::string imagesPerPass = "auto";
    Thresholds thresholds;
    std::string failOn;
};

/// --json, --quiet.
void addOutputOptions(CLI::App& command, Arguments& arguments);
/// --variants.
void addVariantsOption(CLI::App& command, Arguments& arguments);
/// --variants, --network, --column, --weights, --names, --padding, --head-activation, --device,
/// --threads.
void addNetworkOptions(CLI::App& command, Arguments& arguments);
/// --names, --padding, --head-activation.
void addConventionOptions(CLI::App& command, TypedConventions& typed);
/// --engine, --dtype with one value each, --autocast.
void addEngineOptions(CLI::App& command, Arguments& arguments);
void addAutocastOption(CLI::App& command, Arguments& arguments);
/// --repeats, --time-limit.
void addTimingOptions(CLI::App& command, BenchmarkOptions& options);
/// Images per pass that an option may ask for.
[[nodiscard]] CLI::Range batchRange();
/// --preprocess, --labels.
void addRecipeOptions(CLI::App& command, Arguments& arguments);
/// --image, --sample, --tensor, --preprocess, --labels, --strict.
void addInputOptions(CLI::App& command, Arguments& arguments);
/// --batch auto|N.
void addBatchOption(CLI::App& command, Arguments& arguments);
/// Reads what the options name (a tensor, labels, weights whose variant is to be found); images are
/// found, not read.
/// Throws: Error as the readers do; ArgumentInvalid.
[[nodiscard]] Request makeRequest(const Arguments& arguments, bool needsInput);

}  // namespace scalescope::cli
