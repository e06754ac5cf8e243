// SPDX-License-Identifier: Apache-2.0
#include "core/report/definition_list.h"

#include "core/bench/latency_measures.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "core/diagnostics/weights/change_measures.h"
#include "core/diagnostics/weights/weight_measures.h"
#include "core/scaling/network_measures.h"

#include <algorithm>
#include <string_view>

namespace scalescope {

namespace {

constexpr const char* kShares =
    "Shares are numbers from 0 to 1 in JSON and CSV and percent on the screen; bytes are shown in "
    "KiB, MiB or GiB.";
constexpr const char* kConventions =
    "A threshold without a cited source is a convention of this program: it can be changed, and "
    "stands in every report.";

using Measures = std::vector<const Measure*>;

/// A measure of several results has one key, and is listed once.
template <class Readings>
void add(Measures& all, const Readings& readings) {
    for (const auto& reading : readings)
        if (std::ranges::none_of(all, [&](const Measure* known) {
                return std::string_view(known->key) == reading.about.key;
            }))
            all.push_back(&reading.about);
}

Measures allMeasures() {
    Measures all;
    add(all, gateReadings());
    add(all, sigmoidReadings());
    add(all, allGatesReadings());
    add(all, activationReadings());
    add(all, allActivationsReadings());
    add(all, costReadings());
    add(all, nodeReadings());
    all.push_back(&kLiveTensors);
    add(all, memoryReadings());
    add(all, latencyReadings());
    add(all, networkReadings());
    add(all, throughputReadings());
    add(all, scoreReadings());
    add(all, predictionReadings());
    add(all, accuracyReadings());
    add(all, classReadings());
    add(all, publishedReadings());
    add(all, ablationReadings());
    add(all, dtypeErrorReadings());
    add(all, weightReadings());
    add(all, changeReadings());
    return all;
}

std::string measureLine(const Measure& measure) {
    return std::string(measure.title) + "  " + measure.key + "  [" + unitOf(measure) + "]";
}

/// Formulas have |x|, products and comparisons, which Markdown would read as its own.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

std::string plainEntry(const DefinedMeasures& entry) {
    std::string out = entry.about.label + "\n";
    for (const Measure* measure : entry.measures)
        out += "  " + measureLine(*measure) + "\n";
    if (entry.measures.empty())
        out += "  " + entry.about.key + "\n";
    out += "  " + entry.about.formula + "\n";
    if (!entry.about.threshold.empty())
        out += "  Threshold: " + entry.about.threshold + "\n";
    return out + "  Source: " + entry.about.source + "\n\n";
}

std::string markdownEntry(const DefinedMeasures& entry) {
    std::string out = "\n### " + escaped(entry.about.label) + "\n\n";
    if (entry.measures.empty())
        out += "`" + entry.about.key + "`: ";
    out += escaped(entry.about.formula) + "\n";
    if (!entry.about.threshold.empty())
        out += "\n*Threshold:* " + escaped(entry.about.threshold) + "\n";
    out += "\n*Source:* " + escaped(entry.about.source) + "\n";
    if (entry.measures.empty())
        return out;
    out += "\n| measure | key | unit |\n| --- | --- | --- |\n";
    for (const Measure* measure : entry.measures)
        out += "| " + escaped(measure->title) + " | `" + measure->key + "` | " + unitOf(*measure) +
               " |\n";
    return out;
}

/// Those that measures name, then the others, each part under its head.
template <class Write>
std::string inTwoParts(const std::vector<DefinedMeasures>& list, const std::string& measures,
                       const std::string& terms, Write&& write) {
    std::string first = measures, second = terms;
    for (const DefinedMeasures& entry : list)
        (entry.measures.empty() ? second : first) += write(entry);
    return first + second;
}

}  // namespace

std::vector<DefinedMeasures> definitionList(const Thresholds& thresholds) {
    const Measures all = allMeasures();
    std::vector<DefinedMeasures> list;
    for (Definition& about : definitions(thresholds)) {
        DefinedMeasures entry{std::move(about), {}};
        std::ranges::copy_if(all, std::back_inserter(entry.measures), [&](const Measure* measure) {
            return entry.about.key == measure->definition;
        });
        list.push_back(std::move(entry));
    }
    return list;
}

std::string unitOf(const Measure& measure) {
    const std::string unit = csvUnit(measure);
    return unit.empty() ? "number" : unit;
}

std::string definitionsText(const std::vector<DefinedMeasures>& list) {
    return std::string(kShares) + "\n" + kConventions + "\n\n" +
           inTwoParts(list, "MEASURES\n\n", "TERMS\n\n", plainEntry);
}

std::string definitionsMarkdown(const std::vector<DefinedMeasures>& list) {
    return "# Measures and definitions\n\n"
           "What every number of the window, the reports and the command line means. This page is "
           "what\n`scalescope-cli definitions` prints as Markdown; a test keeps it equal.\n\n" +
           std::string(kShares) + "\n" + kConventions + "\n" +
           inTwoParts(list, "\n## Measures\n", "\n## Terms\n", markdownEntry);
}

}  // namespace scalescope
