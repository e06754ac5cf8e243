// SPDX-License-Identifier: Apache-2.0
// Set-up of the command line, dispatch, error to exit code.
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "core/base/error.h"
#include "core/base/run_context.h"
#include "core/bench/machine.h"
#include "core/report/json/json.h"

#include <algorithm>
#include <string>

namespace {

using namespace scalescope;

/// One sentence on stderr; under --json also the one document that stdout must carry.
int fail(const Failure& failure, bool json) {
    cli::printError(failure.message);
    if (json)
        cli::printDocument(errorJson(failure));
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

int run(const cli::Action& action, bool json) {
    try {
        const int code = action();
        cli::finishOutput();
        return code;
    } catch (const Error& error) {
        return fail(cli::withOptions(error.failure()), json);
    } catch (const Canceled&) {
        return cli::kInterruptedExitCode;
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

void addCommands(CLI::App& app, cli::Action& action) {
    cli::addInfoCommand(app, action);
    cli::addPredictCommand(app, action);
    cli::addDiagnoseCommand(app, action);
    cli::addWatchCommand(app, action);
    cli::addBenchCommand(app, action);
    cli::addReportCommand(app, action);
    cli::addTrainCommand(app, action);
    cli::addWeightsCommand(app, action);
    cli::addMakePicturesCommand(app, action);
    cli::addSeLabCommand(app, action);
    cli::addScaleCommand(app, action);
    cli::addDefinitionsCommand(app, action);
    cli::addSelfCheckCommand(app, action);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("ScaleScope: runs EfficientNet B0..B7 on an image and shows why they differ.",
                 "scalescope-cli");
    app.set_version_flag("--version", [] { return "scalescope-cli " + environment().version; });
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::simple);
    app.footer(
        "Exit codes: 0 done; 1 findings at or above --fail-on, or a difference; 2 wrong usage; 3 "
        "input unusable;\n"
        "4 weights unusable or not to be fetched; 5 device missing or out of memory;\n"
        "70 a defect of the program; 130 interrupted.");
    cli::Action action;
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
    cli::catchInterrupts();
    return run(action, json);
}
