// SPDX-License-Identifier: Apache-2.0
#include "app/gui/options.h"

#include "core/base/file_write.h"
#include "core/base/setting.h"
#include "core/bench/machine.h"
#include "core/input/preprocess.h"
#include "core/report/csv_tables.h"
#include "core/report/report.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <iostream>

namespace scalescope::gui {

namespace {

constexpr int kWrongUsage = 2;
constexpr int kSmallestSide = 320, kLargestSide = 16384;

/// As typed, before any of it is understood.
struct Typed {
    std::string variants, theme, size, dtype, engine, device, preprocess, tensorNames, padding,
        headActivation;
    std::vector<std::string> networks, weights, columns;
    int threads = -1;
};

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorCode::ArgumentInvalid, message);
}

void addOptions(CLI::App& app, Options& options, Typed& typed) {
    app.add_option("image,--image", options.images, "Image or folder of images; may be repeated");
    app.add_option("--variants", typed.variants,
                   "Variants: b0-b7, or a list such as b0,b3 (default: as last time)");
    app.add_option("--network", typed.networks,
                   "A network of your own beside the variants: a definition (.json); repeatable")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--weights", typed.weights,
                   "FILE, DIR, auto, demo or random[:SEED]; b3=FILE or NAME=FILE for one")
        ->allow_extra_args(false);
    app.add_option("--column", typed.columns,
                   "A network once more, on other weights, as a column of its own: b0=FILE, "
                   "b0=random:SEED; repeatable")
        ->allow_extra_args(false);
    app.add_option("--names", typed.tensorNames,
                   "Whose network a weights file is of: auto, torchvision, timm, tf, lukemelas, "
                   "transformers, mmpretrain");
    app.add_option("--padding", typed.padding,
                   "How its convolutions pad: auto, symmetric, same or same:PX");
    app.add_option("--head-activation", typed.headActivation,
                   "What stands between the layers of a head: auto, relu, silu, gelu or none");
    app.add_option("--engine", typed.engine, "auto, reference or fused");
    app.add_option("--device", typed.device, "cpu, cuda or cuda:N");
    app.add_option("--dtype", typed.dtype, "fp32, bf16 or fp16");
    app.add_option("--threads", typed.threads, "Threads; 0: as many as the machine has");
    app.add_option("--preprocess", typed.preprocess,
                   "default, or squash:S for a plain resize to S x S");
    app.add_option("--theme", typed.theme, "system, light or dark");
    app.add_option("--page", options.page, "Page to show: Overview, Inspect, Attention, ...");
    app.add_option(
        "--export", options.exportPath,
        "Write the report (.html .pdf .json .csv .md, FOLDER/ for a CSV file per table) or "
        "the window (.png), then end; needs no display");
    app.add_option("--screenshot", options.screenshotPath,
                   "Write the window as PNG when all results are there, then end");
    app.add_option("--size", typed.size, "Size of the window: WIDTHxHEIGHT");
    app.add_flag("--bench", options.bench, "Measure latency as well");
    app.add_flag("--fresh", options.fresh, "Ignore the saved session");
    app.add_flag("--quiet", options.quiet, "No progress on stderr");
}

int parseSide(std::string_view text) {
    int side = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), side);
    if (error != std::errc() || end != text.data() + text.size() || side < kSmallestSide ||
        side > kLargestSide)
        refuse("--size: \"" + std::string(text) +
               "\" is no side in pixels from 320 to 16384; write for example 1440x900.");
    return side;
}

void understandSize(const std::string& text, Options& options) {
    if (text.empty())
        return;
    const auto x = text.find('x');
    if (x == std::string::npos)
        refuse("--size: \"" + text + "\" is no size; write for example 1440x900.");
    options.width = parseSide(std::string_view(text).substr(0, x));
    options.height = parseSide(std::string_view(text).substr(x + 1));
    options.sized = true;
}

void understandOutputs(const Options& options) {
    if (!options.exportPath.empty()) {
        if (reportFormat(options.exportPath) == ReportFormat::CsvTables)
            checkCsvFolder(options.exportPath);
        else
            checkWritable(options.exportPath);
    }
    if (options.screenshotPath.empty())
        return;
    if (reportFormat(options.screenshotPath) != ReportFormat::Png)
        refuse("--screenshot: " + options.screenshotPath +
               " does not end in .png; a screenshot is written as PNG.");
    checkWritable(options.screenshotPath);
}

void understand(const Typed& typed, Options& options) {
    if (!typed.variants.empty())
        options.variants = parseVariants(typed.variants);
    std::vector<std::string> names;
    if (!typed.networks.empty())
        options.networks = readDefinitions(typed.networks, environment().memoryBytes);
    for (const NetworkDefinition& network : options.networks)
        names.push_back(network.spec.name);
    for (const std::string& weights : typed.weights)
        options.weights.push_back(parseWeightsOption(weights, names));
    const AskedConventions asked =
        askedConventions(typed.tensorNames, typed.padding, typed.headActivation);
    if (asked != AskedConventions{} && options.weights.empty() && typed.columns.empty())
        options.weights.push_back({});
    for (const std::string& column : typed.columns)
        options.columns.push_back(parseColumnOption(column, names));
    if (options.columns.size() + options.networks.size() > std::size_t{kOwnNetworkLimit})
        refuse("--column: there is room for " + std::to_string(kOwnNetworkLimit) +
               " columns beside B0 to B7, networks of one's own included; leave some out.");
    for (std::vector<ParsedWeightsOption>* list : {&options.weights, &options.columns})
        for (ParsedWeightsOption& weights : *list)
            weights.request.asked = asked;
    if (!typed.engine.empty())
        options.engine = parseEngine(typed.engine);
    if (!typed.dtype.empty())
        options.dtype = parseRunDtype(typed.dtype);
    if (!typed.device.empty())
        options.device = typed.device;
    if (typed.threads >= 0)
        options.threads = typed.threads;
    if (!typed.preprocess.empty()) {
        (void)parsePreprocess(typed.preprocess, {});
        options.preprocess = typed.preprocess;
    }
    if (!typed.theme.empty()) {
        options.theme = ui::themeChoice(QString::fromStdString(typed.theme));
        if (!options.theme)
            refuse("--theme: \"" + typed.theme + "\" is none of system, light and dark.");
    }
    understandSize(typed.size, options);
    understandOutputs(options);
}

}  // namespace

std::string sentenceOf(const Failure& failure) {
    return messageWith(failure, [](std::string_view key) { return "--" + std::string(key); });
}

std::optional<Options> parseOptions(int argc, char** argv, int& exitCode) try {
    CLI::App app("ScaleScope: runs EfficientNet B0 to B7 on an image and shows why they differ.",
                 "scalescope");
    Options options;
    Typed typed;
    addOptions(app, options, typed);
    app.set_version_flag("--version", [] { return "scalescope " + environment().version; });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        exitCode = app.exit(error, std::cout, std::cerr) == 0 ? 0 : kWrongUsage;
        return std::nullopt;
    }
    understand(typed, options);
    return options;
} catch (const Error& error) {
    std::cerr << "error: " << sentenceOf(error.failure()) << '\n';
    exitCode = exitCodeOf(error.failure());
    return std::nullopt;
}

}  // namespace scalescope::gui
