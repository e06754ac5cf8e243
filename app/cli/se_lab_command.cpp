// SPDX-License-Identifier: Apache-2.0
// se-lab: one squeeze-and-excitation block on a random tensor, every number of it.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/report/json/se_lab_json.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

namespace scalescope::cli {

namespace {

struct SeLabArguments : Arguments {
    std::vector<std::int64_t> shape{2, 64, 32, 32};
    std::string form = "literature";
    std::optional<int> reduction;
    std::optional<bool> bias;
    std::optional<std::string> activation;
    std::uint64_t seed = 0;
    std::vector<std::string> gates;
};

/// "3=0.5"
std::pair<std::int64_t, double> parseGate(const std::string& text) {
    std::int64_t channel = 0;
    double gate = 0.0;
    const char* end = text.data() + text.size();
    const auto [sign, problem] = std::from_chars(text.data(), end, channel);
    if (problem == std::errc{} && sign != end && *sign == '=') {
        const auto [rest, bad] = std::from_chars(sign + 1, end, gate);
        if (bad == std::errc{} && rest == end)
            return {channel, gate};
    }
    throw Error(ErrorCode::ArgumentInvalid,
                "--gate " + text + ": use CHANNEL=VALUE, such as 3=0.5.");
}

SeLabRequest requestOf(const SeLabArguments& arguments) {
    SeLabRequest request;
    if (arguments.shape.size() != request.shape.size())
        throw Error(ErrorCode::ArgumentInvalid, "--shape: use N,C,H,W, such as 2,64,32,32.");
    std::ranges::copy(arguments.shape, request.shape.begin());
    request.form = arguments.form == "efficientnet" ? efficientNetSeForm() : literatureSeForm();
    request.form.reduction = arguments.reduction.value_or(request.form.reduction);
    request.form.bias = arguments.bias.value_or(request.form.bias);
    if (arguments.activation)
        request.form.activation =
            *arguments.activation == "silu" ? SeActivation::Silu : SeActivation::Relu;
    request.seed = arguments.seed;
    for (const std::string& text : arguments.gates)
        request.overrides.insert_or_assign(parseGate(text).first, parseGate(text).second);
    return request;
}

double meanOf(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

Table sampleTable(const SeLabRequest& request, const SeLabResult& result) {
    Table table{"Output " + formatShape({result.outputShape.begin(), result.outputShape.end()}) +
                    ", reduction " + std::to_string(request.form.reduction),
                {{"Sample", "", ColumnKind::Integer, ""},
                 {"Smallest gate", "", ColumnKind::Real, ""},
                 {"Mean gate", "", ColumnKind::Real, ""},
                 {"Largest gate", "", ColumnKind::Real, ""},
                 {"Energy in", "", ColumnKind::Real, ""},
                 {"Energy out", "", ColumnKind::Real, ""}},
                {}};
    for (std::size_t i = 0; i < result.gates.size(); ++i) {
        const auto [low, high] = std::ranges::minmax(result.gates[i]);
        table.rows.push_back({static_cast<std::int64_t>(i), low, meanOf(result.gates[i]), high,
                              meanOf(result.energyIn[i]), meanOf(result.energyOut[i])});
    }
    return table;
}

Table costTable(const SeLabRequest& request) {
    Table table{"Cost by reduction, MACs per image",
                {{"Reduction", "", ColumnKind::Integer, ""},
                 {"Hidden units", "", ColumnKind::Integer, ""},
                 {"Params", "", ColumnKind::Integer, ""},
                 {"MACs", "", ColumnKind::Integer, ""}},
                {}};
    SeForm form = request.form;
    for (form.reduction = kSmallestReduction; form.reduction <= kLargestReduction;
         form.reduction *= 2) {
        const SeCost cost = seCost(request.shape[1], form);
        table.rows.push_back({std::int64_t{form.reduction}, cost.hidden, cost.params, cost.macs});
    }
    return table;
}

int run(const SeLabArguments& arguments) {
    const SeLabRequest request = requestOf(arguments);
    const SeLabResult result = runSeLab(seLabInput(request.shape, request.seed),
                                        seLabWeights(request.shape[1], request.form, request.seed),
                                        request.form.activation, request.overrides);
    if (arguments.output.json) {
        printDocument(seLabJson(request, result, environment()));
        return 0;
    }
    printTable(sampleTable(request, result));
    printTable(costTable(request));
    return 0;
}

}  // namespace

void addSeLabCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "se-lab", "One squeeze-and-excitation block on a random tensor: gates, energies, cost");
    auto arguments = std::make_shared<SeLabArguments>();
    command->add_option("--shape", arguments->shape, "Of the input: N,C,H,W")
        ->delimiter(',')
        ->capture_default_str();
    command
        ->add_option("--form", arguments->form,
                     "literature (reduction 16, no bias, ReLU) or efficientnet (reduction 24 of "
                     "the expanded channels, bias, SiLU); what is given besides wins")
        ->check(CLI::IsMember({"literature", "efficientnet"}))
        ->capture_default_str();
    command->add_option("--reduction", arguments->reduction, "Channels per hidden unit")
        ->check(CLI::Range(kSmallestReduction, kLargestReduction));
    command->add_option("--bias", arguments->bias, "Of both layers: on or off");
    command->add_option("--activation", arguments->activation, "Of the hidden units")
        ->check(CLI::IsMember({"relu", "silu"}));
    command->add_option("--seed", arguments->seed, "Of input and weights")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--gate", arguments->gates,
                        "CHANNEL=VALUE: this gate in every sample (repeatable)");
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
