// SPDX-License-Identifier: Apache-2.0
// self-check: this build against the exact reference numbers.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/bench/machine.h"
#include "core/report/json/json.h"

#include <memory>

namespace scalescope::cli {

namespace {

constexpr int kDefectExitCode = 70;

int printSelfCheck(const Arguments& arguments) {
    const std::vector<SelfCheckRow> rows = selfCheck();
    const bool exact = allExact(rows);
    if (arguments.output.json) {
        printDocument(selfCheckJson(rows, environment()));
    } else {
        printTable(toTable(rows));
        printLine(exact ? "All " + std::to_string(rows.size()) + " numbers are exact."
                        : "Some numbers differ (computed != expected).");
    }
    if (!exact)
        printError(
            "This build does not compute the published networks; please report this defect.");
    return exact ? 0 : kDefectExitCode;
}

}  // namespace

void addSelfCheckCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("self-check", "This build against the exact reference numbers");
    auto arguments = std::make_shared<Arguments>();
    addOutputOptions(*command, *arguments);
    command->callback(
        [arguments, &action] { action = [arguments] { return printSelfCheck(*arguments); }; });
}

}  // namespace scalescope::cli
