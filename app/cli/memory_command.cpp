// SPDX-License-Identifier: Apache-2.0
// memory: will it fit? What networks need to run, the largest batch in a budget, and that batch
// tried under a limit.
#include "app/cli/ask.h"
#include "app/cli/commands.h"
#include "app/cli/networks.h"
#include "core/bench/machine.h"
#include "core/diagnostics/thresholds.h"
#include "core/exec/memory_meter.h"
#include "core/report/need_report.h"
#include "core/session/questions/check_batch_job.h"

#include <iostream>
#include <memory>

namespace scalescope::cli {

namespace {

struct MemoryArguments : Arguments {
    std::vector<std::int64_t> batches{1};
    std::int64_t budgetBytes = 0;  ///< 0: a share of what is free
    bool verify = false;
};

std::int64_t budgetOf(const MemoryArguments& arguments) {
    if (arguments.budgetBytes > 0)
        return arguments.budgetBytes;
    return static_cast<std::int64_t>(static_cast<double>(availableMemory()) *
                                     Thresholds().memoryBudgetShare);
}

int runMemory(const MemoryArguments& arguments) {
    const RunOptions options{.engine = parseEngine(arguments.engine),
                             .device = arguments.device,
                             .dtype = parseRunDtype(arguments.dtype),
                             .autocast = arguments.autocast,
                             .threads = arguments.threads};
    const std::int64_t budget = budgetOf(arguments);
    std::vector<NetworkNeed> needs;
    for (const NetworkSpec& network : chosenNetworks(arguments)) {
        std::optional<BatchCheck> check;
        if (arguments.verify)
            check = *ask(displayName(network), CheckBatchJob{{network, options, budget}},
                         arguments.output);
        for (const std::int64_t batch : arguments.batches) {
            needs.push_back(networkNeed(network, options, batch, budget));
            needs.back().check = check;
        }
    }
    if (arguments.output.json) {
        printDocument(needJson(needs, environment()));
        return 0;
    }
    printTable(needTable(needs));
    for (std::size_t i = 0; i < needs.size(); i += arguments.batches.size())
        if (needs[i].check)
            printLine(sentenceOf(*needs[i].check));
    return 0;
}

struct TrialArguments {
    LimitedRequest request;
    std::string engine = "auto", dtype = "fp32";
};

int runTrial(const TrialArguments& arguments) {
    LimitedRequest request = arguments.request;
    request.options.engine = parseEngine(arguments.engine);
    request.options.dtype = parseRunDtype(arguments.dtype);
    runLimited(request, std::cout);
    return 0;
}

/// What --verify starts; hidden, because what it prints is for that alone.
void addTrialCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("memory-trial", "Batches under a limit, for memory");
    command->group("");
    auto arguments = std::make_shared<TrialArguments>();
    LimitedRequest& request = arguments->request;
    request.spec.variant.reset();
    command->add_option("--name", request.spec.name);
    command->add_option("--width", request.spec.scale.width)
        ->check(CLI::Range(kSmallestMultiplier, kLargestMultiplier));
    command->add_option("--depth", request.spec.scale.depth)
        ->check(CLI::Range(kSmallestMultiplier, kLargestMultiplier));
    command->add_option("--side", request.spec.scale.resolution)
        ->check(CLI::Range(kSmallestInputSide, kLargestInputSide));
    command->add_option("--classes", request.spec.classCount)->check(CLI::Range(1, 1000000));
    command->add_option("--engine", arguments->engine);
    command->add_option("--dtype", arguments->dtype);
    command->add_flag("--autocast", request.options.autocast);
    command->add_option("--threads", request.options.threads)->check(CLI::NonNegativeNumber);
    command->add_option("--budget", request.budgetBytes)->required()->check(CLI::PositiveNumber);
    command->add_option("--batch", request.batches)
        ->required()
        ->delimiter(',')
        ->check(CLI::PositiveNumber);
    command->callback(
        [arguments, &action] { action = [arguments] { return runTrial(*arguments); }; });
}

}  // namespace

void addMemoryCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "memory", "Will it fit? Memory to run, and the largest batch in a budget");
    auto arguments = std::make_shared<MemoryArguments>();
    addVariantsOption(*command, *arguments);
    addNetworkFileOption(*command, *arguments);
    addEngineOptions(*command, *arguments);
    command
        ->add_option("--threads", arguments->threads,
                     "Threads within an operation; 0: one per core")
        ->capture_default_str()
        ->check(CLI::Range(0, 1024));
    command->add_option("--batch", arguments->batches, "Images per pass; a list compares them")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(batchRange());
    command
        ->add_option("--budget", arguments->budgetBytes,
                     "Weights and pass together, such as 512MiB; default: 80 % of what is free")
        ->transform(CLI::AsSizeValue(true))
        ->check(CLI::PositiveNumber)
        ->type_name("SIZE");
    command->add_flag("--verify", arguments->verify,
                      "Try the largest batch and the next in a process of its own that the system "
                      "limits to the budget");
    addOutputOptions(*command, *arguments);
    command->callback(
        [arguments, &action] { action = [arguments] { return runMemory(*arguments); }; });
    addTrialCommand(app, action);
}

}  // namespace scalescope::cli
