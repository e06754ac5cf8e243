// SPDX-License-Identifier: Apache-2.0
// What a user starts: commands that look into files are run here, any other by the program beside
// it. LibTorch takes a quarter of a second to load, and a file is looked into in a tenth of that.
#include "app/cli/program.h"
#include "app/start/become.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace {

using scalescope::cli::Action;

bool needsNoTorch(int argc, char** argv) {
    constexpr std::array<std::string_view, 3> looks{"list", "inspect", "verify"};
    if (argc == 2)
        return std::string_view(argv[1]) == "--version";
    return argc > 2 && std::string_view(argv[1]) == "weights" &&
           std::find(looks.begin(), looks.end(), std::string_view(argv[2])) != looks.end();
}

void addCommands(CLI::App& app, Action& action) {
    CLI::App* weights = app.add_subcommand("weights", "What is in files of weights");
    weights->require_subcommand(1);
    scalescope::cli::addWeightsListCommand(*weights, action);
    scalescope::cli::addWeightsInspectCommand(*weights, action);
    scalescope::cli::addWeightsVerifyCommand(*weights, action);
}

}  // namespace

int main(int argc, char** argv) {
    return needsNoTorch(argc, argv) ? scalescope::cli::runProgram(argc, argv, addCommands)
                                    : scalescope::become("scalescope-cli-torch", argv);
}
