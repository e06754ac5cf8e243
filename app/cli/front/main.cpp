// SPDX-License-Identifier: Apache-2.0
// What a user starts: commands that look into files are run here, any other by the program beside
// it. LibTorch takes a quarter of a second to load, and a file is looked into in a tenth of that.
#include "app/cli/program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace {

using scalescope::cli::Action;

constexpr const char* kFullProgram = "scalescope-cli-torch";

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

/// In this process: signals, streams and the exit code are those of the other program.
int becomeFullProgram(char** argv) {
    constexpr int kDefect = 70;
    std::error_code ignored;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto full = self.parent_path() / kFullProgram;
    ::execv(full.c_str(), argv);
    std::fprintf(stderr, "error: %s cannot be started (%s); it belongs beside scalescope-cli.\n",
                 full.c_str(), std::system_category().message(errno).c_str());
    return kDefect;
}

}  // namespace

int main(int argc, char** argv) {
    return needsNoTorch(argc, argv) ? scalescope::cli::runProgram(argc, argv, addCommands)
                                    : becomeFullProgram(argv);
}
