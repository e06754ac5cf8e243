// SPDX-License-Identifier: Apache-2.0
// preprocess: what other ways of preprocessing would feed of an image, and what networks make of
// it.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/run.h"
#include "core/bench/machine.h"
#include "core/report/json/preprocessing_json.h"
#include "core/session/job.h"
#include "core/session/session.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scalescope::cli {

namespace {

struct Comparisons {
    std::vector<ComparedPreprocessing> variants;  ///< in the order of the request
    std::optional<std::string> partial;
    int exitCode = 0;
};

Job jobFor(const NetworkSpec& network, const Request& request) {
    const auto named = request.weightsFor.find(network.name);
    Job job;
    job.title = displayName(network) + ": preprocessing";
    job.question = PreprocessingJob{
        .run = {network, named != request.weightsFor.end() ? named->second : request.weights,
                request.options, request.thresholds},
        .input = request.input};
    return job;
}

/// One network after the other; one that fails does not stop the others.
Comparisons compare(const Request& request, const OutputOptions& output) {
    Session session;
    Comparisons all;
    ProgressBar bar(output);
    const std::size_t count = request.networks.size();
    for (std::size_t i = 0; i < count && !all.partial; ++i) {
        const NetworkSpec& network = request.networks[i];
        const Job job = jobFor(network, request);
        bar.setJob(i, count, job.title);
        RunContext context = bar.context();
        const Outcome outcome = session.run(job, context);
        if (const auto* done = std::get_if<ResultPtr>(&outcome)) {
            all.variants.push_back({network, answerTo<PreprocessingJob>(*done), {}});
        } else if (const auto* failed = std::get_if<Failure>(&outcome)) {
            const Failure failure = withOptions(*failed);
            bar.clear();
            printError(displayName(network) + ": " + reasonOf(failure, network));
            all.variants.push_back({network, {}, failure});
            all.exitCode = worse(all.exitCode, exitCodeOf(failure));
        } else {
            all.partial = "interrupted after " + std::to_string(i) + " of " +
                          std::to_string(count) + " networks";
            all.exitCode = kInterruptedExitCode;
        }
    }
    return all;
}

void print(const Comparisons& all, const OutputOptions& output) {
    for (const ComparedPreprocessing& variant : all.variants) {
        if (!variant.result)
            continue;
        const PreprocessingReport& report = variant.result->report;
        Table table = toTable(report);
        table.title.insert(0, displayName(variant.spec) + ", ");
        printTable(table);
        printLine(displayName(variant.spec) + ": " + verdictOf(report));
        printLine("");
    }
    if (all.partial)
        printNote(output, *all.partial);
}

int run(const Arguments& arguments) {
    Request request = makeRequest(arguments, true);
    const std::size_t given = request.input.images.size();
    if (!request.input.tensor)
        decodeFirst(request.input);
    const Comparisons all = compare(request, arguments.output);
    if (given > 1)
        printNote(arguments.output, "ways of preprocessing are compared for the first image of " +
                                        std::to_string(given) + ".");
    if (arguments.output.json)
        printDocument(preprocessJson(all.variants, environment(), all.partial));
    else
        print(all, arguments.output);
    return all.exitCode;
}

}  // namespace

void addPreprocessCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "preprocess", "What other ways of preprocessing would feed, and how predictions move");
    auto arguments = std::make_shared<Arguments>();
    addInputOptions(*command, *arguments);
    addNetworkOptions(*command, *arguments);
    addEngineOptions(*command, *arguments);
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
