// SPDX-License-Identifier: Apache-2.0
#include "core/report/markdown.h"

#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/report/prediction_tables.h"
#include "core/report/report_tables.h"
#include "core/report/run_tables.h"

#include <algorithm>
#include <sstream>

namespace scalescope {

namespace {

/// One line of text: no markup, no line break can come from a file name.
std::string plain(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            result += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos)
            result += '\\';
        result += c;
    }
    return result;
}

/// The same, with its addresses as links: an escaped one would end at its first underscore.
std::string linked(const std::string& text) {
    std::string result;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ' ');) {
        const bool address =
            word.starts_with("https://") && word.find_first_of("<>\n\r") == std::string::npos;
        result.append(result.empty() ? "" : " ").append(address ? '<' + word + '>' : plain(word));
    }
    return result;
}

void section(std::ostringstream& out, const std::string& title, const Table& table) {
    if (!table.rows.empty())
        out << "\n## " << title << "\n\n" << toMarkdown(table);
}

/// Rank 1 of the first image only: the whole list belongs in CSV and JSON.
Table shortPredictions(const std::vector<VariantResult>& variants) {
    Table table = predictionTable(variants);
    constexpr std::size_t kRankColumn = 2;
    std::erase_if(table.rows, [](const std::vector<Cell>& row) {
        return std::get<std::int64_t>(row[kRankColumn]) > 3;
    });
    return table;
}

void writeFindings(std::ostringstream& out, const std::vector<Finding>& findings) {
    out << "\n## Findings\n\n";
    if (findings.empty())
        out << "No rule found anything that needs attention.\n";
    for (const Finding& finding : findings) {
        out << "- **" << verdictName(finding.severity) << "** ";
        if (!finding.variant.empty())
            out << plain(finding.variant) << ' ';
        if (!finding.place.empty())
            out << plain(finding.place) << ": ";
        out << plain(finding.title) << " (" << plain(finding.evidence) << "). "
            << linked(finding.advice) << '\n';
    }
}

void writeFailures(std::ostringstream& out, const std::vector<VariantResult>& variants) {
    for (const VariantResult& variant : variants)
        if (variant.failure)
            out << "- **" << displayName(variant.spec)
                << " failed**: " << plain(variant.failure->message) << '\n';
}

void writeEnvironment(std::ostringstream& out, const Environment& e) {
    out << "\n## Environment\n\nScaleScope " << e.version << ", LibTorch " << e.libtorch
        << ", OpenCV " << e.opencv << ", " << plain(e.cpu) << " (" << e.simd << "), " << e.cores
        << " cores, " << e.threads << " threads, " << formatBytes(e.memoryBytes) << " memory, "
        << plain(e.os) << ".\n";
    for (const std::string& gpu : e.gpus)
        out << "GPU: " << plain(gpu) << ".\n";
}

/// One with its size; several by number and name.
void writeImages(std::ostringstream& out, const Report& report) {
    constexpr std::size_t kNamed = 4;
    const auto withInputs = std::ranges::find_if(report.variants, [](const VariantResult& variant) {
        return variant.diagnosis && variant.diagnosis->inputs.size() > 1;
    });
    if (withInputs == report.variants.end()) {
        if (report.image)
            out << "Image: " << plain(report.image->name) << ", " << report.image->image.width
                << " x " << report.image->image.height << " px. ";
        return;
    }
    const std::vector<InputInfo>& inputs = withInputs->diagnosis->inputs;
    out << inputs.size() << " images: ";
    for (std::size_t i = 0; i < std::min(inputs.size(), kNamed); ++i)
        out << (i > 0 ? ", " : "") << plain(inputs[i].name);
    if (inputs.size() > kNamed)
        out << " and " << inputs.size() - kNamed << " more";
    out << ". ";
}

}  // namespace

std::string reportMarkdown(const Report& report, MarkdownDetail detail) {
    const ReportSections& sections = report.sections;
    std::ostringstream out;
    out << "# " << plain(report.title) << "\n\n" << report.when << ". ";
    writeImages(out, report);
    if (report.partial)
        out << "**Partial: " << plain(*report.partial) << "**";
    out << '\n';
    section(out, "Overview", overviewTable(report.variants, sections));
    writeFailures(out, report.variants);
    section(out, "Images left out", skippedTable(report.variants));
    if (sections.predictions)
        section(out, "Predictions", shortPredictions(report.variants));
    if (sections.findings)
        writeFindings(out, report.findings);
    const bool blocks = report.variants.size() == 1 && detail == MarkdownDetail::Whole;
    if (sections.gates && blocks)
        section(out, "SE gates", gateTable(report.variants));
    if (sections.saturation && blocks)
        section(out, "Activations", saturationTable(report.variants));
    if (sections.memory)
        section(out, "Memory", memoryTable(report.variants));
    if (sections.latency)
        section(out, "Latency", latencyTable(report.variants));
    if (sections.weights) {
        section(out, "Weights", weightsTable(report.variants));
        section(out, "How the weights were read", weightNotesTable(report.variants));
    }
    if (sections.environment) {
        section(out, "Runs", runTable(report.variants));
        writeEnvironment(out, report.environment);
    }
    return utf8Text(out.str());
}

}  // namespace scalescope
