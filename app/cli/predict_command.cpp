// SPDX-License-Identifier: Apache-2.0
// predict: top-k per variant for images.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/run.h"
#include "core/bench/machine.h"
#include "core/report/json/json.h"
#include "core/report/prediction_tables.h"
#include "core/report/run_tables.h"
#include "core/session/session.h"

#include <algorithm>
#include <memory>
#include <string>

namespace scalescope::cli {

namespace {

struct PredictArguments : Arguments {
    bool logits = false;
};

/// A picture without a ranking would be missing from the table without a word.
void notePredictionsWithout(const RunResult& result, const OutputOptions& output) {
    for (const VariantResult& variant : result.variants) {
        if (!variant.diagnosis)
            continue;
        const auto invalid =
            std::ranges::count_if(variant.diagnosis->predictions,
                                  [](const Prediction& p) { return !p.valid && p.off.empty(); });
        if (invalid > 0)
            printNote(output, displayName(variant.spec) + ": no prediction for " +
                                  std::to_string(invalid) + " of " +
                                  std::to_string(variant.diagnosis->predictions.size()) +
                                  " images, because logits are NaN or infinite; diagnose shows "
                                  "where they begin.");
    }
}

int run(const PredictArguments& arguments) {
    Request request = makeRequest(arguments, true);
    request.questions.gates = request.questions.saturation = request.questions.memory = false;
    Session session;
    const RunResult result = runRequest(session, request, arguments.output);
    if (arguments.output.json) {
        printDocument(
            predictJson(result.variants, environment(), arguments.logits, result.partial));
    } else {
        printTable(predictionTable(result.variants));
        printAccuracy(result.variants);
        printTable(skippedTable(result.variants));
        printTable(runTable(result.variants));
        notePredictionsWithout(result, arguments.output);
        noteSkipped(result, arguments.output);
        noteImages(result, arguments.output);
        noteLoad(result, arguments.output);
        noteWeights(result, arguments.output);
        if (result.partial)
            printNote(arguments.output, *result.partial);
    }
    return result.exitCode;
}

}  // namespace

void addPredictCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("predict", "The most likely classes per variant for images");
    auto arguments = std::make_shared<PredictArguments>();
    addInputOptions(*command, *arguments);
    addNetworkOptions(*command, *arguments);
    addEngineOptions(*command, *arguments);
    addBatchOption(*command, *arguments);
    command->add_option("--topk", arguments->topk, "How many classes")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
    command
        ->add_option("--class", arguments->classes,
                     "Also the rank and score of a class: its name, a part of it, or its index; "
                     "repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_flag("--logits", arguments->logits, "All logits in the JSON document");
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
