// SPDX-License-Identifier: Apache-2.0
// The commands: each adds itself to the parser and, when chosen, leaves what to do in action.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace scalescope::cli {

/// Runs the chosen command; returns the exit code. Throws Error and Canceled to main.
using Action = std::function<int()>;

void addInfoCommand(CLI::App& app, Action& action);
void addPredictCommand(CLI::App& app, Action& action);
void addPreprocessCommand(CLI::App& app, Action& action);
void addDiagnoseCommand(CLI::App& app, Action& action);
void addWatchCommand(CLI::App& app, Action& action);
void addBenchCommand(CLI::App& app, Action& action);
void addMemoryCommand(CLI::App& app, Action& action);
void addReportCommand(CLI::App& app, Action& action);
void addTrainCommand(CLI::App& app, Action& action);
void addWeightsCommand(CLI::App& app, Action& action);
/// Below weights.
void addWeightsListCommand(CLI::App& weights, Action& action);
void addWeightsInspectCommand(CLI::App& weights, Action& action);
void addWeightsVerifyCommand(CLI::App& weights, Action& action);
void addWeightsFetchCommand(CLI::App& weights, Action& action);
void addWeightsCompareCommand(CLI::App& weights, Action& action);
void addMakePicturesCommand(CLI::App& app, Action& action);
void addSeLabCommand(CLI::App& app, Action& action);
void addScaleCommand(CLI::App& app, Action& action);
void addDefinitionsCommand(CLI::App& app, Action& action);
void addSelfCheckCommand(CLI::App& app, Action& action);

/// 128 + SIGINT, as shells report it.
constexpr int kInterruptedExitCode = 130;
constexpr int kFindingsExitCode = 1;

}  // namespace scalescope::cli
