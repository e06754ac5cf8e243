// SPDX-License-Identifier: Apache-2.0
#include "app/cli/networks.h"

#include "app/cli/commands.h"
#include "core/base/error.h"
#include "core/bench/machine.h"
#include "core/scaling/definition.h"
#include "core/weights/folder_weights.h"
#include "core/weights/inspect_file.h"

#include <algorithm>

namespace scalescope::cli {

namespace {

/// A file without a variant's name goes to the variant that it fits.
void placeFile(const WeightsRequest& weights, Request& request, std::vector<int>& fitted) {
    RunContext context({}, &interrupted());
    const FileContents contents = inspectFile(weights.path, context, InspectDepth::Headers);
    if (!contents.variant)
        throw Error(ErrorCode::ShapeMismatch, contents.unfit, Subject::Weights);
    const int variant = *contents.variant;
    if (!request.weightsFor
             .emplace(family().at(static_cast<std::size_t>(variant)).spec.name, weights)
             .second)
        throw Error(
            ErrorCode::ArgumentInvalid,
            weights.path.string() + ": two files fit the same variant; run one of them at a time.");
    fitted.push_back(variant);
}

/// So does a folder, to all variants that its files fit. False: to none.
bool placeFolder(const WeightsRequest& weights, Request& request, std::vector<int>& fitted) {
    RunContext context({}, &interrupted());
    for (const int variant : variantsInFolder(weights.path, context)) {
        const std::string& name = family().at(static_cast<std::size_t>(variant)).spec.name;
        if (request.weightsFor.emplace(name, weights).second)
            fitted.push_back(variant);
    }
    return !fitted.empty();
}

/// Auto with a path is a folder.
bool isFolder(const WeightsRequest& weights) {
    return weights.source == WeightsRequest::Source::Auto && !weights.path.empty();
}

std::vector<std::string> ownNames(const Request& request) {
    std::vector<std::string> names;
    for (const NetworkSpec& network : request.networks)
        if (!network.variant)
            names.push_back(network.name);
    return names;
}

}  // namespace

void addNetworkFileOption(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--network", arguments.networks,
                    "A network of one's own: a definition that scale --save wrote; repeatable")
        ->type_name("FILE.json")
        ->delimiter(',')
        ->allow_extra_args(false);
}

std::vector<NetworkSpec> chosenNetworks(const Arguments& arguments) {
    std::vector<NetworkSpec> networks;
    if (arguments.variantsGiven || arguments.networks.empty())
        networks = networksOf(parseVariants(arguments.variants));
    if (!arguments.networks.empty())
        for (NetworkDefinition& own :
             readDefinitions(arguments.networks, environment().memoryBytes))
            networks.push_back(std::move(own.spec));
    return networks;
}

void addWeights(const Arguments& arguments, Request& request) {
    const std::vector<std::string> own = ownNames(request);
    std::vector<int> fitted;
    bool general = false;
    for (const std::string& text : arguments.weights) {
        const ParsedWeightsOption option = parseWeightsOption(text, own);
        if (option.forNetwork) {
            request.weightsFor[*option.forNetwork] = option.request;
        } else if (option.request.source == WeightsRequest::Source::Path &&
                   !arguments.variantsGiven && own.empty()) {
            placeFile(option.request, request, fitted);
        } else if (isFolder(option.request) && !arguments.variantsGiven && own.empty() &&
                   placeFolder(option.request, request, fitted)) {
            continue;
        } else if (general) {
            throw Error(
                ErrorCode::ArgumentInvalid,
                "--weights " + text +
                    ": it is given more than once for all variants; write b3=FILE for each.");
        } else {
            request.weights = option.request;
            general = true;
        }
    }
    request.weights.asked = arguments.conventions.asked();
    for (auto& [name, weights] : request.weightsFor)
        weights.asked = request.weights.asked;
    if (!fitted.empty()) {
        std::ranges::sort(fitted);
        request.networks = networksOf(fitted);
    }
    for (const auto& [name, weights] : request.weightsFor)
        if (std::ranges::find(request.networks, name, &NetworkSpec::name) == request.networks.end())
            throw Error(ErrorCode::ArgumentInvalid,
                        "--weights " + name + "=...: " + name +
                            " is not among --variants; add it there, or leave its weights out.");
}

}  // namespace scalescope::cli
