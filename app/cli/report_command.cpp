// SPDX-License-Identifier: Apache-2.0
// report: diagnoses and times the variants, writes documents.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/run.h"
#include "app/cli/threshold_options.h"
#include "core/base/file_write.h"
#include "core/report/csv.h"
#include "core/report/csv_tables.h"
#include "core/report/html.h"
#include "core/report/json/json.h"
#include "core/report/markdown.h"
#include "core/report/report.h"
#include "core/report/report_input.h"
#include "core/session/session.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>

namespace scalescope::cli {

namespace {

struct ReportArguments : Arguments {
    std::vector<std::string> out;
    std::string title;
    bool bench = true;
    std::int64_t batch = 1;
    BenchmarkOptions options{.timeLimitSeconds = 10.0};  ///< eight variants are timed in a row
};

std::string written(const Report& report, ReportFormat format) {
    switch (format) {
        case ReportFormat::Html:
            return reportHtml(report);
        case ReportFormat::Json:
            return reportJson(report) + "\n";
        case ReportFormat::Csv:
            return reportCsv(report);
        case ReportFormat::Markdown:
            return reportMarkdown(report);
        case ReportFormat::CsvTables:
        case ReportFormat::Pdf:
        case ReportFormat::Png:
            break;
    }
    throw Error(ErrorCode::Internal, "A report format has no writer; please report this defect.");
}

void write(const Report& report, const std::string& path) {
    const ReportFormat format = reportFormat(path);
    if (format == ReportFormat::CsvTables)
        writeCsvTables(report, path);
    else
        writeFileAtomically(path, written(report, format));
}

/// What the run reads is never written over, whatever name it goes by.
void refuseInputs(const ReportArguments& arguments, const std::string& target) {
    std::vector<std::string> inputs = arguments.images;
    inputs.insert(inputs.end(), {arguments.tensor, arguments.labels});
    for (const std::string& option : arguments.weights)
        inputs.push_back(option.substr(option.find('=') + 1));
    inputs.insert(inputs.end(), arguments.weights.begin(), arguments.weights.end());
    inputs.insert(inputs.end(), arguments.networks.begin(), arguments.networks.end());
    for (const std::string& input : inputs) {
        std::error_code missing;  // neither has to exist
        if (std::filesystem::equivalent(input, target, missing))
            throw Error(ErrorCode::ArgumentInvalid,
                        target + ": this file is also read; write to another one.",
                        Subject::Output);
    }
}

/// Every target is checked before minutes of work.
void checkTargets(const ReportArguments& arguments) {
    if (arguments.out.empty() && !arguments.output.json)
        throw Error(ErrorCode::ArgumentInvalid,
                    "There is nowhere to write to; give --out FILE with .html, .json, .csv or .md "
                    "or --out FOLDER/ for CSV tables (repeatable), or --json.");
    for (const std::string& path : arguments.out) {
        const ReportFormat format = reportFormat(path);
        if (format == ReportFormat::Pdf || format == ReportFormat::Png)
            throw Error(
                ErrorCode::ArgumentInvalid,
                path + ": PDF and PNG are drawn by the window's plots; run scalescope --export " +
                    path + " with the same options.",
                Subject::Output);
        refuseInputs(arguments, path);
        if (format == ReportFormat::CsvTables)
            checkCsvFolder(path);
        else
            checkWritable(path);
    }
}

/// A report that was cut short must not replace one that is there.
bool mayWrite(const std::string& path, const RunResult& result, const OutputOptions& output) {
    std::error_code ignored;
    if (result.exitCode != kInterruptedExitCode || !std::filesystem::exists(path, ignored))
        return true;
    printNote(output, path + " is left as it was, because this run was interrupted.");
    return false;
}

void writeAll(const ReportArguments& arguments, const RunResult& result, const Report& report) {
    const bool anything = std::ranges::any_of(result.variants, [](const VariantResult& variant) {
        return variant.diagnosis || variant.benchmark;
    });
    for (const std::string& path : arguments.out) {
        if (!anything) {
            printNote(arguments.output, path + " is not written: no variant gave a result.");
        } else if (mayWrite(path, result, arguments.output)) {
            write(report, path);
            printNote(arguments.output, "wrote " + path);
        }
    }
}

Report makeDocument(const ReportArguments& arguments, const Request& request,
                    const RunResult& result) {
    const auto image = request.input.images.empty() ? nullptr : request.input.images.front().loaded;
    Report report = makeReport(result.variants, image, arguments.thresholds);
    if (!arguments.title.empty())
        report.title = arguments.title;
    CommonFolder folder;
    for (const ImageSource& source : request.input.images)
        folder.add(source.path);
    report.imagesAsked = request.input.images.size();
    if (report.imagesAsked > 1)
        report.folder = folder.name();
    if (result.partial)
        report.partial =
            "The run was " + *result.partial + "." + (report.partial ? " " + *report.partial : "");
    return report;
}

int run(const ReportArguments& arguments) {
    checkTargets(arguments);
    Request request = makeRequest(arguments, true);
    request.benchmark = arguments.bench;
    request.benchmarkOptions = arguments.options;
    request.benchmarkOptions.batch = arguments.batch;
    Session session;
    const RunResult result = runRequest(session, request, arguments.output);
    const Report report = makeDocument(arguments, request, result);
    writeAll(arguments, result, report);
    if (arguments.output.json)
        printDocument(reportJson(report));
    noteSkipped(result, arguments.output);
    noteImages(result, arguments.output);
    noteLoad(result, arguments.output);
    noteWeights(result, arguments.output);
    return result.exitCode != 0 ? result.exitCode : failOnExitCode(arguments, report.findings);
}

}  // namespace

void addReportCommand(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand(
        "report", "Diagnose, time and write a report: HTML, JSON, CSV, Markdown");
    auto arguments = std::make_shared<ReportArguments>();
    command
        ->add_option(
            "--out", arguments->out,
            "What to write; .html, .json, .csv (long form) or .md decides the format, FOLDER/ "
            "gets one CSV file per table; repeatable")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command->add_option("--title", arguments->title, "Heading of the report");
    addInputOptions(*command, *arguments);
    addNetworkOptions(*command, *arguments);
    addEngineOptions(*command, *arguments);
    command->add_flag_callback(
        "--no-bench", [arguments] { arguments->bench = false; }, "Without timing");
    command->add_option("--batch", arguments->batch, "Images per timed pass")
        ->capture_default_str()
        ->check(batchRange());
    addTimingOptions(*command, arguments->options);
    addThresholdOptions(*command, *arguments);
    addFailOnOption(*command, *arguments);
    addOutputOptions(*command, *arguments);
    command->callback([arguments, &action] { action = [arguments] { return run(*arguments); }; });
}

}  // namespace scalescope::cli
