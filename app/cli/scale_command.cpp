// SPDX-License-Identifier: Apache-2.0
// scale: compound scaling by any coefficients.
#include "app/cli/ask.h"
#include "app/cli/commands.h"
#include "app/cli/run.h"
#include "app/cli/scale_options.h"
#include "core/base/file_write.h"
#include "core/base/format.h"
#include "core/bench/machine.h"
#include "core/report/json/scale_json.h"
#include "core/scaling/budget_fit.h"
#include "core/scaling/budget_tables.h"
#include "core/scaling/dimensions.h"
#include "core/scaling/law_tables.h"
#include "core/scaling/search_tables.h"
#include "core/scaling/theory.h"
#include "core/session/questions/fit_job.h"
#include "core/session/questions/measure_job.h"
#include "core/session/questions/search_job.h"
#include "core/train/host_memory.h"

#include <cmath>
#include <memory>

namespace scalescope::cli {

namespace {

void noteViolation(const ScaleArguments& arguments) {
    const double violation = violationOf(arguments.coefficients);
    if (std::abs(violation) > kConstraintWarnShare)
        printNote(arguments.output, "alpha * beta^2 * gamma^2 is " +
                                        formatReal(constraintOf(arguments.coefficients)) + ", " +
                                        formatPercent(violation) +
                                        " off the 2 that doubles the MACs with every φ.");
}

RunOptions runOptions(const ScaleArguments& arguments) {
    RunOptions options;
    options.threads = arguments.threads;
    return options;
}

/// Throws: Error as the job fails; Canceled.
template <typename Asked>
typename Asked::Answer answerTo(const ScaleArguments& arguments, Asked question) {
    return *ask("scale", std::move(question), arguments.output);
}

MeasuredNetworks measured(const ScaleArguments& arguments, std::vector<NetworkSpec> networks) {
    MeasureLimits limits = arguments.measureLimits;
    limits.bytes = arguments.budget.memoryBytes.value_or(environment().memoryBytes);
    return answerTo(arguments, MeasureJob{std::move(networks), limits, runOptions(arguments)});
}

int showTable(const ScaleArguments& arguments) {
    auto families = dimensionFamilies(arguments.coefficients);
    if (arguments.measure)
        takeMeasurements(families, measured(arguments, specsOf(families)));
    if (arguments.output.json) {
        printDocument(
            scaleTableJson(arguments.coefficients, arguments.policy, families, environment()));
        return 0;
    }
    printTable(lawTable(arguments.coefficients, arguments.policy));
    printTable(impliedPhiTable(arguments.coefficients));
    printTable(dimensionTable(families));
    printTable(paperDimensionTable());
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

int saveProfile(const ScaleArguments& arguments) {
    checkWritable(arguments.saveProfile);
    const MeasuredNetworks networks = measured(arguments, publishedNetworks());
    const Environment machine = environment();
    const DeviceProfile profile =
        profileOf(networks, arguments.profileName.empty() ? machine.cpu : arguments.profileName,
                  machine.memoryBytes);
    writeDeviceProfile(arguments.saveProfile, profile);
    if (arguments.output.json)
        printDocument(deviceProfileJson(networks, profile, machine));
    else
        printTable(measuredTable(networks));
    return 0;
}

/// What another device holds decides for it; what is built here must fit here as well.
std::int64_t machineBytes(const DeviceProfile* profile) {
    return profile ? profile->memoryBytes : environment().memoryBytes;
}

int showFit(const ScaleArguments& arguments) {
    FitJob job{.bases = arguments.coefficients,
               .policy = arguments.policy,
               .budget = arguments.budget,
               .profile = {},
               .verify = arguments.verify,
               .options = runOptions(arguments)};
    if (!arguments.profile.empty())
        job.profile = std::make_shared<const DeviceProfile>(readDeviceProfile(arguments.profile));
    job.budget.machineBytes = machineBytes(job.profile.get());
    auto fit = answerTo(arguments, job);
    adopt(arguments.files, fit.network);
    writeScaleFiles(arguments.files, fit.network, arguments.output);
    if (arguments.output.json) {
        printDocument(scaleFitJson(fit, environment()));
        return 0;
    }
    printTable(budgetTable(fit));
    printTable(networkTable(fit.network));
    printTable(timedTable(fit));
    printTable(verificationTable(fit));
    printTable(publishedBudgetTable(job.budget, job.profile.get()));
    return 0;
}

/// "search.state.json" beside "search.json".
std::filesystem::path stateBeside(const std::string& out) {
    std::filesystem::path state = out;
    return out.empty() ? state : state.replace_extension(".state.json");
}

SearchJob searchJob(const ScaleArguments& arguments) {
    SearchJob job{arguments.searchOptions, arguments.accuracy, runOptions(arguments)};
    job.search.objective = parseObjective(arguments.objective);
    job.search.policy = arguments.policy;
    if (arguments.phiGiven)
        job.search.phi = arguments.coefficients.phi;
    job.accuracy.threads = arguments.threads;
    job.accuracy.memoryBytes = environment().memoryBytes;
    job.accuracy.state = stateBeside(arguments.out);
    return job;
}

void printSearch(const ScaleArguments& arguments, const SearchResult& result) {
    Table table = searchTable(result);
    const std::string entered =
        result.ranked.size() == result.met
            ? std::string()
            : ", the " + std::to_string(result.ranked.size()) + " nearest to it ran";
    table.title = std::to_string(result.met) + " of " + std::to_string(result.looked) +
                  " points meet the constraint" + entered + "; by " +
                  objectiveName(result.options.objective) + " at φ " +
                  formatReal(result.options.phi) + ", best first";
    if (table.rows.size() > static_cast<std::size_t>(arguments.top))
        table.rows.resize(static_cast<std::size_t>(arguments.top));
    printTable(table);
}

int showSearch(const ScaleArguments& arguments) {
    const SearchJob job = searchJob(arguments);
    const bool trains = job.search.objective == SearchObjective::Accuracy;
    if (job.accuracy.resume && !trains)
        throw Error(ErrorCode::ArgumentInvalid,
                    "--resume goes on with a search by accuracy, the others take seconds; add "
                    "--objective accuracy, or leave it out.");
    if (!arguments.out.empty())
        checkWritable(arguments.out);
    if (trains)
        keepMemory();
    SearchResult result;
    try {
        result = answerTo(arguments, job);
    } catch (const Canceled&) {
        if (trains && !arguments.out.empty())
            printNote(arguments.output, "stopped; what is finished is kept beside " +
                                            arguments.out +
                                            ": give the same command with --resume to go on.");
        throw;
    }
    noteSkipped(result.skipped, arguments.output);
    const std::string document = scaleSearchJson(result, environment());
    if (!arguments.out.empty())
        writeFileAtomically(arguments.out, document + "\n");
    if (arguments.output.json)
        printDocument(document);
    else
        printSearch(arguments, result);
    return 0;
}

int run(const ScaleArguments& arguments) {
    const bool oneNetwork = !arguments.search && !arguments.table && arguments.saveProfile.empty();
    if (arguments.files.any() && !oneNetwork)
        throw Error(ErrorCode::ArgumentInvalid,
                    "--save, --blocks and --export write one network; leave out --table, --search "
                    "and --save-profile, and give the coefficients.");
    if (arguments.search)
        return showSearch(arguments);
    if (!arguments.saveProfile.empty())
        return saveProfile(arguments);
    const int exitCode = arguments.fit     ? showFit(arguments)
                         : arguments.table ? showTable(arguments)
                                           : showNetwork(arguments);
    noteViolation(arguments);
    return exitCode;
}

}  // namespace

void addScaleCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "scale", "Compound scaling: the network of any coefficients, its cost, and the theory");
    auto arguments = std::make_shared<ScaleArguments>();
    addScaleOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
