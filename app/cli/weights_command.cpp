// SPDX-License-Identifier: Apache-2.0
// weights: its commands; export is here.
#include "app/cli/commands.h"
#include "app/cli/networks.h"
#include "app/cli/scale_files.h"
#include "core/base/file_write.h"
#include "core/session/session.h"

#include <memory>

namespace scalescope::cli {

namespace {

struct WeightsArguments : Arguments {
    std::string out;
};

int exportOne(const WeightsArguments& arguments) {
    Request request;
    request.networks = chosenNetworks(arguments);
    addWeights(arguments, request);
    if (request.networks.size() != 1)
        throw Error(ErrorCode::ArgumentInvalid,
                    "One network is written at a time; name it with --variants b0 or --network "
                    "FILE.");
    checkWritable(arguments.out);
    const NetworkSpec& network = request.networks.front();
    const auto named = request.weightsFor.find(network.name);
    exportWeights(network, named == request.weightsFor.end() ? request.weights : named->second,
                  arguments.out, arguments.output);
    printNote(arguments.output, "wrote " + arguments.out);
    return 0;
}

void addExport(CLI::App& command, Action& action) {
    auto arguments = std::make_shared<WeightsArguments>();
    CLI::App* exporting = command.add_subcommand(
        "export", "Write weights of one network as torchvision's EfficientNet names them");
    addVariantsOption(*exporting, *arguments);
    addNetworkFileOption(*exporting, *arguments);
    exporting
        ->add_option("--weights", arguments->weights,
                     "A file, FILE#NAME of one of its networks, a folder, auto, demo, random or "
                     "random:SEED")
        ->type_name("FILE|DIR|auto|demo|random")
        ->allow_extra_args(false);
    addConventionOptions(*exporting, arguments->conventions);
    exporting->add_option("--out", arguments->out, "What to write")
        ->required()
        ->type_name("FILE.safetensors");
    exporting->add_flag("--quiet", arguments->output.quiet, "No progress and no notes on stderr");
    exporting->callback(
        [arguments, &action] { action = [arguments] { return exportOne(*arguments); }; });
}

}  // namespace

void addWeightsCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("weights",
                           "What weights are there, what is in a file, does it match, what "
                           "changed");
    command->require_subcommand(1);
    addWeightsListCommand(*command, action);
    addWeightsFetchCommand(*command, action);
    addExport(*command, action);
    addWeightsCompareCommand(*command, action);
    addWeightsInspectCommand(*command, action);
    addWeightsVerifyCommand(*command, action);
}

}  // namespace scalescope::cli
