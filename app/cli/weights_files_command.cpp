// SPDX-License-Identifier: Apache-2.0
// weights list, inspect, verify: what is there, what is in a file, does it match. No LibTorch: it
// takes longer to load than these take.
#include "app/cli/commands.h"
#include "app/cli/output_options.h"
#include "app/cli/weights_text.h"
#include "core/base/format.h"
#include "core/bench/host.h"
#include "core/report/json/weights_json.h"
#include "core/weights/inspect_file.h"
#include "core/weights/locate.h"
#include "core/weights/verify_file.h"

#include <algorithm>
#include <memory>

namespace scalescope::cli {

namespace {

struct FileArguments {
    OutputOptions output;
    std::vector<std::string> files;
    bool keys = false;
    bool hash = false;
    bool statistics = false;
};

Table foundTable(const std::vector<std::pair<int, std::optional<WeightsInfo>>>& found) {
    Table table{"What --weights auto takes",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Kind", "", ColumnKind::Text, ""},
                 {"File", "", ColumnKind::Text, ""},
                 {"Size", "", ColumnKind::Bytes, ""}},
                {}};
    for (const auto& [variant, info] : found) {
        const std::string name = displayName(family().at(static_cast<std::size_t>(variant)).spec);
        if (info)
            table.rows.push_back({name, std::string(weightsKindBadge(info->kind)),
                                  info->path.empty() ? info->name : info->path.string(),
                                  info->fileBytes});
        else
            table.rows.push_back(
                {name, std::string(weightsKindBadge(WeightsKind::Random)), Cell{}, Cell{}});
    }
    return table;
}

int list(const FileArguments& arguments) {
    const std::filesystem::path first = arguments.files.empty() ? "" : arguments.files.front();
    ProgressBar bar(arguments.output);
    RunContext context = bar.context();
    const auto places = searchPlaces(first);
    const auto found = findAll(first, context);
    bar.clear();
    if (arguments.output.json) {
        printDocument(weightsListJson(places, found, hostEnvironment()));
        return 0;
    }
    for (const SearchPlace& place : places)
        printLine(place.name + ": " + place.folder.string() +
                  (place.exists ? "" : " (is not there)"));
    printLine("");
    printTable(foundTable(found));
    return 0;
}

InspectDepth depthOf(const FileArguments& arguments) {
    return arguments.hash         ? InspectDepth::Hash
           : arguments.statistics ? InspectDepth::Values
                                  : InspectDepth::Auto;
}

int inspect(const FileArguments& arguments) {
    constexpr double kReadShare = 0.6;
    ProgressBar bar(arguments.output);
    RunContext context = bar.context();
    FileContents contents = context.within(0.0, kReadShare, [&] {
        return inspectFile(arguments.files.front(), context, depthOf(arguments));
    });
    if (contents.failure)
        contents.unfit = withOptions(*contents.failure).message;
    const WeightsReport report = context.within(kReadShare, 1.0, [&] {
        return weightsReport(contents, arguments.statistics, Thresholds{}, context);
    });
    bar.clear();
    if (arguments.output.json)
        printDocument(weightsInspectJson(contents, report, hostEnvironment()));
    else
        printContents(contents, report, arguments.keys);
    return 0;
}

bool matchesPublished(const WeightsInfo& info) {
    return info.kind == WeightsKind::Verified || info.kind == WeightsKind::PrefixVerified;
}

/// The digest decides; a file without a published digest must at least be readable.
int verify(const FileArguments& arguments) {
    ProgressBar bar(arguments.output);
    RunContext context = bar.context();
    std::vector<WeightsInfo> files;
    for (const std::string& path : arguments.files) {
        OpenedFile file(path);
        files.push_back(verifyFile(file, context));
        if (!matchesPublished(files.back())) {
            static_cast<void>(inspectFile(file, context));
            files.back() = verifyFile(file, context);  // of the bytes that were read
        }
    }
    bar.clear();
    if (arguments.output.json)
        printDocument(weightsVerifyJson(files, hostEnvironment()));
    else
        for (const WeightsInfo& info : files)
            printLine(info.path.string() + ": " + weightsKindBadge(info.kind) + ". " +
                      info.verdict + " SHA-256 " + info.sha256);
    return std::ranges::all_of(files, matchesPublished) ? 0 : kFindingsExitCode;
}

}  // namespace

void addWeightsListCommand(CLI::App& weights, Action& action) {
    auto arguments = std::make_shared<FileArguments>();
    CLI::App* listing =
        weights.add_subcommand("list", "The places that are searched, and what auto takes");
    listing
        ->add_option("--weights", arguments->files,
                     "A folder: what its published names give instead")
        ->type_name("DIR")
        ->expected(1);
    addOutputOptions(*listing, arguments->output);
    listing->callback([arguments, &action] { action = [arguments] { return list(*arguments); }; });
}

void addWeightsInspectCommand(CLI::App& weights, Action& action) {
    auto arguments = std::make_shared<FileArguments>();
    CLI::App* inspection = weights.add_subcommand("inspect", "What is in a file, key by key");
    inspection
        ->add_option("file", arguments->files,
                     "A .pth or .safetensors file, FILE#NAME, an index of shards or a folder")
        ->required()
        ->expected(1);
    inspection->add_flag("--keys", arguments->keys, "Every key, also of a complete file");
    inspection->add_flag("--hash", arguments->hash,
                         "Also of a file above 32 MB: SHA-256, checksums and all values");
    inspection->add_flag("--statistics", arguments->statistics,
                         "Read all values: norm, spread, zeros, range, filters and batch norm "
                         "variances per tensor");
    addOutputOptions(*inspection, arguments->output);
    inspection->callback(
        [arguments, &action] { action = [arguments] { return inspect(*arguments); }; });
}

void addWeightsVerifyCommand(CLI::App& weights, Action& action) {
    auto arguments = std::make_shared<FileArguments>();
    CLI::App* verification = weights.add_subcommand(
        "verify", "SHA-256 against the published files; exit 1 unless all match");
    verification->add_option("files", arguments->files, "Weight files")->required();
    addOutputOptions(*verification, arguments->output);
    verification->callback(
        [arguments, &action] { action = [arguments] { return verify(*arguments); }; });
}

}  // namespace scalescope::cli
