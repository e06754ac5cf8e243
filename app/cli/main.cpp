// SPDX-License-Identifier: Apache-2.0
// The program of every command. scalescope-cli starts it where LibTorch is needed.
#include "app/cli/program.h"

namespace {

void addCommands(CLI::App& app, scalescope::cli::Action& action) {
    using namespace scalescope::cli;
    addInfoCommand(app, action);
    addPredictCommand(app, action);
    addPreprocessCommand(app, action);
    addDiagnoseCommand(app, action);
    addWatchCommand(app, action);
    addBenchCommand(app, action);
    addMemoryCommand(app, action);
    addReportCommand(app, action);
    addTrainCommand(app, action);
    addWeightsCommand(app, action);
    addMakePicturesCommand(app, action);
    addSeLabCommand(app, action);
    addScaleCommand(app, action);
    addDefinitionsCommand(app, action);
    addSelfCheckCommand(app, action);
}

}  // namespace

int main(int argc, char** argv) {
    return scalescope::cli::runProgram(argc, argv, addCommands);
}
