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
#include "app/cli/scale_files.h"
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/report/scale_json.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/grid_search.h"
#include "core/scaling/theory.h"
#include "core/session/session.h"

namespace scalescope::cli {

namespace {

struct ScaleArguments : Arguments {
    Coefficients coefficients;
    ResolutionPolicy policy;
    bool table = false, fit = false, search = false;
    Budget budget;
    SearchOptions searchOptions;
    std::string objective = "macs";
    int top = 20;
    ScaleFiles files;
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
    ScaledNetwork network = applyLaw(arguments.coefficients, arguments.policy);
    adopt(arguments.files, network);
    const Environment machine = environment();
    requireFits(network.figures, arguments.budget.memoryBytes.value_or(machine.memoryBytes));
    writeScaleFiles(arguments.files, network, arguments.output);
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
    adopt(arguments.files, fit.network);
    writeScaleFiles(arguments.files, fit.network, arguments.output);
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

int showSearch(const ScaleArguments& arguments) {
    SearchOptions options = arguments.searchOptions;
    options.objective = parseObjective(arguments.objective);
    options.policy = arguments.policy;
    if (arguments.coefficients.phi != 0.0)
        options.phi = arguments.coefficients.phi;
    SearchResult result;
    {
        Session session;
        ProgressBar bar(arguments.output);
        RunContext context = bar.context();
        const Environment machine = environment();
        const auto probe = [&](const NetworkSpec& spec) {
            requireFits(figuresOf(spec), machine.memoryBytes);
            return latencyOf(session, arguments, spec, context);
        };
        result = gridSearch(options, probe, context);
    }
    if (arguments.output.json) {
        printDocument(scaleSearchJson(result, environment()));
        return 0;
    }
    Table table = searchTable(result);
    table.title = std::to_string(result.ranked.size()) + " of " + std::to_string(result.looked) +
                  " points meet the constraint; by " + objectiveName(options.objective) +
                  " at phi " + formatReal(options.phi) + ", best first";
    if (table.rows.size() > static_cast<std::size_t>(arguments.top))
        table.rows.resize(static_cast<std::size_t>(arguments.top));
    printTable(table);
    return 0;
}

int run(const ScaleArguments& arguments) {
    if (arguments.files.any() && (arguments.search || arguments.table))
        throw Error(ErrorCode::ArgumentInvalid,
                    "--save, --blocks and --export write one network; leave out --table and "
                    "--search, and give the coefficients.");
    if (arguments.search)
        return showSearch(arguments);
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

void addSearchOptions(CLI::App& command, ScaleArguments& arguments) {
    SearchOptions& options = arguments.searchOptions;
    command.add_flag("--search", arguments.search,
                     "All alpha, beta, gamma on a grid that nearly meet the constraint, ranked; "
                     "built at --phi, or 1");
    command
        .add_option("--objective", arguments.objective,
                    "Of --search: macs, params, memory, coverage (receptive field over side), or "
                    "latency, measured here")
        ->capture_default_str();
    command.add_option("--grid-step", options.step, "Of --search: between points of the grid")
        ->capture_default_str();
    command.add_option("--grid-max", options.highest, "Of --search: largest alpha, beta and gamma")
        ->capture_default_str();
    command
        .add_option("--tolerance", options.tolerance,
                    "Of --search: share that alpha * beta^2 * gamma^2 may be off 2")
        ->capture_default_str();
    command.add_option("--top", arguments.top, "Of --search: rows of the table; JSON has all")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000000));
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
    addSearchOptions(*command, *arguments);
    addScaleFileOptions(*command, arguments->files);
    command->add_option("--threads", arguments->threads, "Of the timed passes; 0: all cores")
        ->check(CLI::Range(0, 1024));
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
