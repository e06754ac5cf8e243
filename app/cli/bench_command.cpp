// SPDX-License-Identifier: Apache-2.0
// bench: latency and memory per variant, engine, dtype and batch.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/run.h"
#include "app/cli/threshold_options.h"
#include "core/bench/benchmark_findings.h"
#include "core/bench/machine.h"
#include "core/bench/machine_roof.h"
#include "core/bench/roofline.h"
#include "core/report/json/json.h"
#include "core/report/report_tables.h"
#include "core/report/run_tables.h"
#include "core/session/session.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace scalescope::cli {

namespace {

struct BenchArguments : Arguments {
    std::vector<std::string> engines{"auto"}, dtypes{"fp32"};
    std::vector<std::int64_t> batches{1};
    BenchmarkOptions options;
    bool profile = false;
};

/// One request per combination of engine, dtype and batch.
std::vector<Request> requestsOf(const BenchArguments& arguments) {
    Request common = makeRequest(arguments, false);
    common.diagnose = false;
    common.benchmark = true;
    common.benchmarkOptions = arguments.options;
    std::vector<Request> requests;
    for (const std::string& engine : arguments.engines)
        for (const std::string& dtype : arguments.dtypes)
            for (const std::int64_t batch : arguments.batches) {
                Request request = common;
                request.options.engine = parseEngine(engine);
                request.options.dtype = parseRunDtype(dtype);
                request.benchmarkOptions.batch = batch;
                requests.push_back(std::move(request));
            }
    return requests;
}

RunResult runAll(const BenchArguments& arguments) {
    Session session;
    RunResult all;
    for (Request& request : requestsOf(arguments)) {
        RunResult result = runRequest(session, request, arguments.output);
        all.variants.insert(all.variants.end(), std::make_move_iterator(result.variants.begin()),
                            std::make_move_iterator(result.variants.end()));
        all.exitCode = worse(all.exitCode, result.exitCode);
        all.partial = result.partial;
        if (all.partial)
            break;
    }
    return all;
}

std::vector<Finding> findingsIn(const std::vector<VariantResult>& variants) {
    std::vector<Finding> findings;
    for (const VariantResult& variant : variants)
        if (variant.benchmark)
            std::ranges::move(findingsOf(*variant.benchmark), std::back_inserter(findings));
    return findings;
}

void printProfiles(const std::vector<VariantResult>& variants) {
    const MachineRoof roof = measureRoof();
    for (const VariantResult& variant : variants)
        if (variant.benchmark && !variant.benchmark->nodes.empty())
            printTable(profileTable(*variant.benchmark, roof));
}

int run(const BenchArguments& arguments) {
    const RunResult result = runAll(arguments);
    const std::vector<Finding> findings = findingsIn(result.variants);
    if (arguments.output.json) {
        printDocument(benchJson(result.variants, environment(), result.partial));
    } else {
        printTable(latencyTable(result.variants));
        printTable(runTable(result.variants));
        if (arguments.profile)
            printProfiles(result.variants);
        for (const Finding& finding : findings)
            printLine(std::string(verdictName(finding.severity)) + "  " + finding.variant + ": " +
                      finding.title + " (" + finding.evidence + ")");
        if (result.partial)
            printNote(arguments.output, *result.partial);
    }
    return result.exitCode != 0 ? result.exitCode : failOnExitCode(arguments, findings);
}

}  // namespace

void addBenchCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("bench", "Latency and memory per variant, engine, dtype and batch");
    auto arguments = std::make_shared<BenchArguments>();
    addNetworkOptions(*command, *arguments);
    command
        ->add_option("--engine", arguments->engines,
                     "auto, fused or reference; a list compares them")
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--dtype", arguments->dtypes, "fp32, bf16 or fp16; a list compares them")
        ->delimiter(',')
        ->allow_extra_args(false);
    addAutocastOption(*command, *arguments);
    command->add_option("--batch", arguments->batches, "Images per pass; a list compares them")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(batchRange());
    command->add_option("--warmup", arguments->options.warmup, "Untimed passes first")
        ->capture_default_str()
        ->check(CLI::Range(0, 100000));
    addTimingOptions(*command, arguments->options);
    command->add_flag("--instrumented", arguments->options.instrumented,
                      "Time passes that gather every gate and activation statistic");
    CLI::Option* profile =
        command->add_flag("--profile", arguments->profile,
                          "Every node's time, GFLOP/s, GB/s and share of this machine's roof");
    CLI::Option* noBlocks = command->add_flag_callback(
        "--no-blocks", [arguments] { arguments->options.perBlock = false; },
        "Without the run that times every block");
    profile->excludes(noBlocks);
    command->add_flag_callback(
        "--no-memory", [arguments] { arguments->options.memory = false; },
        "Without the pass that measures memory");
    addThresholdOptions(*command, *arguments);
    addFailOnOption(*command, *arguments);
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
