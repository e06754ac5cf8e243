// SPDX-License-Identifier: Apache-2.0
// weights fetch: trained weights from the network, when they are asked for.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "core/base/format.h"
#include "core/base/setting.h"
#include "core/bench/machine.h"
#include "core/fetch/published_files.h"
#include "core/report/json/fetch_json.h"

#include <memory>

namespace scalescope::cli {

namespace {

struct FetchArguments : Arguments {
    std::vector<std::string> what;
    std::string release, to;
    bool dryRun = false;
};

/// No option stands before the words: a refusal tells the command instead.
std::vector<int> variantsNamed(const std::string& names) {
    try {
        return parseVariants(names);
    } catch (const Error& error) {
        const std::string why =
            messageWith(error.failure(), [](std::string_view) { return "weights fetch"; });
        throw Error(error.failure().code,
                    why + " A repository of the Hugging Face hub is written owner/name.");
    }
}

/// The words that name variants, as one list; the others are repositories of the hub.
std::vector<FetchedPlan> plansOf(const FetchArguments& arguments, const FetchSettings& settings,
                                 RunContext& context) {
    std::string names;
    std::vector<HubName> repositories;
    for (const std::string& word : arguments.what)
        if (auto name = parseHubName(word))
            repositories.push_back(*std::move(name));
        else
            names += (names.empty() ? "" : ",") + word;
    if (names.empty() && !arguments.release.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "--release is of torchvision's files; of a repository write NAME@REVISION.");
    std::vector<FetchedPlan> plans;
    if (!names.empty())
        plans.push_back(
            {planPublished(publishedFiles(variantsNamed(names), parseRelease(arguments.release)),
                           arguments.to, settings),
             {}});
    for (const HubName& name : repositories)
        plans.push_back({planHub(name, arguments.to, settings, context), {}});
    return plans;
}

Table tableOf(const FetchPlan& plan) {
    Table table{{},
                {{"Weights", "", ColumnKind::Text, ""},
                 {"File", "", ColumnKind::Text, ""},
                 {"Size", "", ColumnKind::Bytes, ""},
                 {"Licence", "", ColumnKind::Text, ""},
                 {"Trained by", "", ColumnKind::Text, ""},
                 {"Here", "", ColumnKind::Text, ""}},
                {}};
    for (const PlannedFile& file : plan.files) {
        std::error_code ignored;
        const Cell name = file.published ? Cell(std::string(file.published->id)) : Cell{};
        const Cell trainer = file.published ? Cell(file.source) : Cell{};
        table.rows.push_back(
            {name, file.wish.name, static_cast<std::int64_t>(file.bytes),
             file.licence.empty() ? "not stated" : file.licence, trainer,
             std::filesystem::exists(file.wish.target, ignored) ? "is there" : "no"});
    }
    return table;
}

std::string addressOf(const FetchPlan& plan, const FetchSettings& settings) {
    return plan.repository.empty() ? settings.published : settings.hub + "/" + plan.repository;
}

/// What will come, from where and under what terms: before any of it does.
void show(const FetchPlan& plan, const FetchSettings& settings) {
    printLine("From " + addressOf(plan, settings) + " into " + plan.folder.string() + ", " +
              formatBytes(static_cast<std::int64_t>(plan.bytes())) + ":");
    printTable(tableOf(plan));
    if (plan.repository.empty())
        printLine(std::string(trainingTerms()));
    printLine("");
}

void tell(const FetchedFile& file) {
    printLine(file.path.string() + ": " + (file.wasThere ? "was there" : "fetched") + ", " +
              formatBytes(static_cast<std::int64_t>(file.bytes)) + ", SHA-256 " + file.sha256 +
              " (checked by: " + fetchCheckText(file.check) + ")");
}

void fetchPlan(FetchedPlan& fetched, const FetchSettings& settings, const OutputOptions& output) {
    ProgressBar bar(output);
    RunContext context = bar.context();
    fetched.files = fetchAll(fetched.plan, settings, context, [&](const FetchedFile& file) {
        bar.clear();
        if (!output.json)
            tell(file);
        finishOutput();
    });
    if (!output.json && !fetched.plan.repository.empty())
        printLine("To use it: --weights " + fetched.plan.folder.string());
}

int fetch(const FetchArguments& arguments) {
    const FetchSettings settings = fetchSettings();
    const OutputOptions& output = arguments.output;
    std::vector<FetchedPlan> plans;
    {
        ProgressBar bar(output);
        RunContext context = bar.context();
        plans = plansOf(arguments, settings, context);
    }
    for (const FetchedPlan& fetched : plans)
        if (!output.json)
            show(fetched.plan, settings);
    finishOutput();  // seen before the first byte comes
    for (FetchedPlan& fetched : plans)
        if (!arguments.dryRun)
            fetchPlan(fetched, settings, output);
    if (output.json)
        printDocument(weightsFetchJson(plans, environment()));
    else if (arguments.dryRun)
        printNote(output, "nothing was fetched");
    return 0;
}

}  // namespace

void addWeightsFetchCommand(CLI::App& weights, Action& action) {
    auto arguments = std::make_shared<FetchArguments>();
    CLI::App* command = weights.add_subcommand(
        "fetch", "Trained weights from the network, checked before they take their name");
    command
        ->add_option("what", arguments->what,
                     "Variants of torchvision (b0 b3, b1-b4, all), or a repository of the Hugging "
                     "Face hub: owner/name[@revision]")
        ->required()
        ->type_name("VARIANT|OWNER/NAME");
    command
        ->add_option("--release", arguments->release,
                     "Training recipe of torchvision: v1 or v2; without it the better one of each")
        ->type_name("v1|v2")
        ->expected(1);
    command
        ->add_option("--to", arguments->to,
                     "Another folder than the cache of torchvision or huggingface_hub")
        ->type_name("DIR")
        ->expected(1);
    command->add_flag("--dry-run", arguments->dryRun,
                      "Show what would come, from where and under what licence; fetch nothing");
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return fetch(*arguments); }; });
}

}  // namespace scalescope::cli
