// SPDX-License-Identifier: Apache-2.0
// info: the family or a custom scale, by arithmetic alone.
#include "app/cli/commands.h"
#include "app/cli/networks.h"
#include "core/bench/machine.h"
#include "core/model/block_spec.h"
#include "core/report/json/json.h"
#include "core/report/report_tables.h"
#include "core/scaling/block_table.h"
#include "core/weights/weights.h"

#include <memory>
#include <optional>

namespace scalescope::cli {

namespace {

struct InfoArguments : Arguments {
    std::optional<double> width, depth;
    std::optional<int> resolution, classes;
    bool blocks = false;
};

/// A column has as many classes as its weights.
std::vector<NetworkSpec> chosen(const InfoArguments& arguments) {
    Request request;
    addNetworks(arguments, request);
    ProgressBar bar(arguments.output);
    RunContext context = bar.context();
    for (NetworkSpec& network : request.networks) {
        if (const auto weights = request.weightsFor.find(network.name);
            weights != request.weightsFor.end() &&
            weights->second.source != WeightsRequest::Source::Random)
            network.classCount = loadWeights(network, weights->second, context).classCount();
        network.classCount = arguments.classes.value_or(network.classCount);
    }
    bar.clear();
    return request.networks;
}

std::vector<NetworkSpec> networksFor(const InfoArguments& arguments) {
    if (!arguments.width && !arguments.depth && !arguments.resolution)
        return chosen(arguments);
    NetworkSpec custom;
    custom.name = "custom";
    custom.variant.reset();
    custom.scale = {arguments.width.value_or(1.0), arguments.depth.value_or(1.0),
                    arguments.resolution.value_or(224)};
    custom.classCount = arguments.classes.value_or(custom.classCount);
    return {custom};
}

int run(const InfoArguments& arguments) {
    const std::vector<NetworkSpec> networks = networksFor(arguments);
    if (arguments.output.json) {
        printDocument(infoJson(networks, environment()));
        return 0;
    }
    Table table = infoTable(networks);
    table.title = "MACs are what torchvision and the paper publish as FLOPs; all per image, fp32";
    printTable(table);
    if (arguments.blocks)
        for (const NetworkSpec& network : networks)
            printTable(blockTable(network));
    return 0;
}

}  // namespace

void addInfoCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("info", "The family or a custom scale: size, cost, predicted memory");
    auto arguments = std::make_shared<InfoArguments>();
    addVariantsOption(*command, *arguments);
    addNetworkFileOption(*command, *arguments);
    addColumnOption(*command, *arguments);
    command->add_option("--width", arguments->width, "Width multiplier of a custom scale")
        ->check(CLI::Range(kSmallestMultiplier, kLargestMultiplier));
    command->add_option("--depth", arguments->depth, "Depth multiplier of a custom scale")
        ->check(CLI::Range(kSmallestMultiplier, kLargestMultiplier));
    command->add_option("--resolution", arguments->resolution, "Input side of a custom scale, px")
        ->check(CLI::Range(kSmallestInputSide, kLargestInputSide));
    command->add_option("--classes", arguments->classes, "Number of classes")
        ->check(CLI::Range(1, 1000000));
    command->add_flag("--blocks", arguments->blocks, "Also every block");
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
