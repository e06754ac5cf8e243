// SPDX-License-Identifier: Apache-2.0
// diagnose: SE gates, saturation, memory and findings per variant.
#include "app/cli/commands.h"
#include "app/cli/options.h"
#include "app/cli/run.h"
#include "app/cli/threshold_options.h"
#include "core/bench/machine.h"
#include "core/report/json/json.h"
#include "core/report/report_tables.h"
#include "core/report/run_tables.h"
#include "core/session/session.h"

#include <algorithm>
#include <memory>

namespace scalescope::cli {

namespace {

void printFindings(const std::vector<Finding>& findings) {
    printLine("Findings");
    if (findings.empty())
        printLine("  none: no rule found anything that needs attention.");
    for (const Finding& finding : findings) {
        std::string place = finding.variant.empty() ? "family" : finding.variant;
        if (!finding.place.empty())
            place += ", " + finding.place;
        printLine("  " + std::string(verdictName(finding.severity)) + "  " + place + ": " +
                  finding.title + " (" + finding.evidence + ")");
        if (!finding.advice.empty())
            printLine("        " + finding.advice);
    }
}

/// One variant is shown block by block; several are compared.
void printReport(const Report& report, bool blocks) {
    // "No findings" of nothing would read as a clean result.
    if (std::ranges::none_of(report.variants, [](const auto& v) { return v.diagnosis != nullptr; }))
        return;
    printTable(overviewTable(report.variants));
    if (blocks) {
        printTable(gateTable(report.variants));
        printTable(saturationTable(report.variants));
    }
    printTable(memoryTable(report.variants));
    printAccuracy(report.variants);
    printTable(skippedTable(report.variants));
    printTable(runTable(report.variants));
    printFindings(report.findings);
}

int run(const Arguments& arguments, bool blocks) {
    Request request = makeRequest(arguments, true);
    Session session;
    const RunResult result = runRequest(session, request, arguments.output);
    const Report report = makeReport(result.variants, nullptr, arguments.thresholds);
    if (arguments.output.json) {
        printDocument(diagnoseJson(result.variants, environment(), result.partial));
    } else {
        printReport(report, blocks || result.variants.size() == 1);
        noteSkipped(result, arguments.output);
        noteImages(result, arguments.output);
        noteLoad(result, arguments.output);
        noteWeights(result, arguments.output);
        if (result.partial)
            printNote(arguments.output, *result.partial);
    }
    return result.exitCode != 0 ? result.exitCode : failOnExitCode(arguments, report.findings);
}

}  // namespace

void addDiagnoseCommand(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("diagnose", "SE gates, saturation, memory and findings per variant");
    auto arguments = std::make_shared<Arguments>();
    auto blocks = std::make_shared<bool>(false);
    addInputOptions(*command, *arguments);
    addNetworkOptions(*command, *arguments);
    addEngineOptions(*command, *arguments);
    addBatchOption(*command, *arguments);
    addThresholdOptions(*command, *arguments);
    addFailOnOption(*command, *arguments);
    command->add_flag("--blocks", *blocks,
                      "Every block of every variant also when there are several");
    addOutputOptions(*command, *arguments);
    command->callback([arguments, blocks, &action] {
        action = [arguments, blocks] { return run(*arguments, *blocks); };
    });
}

}  // namespace scalescope::cli
