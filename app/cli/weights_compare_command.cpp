// SPDX-License-Identifier: Apache-2.0
// weights compare: what changed from one checkpoint to another of the same network.
#include "app/cli/ask.h"
#include "app/cli/commands.h"
#include "app/cli/networks.h"
#include "core/bench/machine.h"
#include "core/report/compare_tables.h"
#include "core/report/json/compare_json.h"
#include "core/session/questions/compare_job.h"
#include "core/weights/compare.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

namespace scalescope::cli {

namespace {

constexpr std::size_t kShownTensors = 20;

struct CompareArguments : Arguments {
    std::string before, after;
    std::optional<std::size_t> top;
};

WeightsRequest requestOf(const std::string& text, const CompareArguments& arguments) {
    WeightsRequest request = parseWeightsOption(text).request;
    request.asked = arguments.conventions.asked();
    return request;
}

/// Of --variants or --network; nullopt: found in the files.
std::optional<NetworkSpec> networkOf(const CompareArguments& arguments) {
    if (!arguments.variantsGiven && arguments.networks.empty())
        return std::nullopt;
    std::vector<NetworkSpec> networks = chosenNetworks(arguments);
    if (networks.size() != 1)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Checkpoints of one network are compared; name it with --variants b0 or "
                    "--network FILE.");
    return std::move(networks.front());
}

std::string sideText(const ComparedWeights& side) {
    return side.title + " (" + weightsKindBadge(side.info.kind) + ", names as " + side.names +
           ", " + std::to_string(side.classCount) +
           (side.classCount == 1 ? " output)" : " outputs)");
}

void printComparison(const WeightsComparison& comparison, std::size_t top) {
    printLine(networkTitle(comparison.spec) + ", before: " + sideText(comparison.before));
    printLine(networkTitle(comparison.spec) + ", after:  " + sideText(comparison.after));
    if (const std::string equal = equalPlacesText(comparison); !equal.empty())
        printLine(equal);
    for (const std::string& note : comparison.notes)
        printLine(note);
    printLine("");
    printTable(placeChangeTable(comparison));
    const std::size_t changed = changedTensors(comparison);
    printTable(tensorChangeTable(comparison, std::min(top, changed)));
    if (changed > top)
        printLine(std::to_string(top) + " of the " + std::to_string(changed) +
                  " tensors that changed; --top N shows more.");
}

int run(const CompareArguments& arguments) {
    const auto answer = ask("compare",
                            CompareJob{.network = networkOf(arguments),
                                       .before = requestOf(arguments.before, arguments),
                                       .after = requestOf(arguments.after, arguments)},
                            arguments.output);
    const WeightsComparison& comparison = *answer;
    if (arguments.output.json)
        printDocument(weightsCompareJson(
            comparison, arguments.top.value_or(std::numeric_limits<std::size_t>::max()),
            environment()));
    else
        printComparison(comparison, arguments.top.value_or(kShownTensors));
    return 0;
}

}  // namespace

void addWeightsCompareCommand(CLI::App& weights, Action& action) {
    auto arguments = std::make_shared<CompareArguments>();
    CLI::App* command = weights.add_subcommand(
        "compare", "What changed from one checkpoint to another of the same network");
    const char* kind = "FILE|DIR|auto|demo|random";
    command
        ->add_option("before", arguments->before,
                     "A file, FILE#NAME, a folder, auto, demo, random or random:SEED")
        ->required()
        ->type_name(kind);
    command->add_option("after", arguments->after, "The other; as before")
        ->required()
        ->type_name(kind);
    command
        ->add_option("--top", arguments->top,
                     "How many tensors, the most changed first; default 20, with --json all")
        ->check(CLI::Range(1, 1000000));
    addVariantsOption(*command, *arguments);
    addNetworkFileOption(*command, *arguments);
    addConventionOptions(*command, arguments->conventions);
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
