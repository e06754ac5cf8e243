// SPDX-License-Identifier: Apache-2.0
#include "app/cli/weights_text.h"

#include "app/cli/console.h"
#include "core/base/format.h"
#include "core/diagnostics/weights/weight_measures.h"

#include <algorithm>
#include <string>
#include <vector>

namespace scalescope::cli {

namespace {

/// The first names, and how many there are.
std::string shortList(const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kShown ? text + ", ... (" + std::to_string(names.size()) + ")" : text;
}

void printFile(const WeightsReport& report) {
    const WeightsInfo& info = report.info;
    printLine(info.path.string() + ": " + info.format + ", " + formatBytes(info.fileBytes) +
              (info.sha256.empty() ? "" : ", SHA-256 " + info.sha256));
    printLine(info.verdict);
    printLine(report.origin.sentence +
              (report.modified.empty() ? "" : " Last changed " + report.modified + "."));
}

void printFit(const FileContents& contents, const WeightsReport& report) {
    const bool usable = report.load.classifierUsable;
    if (contents.variant)
        printLine("Fits " + displayName(report.spec) +
                  (usable ? " with " + std::to_string(report.spec.classCount) + " classes"
                          : std::string()) +
                  "; names as " + report.load.names + ", " + report.load.container + ".");
    else
        printLine("Cannot be used. " + report.unfit);
    for (const std::string& name : report.networks)
        printLine("Network: " + report.info.path.string() + "#" + name);
    if (!contents.variant)
        return;
    printLine("Pictures: " + recipeText(report.recipe) + " (" + report.recipeFrom + ").");
    if (report.labels && usable)
        printLine("Class names from: " + report.labels->source + ".");
}

void printCounts(const FileContents& contents, const WeightsReport& report) {
    const LoadReport& load = report.load;
    printLine(std::to_string(load.matched) + " matched, " + std::to_string(load.converted) +
              " converted, " + std::to_string(load.missing) + " missing, " +
              std::to_string(load.unexpected) + " unexpected, " + std::to_string(load.wrongShape) +
              " of wrong shape, " +
              (contents.reading == ReadDepth::Structure
                   ? std::string("values not looked at (--hash does).")
                   : std::to_string(load.nonFinite) + " with values that are not finite."));
    for (const std::string& text : loadNotes(report.info, &load))
        printLine(text);
}

void printStatistics(const WeightsReport& report) {
    printLine("");
    for (const Finding& finding : report.findings)
        printLine(std::string(verdictName(finding.severity)) + ": " + finding.title + " (" +
                  finding.evidence + "). " + finding.advice);
    if (report.findings.empty())
        printLine("No rule finds a fault in the values.");
    printLine("");
    printTable(toTable(*report.statistics));
}

}  // namespace

void printContents(const FileContents& contents, const WeightsReport& report, bool keys) {
    printFile(report);
    printFit(contents, report);
    printCounts(contents, report);
    if (contents.labels)
        printLine("Class names inside: " + shortList(contents.labels->names) + ".");
    const LoadReport& load = report.load;
    if (keys || !load.complete() || load.unexpected > 0 || load.nonFinite > 0) {
        printLine("");
        printTable(toTable(report.keys));
    }
    if (report.statistics)
        printStatistics(report);
}

}  // namespace scalescope::cli
