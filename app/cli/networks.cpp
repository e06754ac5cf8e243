// SPDX-License-Identifier: Apache-2.0
#include "app/cli/networks.h"

#include "app/cli/commands.h"
#include "core/base/error.h"
#include "core/bench/machine.h"
#include "core/scaling/definition.h"
#include "core/weights/extra_column.h"
#include "core/weights/folder_weights.h"
#include "core/weights/inspect_file.h"

#include <algorithm>
#include <iterator>

namespace scalescope::cli {

namespace {

/// A file without a variant's name goes to the variant that it fits.
void placeFile(const WeightsRequest& weights, Request& request, std::vector<int>& fitted) {
    RunContext context({}, &interrupted());
    const FileContents contents = inspectFile(weights.path, context, InspectDepth::Headers);
    if (!contents.variant)
        throw Error(contents.failure.value_or(
            Failure{ErrorCode::ShapeMismatch, Subject::Weights, contents.unfit, {}}));
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
        if (!network.variant && network.ofNetwork.empty())
            names.push_back(network.name);
    return names;
}

std::vector<NetworkSpec> extraColumns(const Request& request) {
    std::vector<NetworkSpec> columns;
    std::ranges::copy_if(request.networks, std::back_inserter(columns),
                         [](const NetworkSpec& network) { return !network.ofNetwork.empty(); });
    return columns;
}

/// One of B0..B7, or of --network.
const NetworkSpec& networkNamed(const std::string& name, const Request& request) {
    const auto own = std::ranges::find(request.networks, name, &NetworkSpec::name);
    return own != request.networks.end()
               ? *own
               : family().at(static_cast<std::size_t>(variantIndex(name).value())).spec;
}

void addColumn(const std::string& text, Request& request) {
    const ParsedWeightsOption option = parseColumnOption(text, ownNames(request));
    std::vector<NetworkSpec> others = request.networks;
    for (const VariantRow& row : family())
        others.push_back(row.spec);
    NetworkSpec column =
        extraColumn(networkNamed(*option.forNetwork, request), option.request, others);
    const auto behind = std::ranges::count_if(request.networks, &NetworkSpec::isExtra);
    if (behind >= kOwnNetworkLimit)
        throw Error(ErrorCode::ArgumentInvalid,
                    "--column " + text + ": there is room for " + std::to_string(kOwnNetworkLimit) +
                        " columns beside B0 to B7, networks of one's own included; leave some "
                        "out.");
    column.ownIndex = static_cast<int>(behind);
    request.weightsFor[column.name] = option.request;
    request.networks.push_back(std::move(column));
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

void addColumnOption(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--column", arguments.columns,
                    "A network once more, on other weights, as a column of its own: "
                    "b0=FILE, b0=FILE#NAME, b0=demo, b0=random:SEED; repeatable")
        ->type_name("NAME=WEIGHTS")
        ->allow_extra_args(false);
}

std::vector<NetworkSpec> chosenNetworks(const Arguments& arguments) {
    std::vector<NetworkSpec> networks;
    if (arguments.variantsGiven || (arguments.networks.empty() && arguments.columns.empty()))
        networks = networksOf(parseVariants(arguments.variants));
    if (!arguments.networks.empty())
        for (NetworkDefinition& own :
             readDefinitions(arguments.networks, environment().memoryBytes))
            networks.push_back(std::move(own.spec));
    return networks;
}

void addNetworks(const Arguments& arguments, Request& request) {
    request.networks = chosenNetworks(arguments);
    for (const std::string& text : arguments.columns)
        addColumn(text, request);
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
        const std::vector<NetworkSpec> columns = extraColumns(request);
        request.networks = networksOf(fitted);
        std::ranges::copy(columns, std::back_inserter(request.networks));
    }
    for (const auto& [name, weights] : request.weightsFor)
        if (std::ranges::find(request.networks, name, &NetworkSpec::name) == request.networks.end())
            throw Error(ErrorCode::ArgumentInvalid,
                        "--weights " + name + "=...: " + name +
                            " is not among --variants; add it there, or leave its weights out.");
}

}  // namespace scalescope::cli
