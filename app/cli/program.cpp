// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include "app/cli/console.h"
#include "core/base/error.h"
#include "core/base/run_context.h"
#include "core/bench/host.h"
#include "core/report/json/json.h"

#include <algorithm>
#include <string>

namespace scalescope::cli {

namespace {

/// One sentence on stderr; under --json also the one document that stdout must carry.
int fail(const Failure& failure, bool json) {
    printError(failure.message);
    if (json)
        printDocument(errorJson(failure));
    return exitCodeOf(failure);
}

/// A sentence with the commands there are; empty when the first word is one of them.
std::string unknownCommand(const CLI::App& app, int argc, char** argv) {
    const std::string word = argc > 1 ? argv[1] : "-";
    std::string names;
    for (const CLI::App* command : app.get_subcommands({})) {
        if (command->get_name() == word || word.starts_with('-'))
            return {};
        names += (names.empty() ? "" : ", ") + command->get_name();
    }
    return word + ": there is no such command; use " + names + ".";
}

Failure usageFailure(const CLI::ParseError& error, const std::string& unknown) {
    std::string message =
        unknown.empty() ? error.what() + std::string("; see scalescope-cli --help.") : unknown;
    std::ranges::replace(message, '\n', ' ');
    return {ErrorCode::ArgumentInvalid, Subject::None, std::move(message), {}};
}

Failure defect(const std::string& what) {
    return {ErrorCode::Internal,
            Subject::None,
            "A defect of the program: " + what + "; please report it.",
            {}};
}

int run(const Action& action, bool json) {
    try {
        const int code = action();
        finishOutput();
        return code;
    } catch (const Error& error) {
        return fail(withOptions(error.failure()), json);
    } catch (const Canceled&) {
        return kInterruptedExitCode;
    } catch (const std::bad_alloc&) {
        return fail({ErrorCode::OutOfMemory,
                     Subject::None,
                     "The process ran out of memory; use fewer or smaller images.",
                     {}},
                    json);
    } catch (const std::exception& error) {
        return fail(defect(error.what()), json);
    }
}

}  // namespace

int runProgram(int argc, char** argv, const std::function<void(CLI::App&, Action&)>& addCommands) {
    CLI::App app("ScaleScope: runs EfficientNet B0..B7 on an image and shows why they differ.",
                 "scalescope-cli");
    app.set_version_flag("--version",
                         [] { return std::string("scalescope-cli ") + programVersion(); });
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::simple);
    app.footer(
        "Exit codes: 0 done; 1 findings at or above --fail-on, or a difference; 2 wrong usage; 3 "
        "input unusable;\n"
        "4 weights unusable or not to be fetched; 5 device missing or out of memory;\n"
        "70 a defect of the program; 130 interrupted.");
    Action action;
    addCommands(app, action);
    const bool json = std::any_of(
        argv + 1, argv + argc, [](const char* word) { return std::string_view(word) == "--json"; });
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return fail(usageFailure(error, unknownCommand(app, argc, argv)), json);
    }
    catchInterrupts();
    return run(action, json);
}

}  // namespace scalescope::cli
