// SPDX-License-Identifier: Apache-2.0
// scale: compound scaling by any coefficients.
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/report/scale_json.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/theory.h"
#include "core/session/session.h"

namespace scalescope::cli {

namespace {

struct ScaleArguments : Arguments {
    Coefficients coefficients;
    ResolutionPolicy policy;
    bool table = false, fit = false;
    Budget budget;
};

void noteViolation(const ScaleArguments& arguments) {
    const double violation = violationOf(arguments.coefficients);
    if (std::abs(violation) > kConstraintWarnShare)
        printNote(arguments.output, "alpha * beta^2 * gamma^2 is " +
                                        formatReal(constraintOf(arguments.coefficients)) + ", " +
                                        formatPercent(violation) +
                                        " off the 2 that doubles the MACs with every phi.");
}

int showTable(const ScaleArguments& arguments) {
    if (arguments.output.json) {
        printDocument(scaleTableJson(arguments.coefficients, arguments.policy, environment()));
        return 0;
    }
    printTable(lawTable(arguments.coefficients, arguments.policy));
    printTable(impliedPhiTable(arguments.coefficients));
    return 0;
}

int showNetwork(const ScaleArguments& arguments) {
    const ScaledNetwork network = applyLaw(arguments.coefficients, arguments.policy);
    const Environment machine = environment();
    requireFits(network.figures, arguments.budget.memoryBytes.value_or(machine.memoryBytes));
    if (arguments.output.json) {
        printDocument(scaleJson(network, machine));
        return 0;
    }
    printTable(networkTable(network));
    printTable(deviationTable(network));
    return 0;
}

/// Median latency of one image on random weights, which do not change it.
double latencyOf(Session& session, const ScaleArguments& arguments, const NetworkSpec& spec,
                 RunContext& context) {
    BenchmarkJob job;
    job.run.network = spec;
    job.run.weights.source = WeightsRequest::Source::Random;
    job.run.options.threads = arguments.threads;
    job.options = {
        .warmup = 3, .repeats = 20, .timeLimitSeconds = 5.0, .perBlock = false, .memory = false};
    Job timing;
    timing.question = std::move(job);
    const Outcome outcome = session.run(timing, context);
    if (const auto* failure = std::get_if<Failure>(&outcome))
        throw Error(failure->code, failure->message, failure->subject, failure->context);
    if (std::holds_alternative<Canceled>(outcome))
        throw Canceled{};
    return std::get<BenchmarkResult>(*std::get<ResultPtr>(outcome)).latency.medianMs;
}

int showFit(const ScaleArguments& arguments) {
    const Environment machine = environment();
    Budget budget = arguments.budget;
    budget.machineBytes = machine.memoryBytes;
    BudgetFit fit;
    {
        Session session;
        ProgressBar bar(arguments.output);
        RunContext context = bar.context();
        fit = fitBudget(
            arguments.coefficients, arguments.policy, budget,
            [&](const NetworkSpec& spec) { return latencyOf(session, arguments, spec, context); },
            context);
    }
    if (arguments.output.json) {
        printDocument(scaleFitJson(fit, machine));
        return 0;
    }
    printTable(budgetTable(fit));
    printTable(networkTable(fit.network));
    printTable(timedTable(fit));
    printTable(publishedBudgetTable(budget));
    return 0;
}

int run(const ScaleArguments& arguments) {
    const int exitCode = arguments.fit     ? showFit(arguments)
                         : arguments.table ? showTable(arguments)
                                           : showNetwork(arguments);
    noteViolation(arguments);
    return exitCode;
}

void addBudgetOptions(CLI::App& command, ScaleArguments& arguments) {
    const std::map<std::string, double> counts{{"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {"T", 1e12}};
    const std::map<std::string, double> times{{"us", 1e-3}, {"ms", 1.0}, {"s", 1e3}};
    // Counts are typed as "2.5M": read as a real, kept as a count.
    const auto count = [&](const char* name, std::optional<std::int64_t>& value, const char* help) {
        command
            .add_option_function<double>(
                name, [&value](double given) { value = static_cast<std::int64_t>(given); }, help)
            ->transform(CLI::AsNumberWithUnit(counts, CLI::AsNumberWithUnit::CASE_SENSITIVE))
            ->check(CLI::Range(1.0, 1e18))
            ->type_name("COUNT");
    };
    count("--max-params", arguments.budget.params, "Of --fit: parameters, such as 10M");
    count("--max-macs", arguments.budget.macs, "Of --fit: MACs of one image, such as 2G");
    command
        .add_option("--max-memory", arguments.budget.memoryBytes,
                    "Weights and predicted activations of one image, fp32, such as 512MiB: a limit "
                    "of --fit; without it larger networks are refused; default: the machine's")
        ->transform(CLI::AsSizeValue(true))
        ->check(CLI::PositiveNumber)
        ->type_name("SIZE");
    command
        .add_option(
            "--max-latency", arguments.budget.latencyMs,
            "Of --fit: median of one image, such as 50ms; networks are built and timed here")
        ->transform(CLI::AsNumberWithUnit(times, CLI::AsNumberWithUnit::CASE_SENSITIVE))
        ->check(CLI::Range(1e-3, 1e9))
        ->type_name("TIME");
}

}  // namespace

void addScaleCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "scale", "Compound scaling: the network of any coefficients, its cost, and the theory");
    auto arguments = std::make_shared<ScaleArguments>();
    const auto number = [&](const char* name, double& value, const char* help) {
        command->add_option(name, value, help)->capture_default_str()->type_name("X");
    };
    number("--alpha", arguments->coefficients.alpha, "Depth grows by alpha^phi; at least 1");
    number("--beta", arguments->coefficients.beta, "Width grows by beta^phi; at least 1");
    number("--gamma", arguments->coefficients.gamma, "Resolution grows by gamma^phi; at least 1");
    number("--phi", arguments->coefficients.phi, "How far to scale; 0 is B0");
    command
        ->add_option("--resolution-step", arguments->policy.step,
                     "Round the input side to the nearest multiple of this, px")
        ->capture_default_str()
        ->check(CLI::Range(1, kSmallestInputSide));
    CLI::Option* table = command->add_flag(
        "--table", arguments->table,
        "The law at phi 0 to 7 beside the published variants and their implied phi");
    command
        ->add_flag("--fit", arguments->fit,
                   "The largest phi within the --max- options; which binds, what relaxing it buys")
        ->excludes(table);
    addBudgetOptions(*command, *arguments);
    command->add_option("--threads", arguments->threads, "Of the timed passes; 0: all cores")
        ->check(CLI::Range(0, 1024));
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
