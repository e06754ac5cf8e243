// SPDX-License-Identifier: Apache-2.0
#include "core/report/markdown.h"

#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/report/accuracy_tables.h"
#include "core/report/intervention_tables.h"
#include "core/report/prediction_tables.h"
#include "core/report/report_input.h"
#include "core/report/report_tables.h"
#include "core/report/run_tables.h"
#include "core/report/structure_tables.h"

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

/// Tables of a document, those that have a row.
class Sections {
public:
    explicit Sections(std::ostringstream& out) : m_out(out) {}

    void add(const std::string& title, const Table& table) {
        if (!table.rows.empty())
            m_out << "\n## " << title << "\n\n" << toMarkdown(table);
    }

private:
    std::ostringstream& m_out;
};

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

}  // namespace

std::string reportMarkdown(const Report& report) {
    const ReportSections& sections = report.sections;
    std::ostringstream out;
    Sections tables(out);
    out << "# " << plain(report.title) << "\n\n"
        << report.when << ". " << (imagesSeen(report) > 1 ? "" : "Image: ")
        << plain(inputWords(report)) << ". ";
    if (report.partial)
        out << "**Partial: " << plain(*report.partial) << "**";
    out << '\n';
    tables.add("Overview", overviewTable(report.variants, sections));
    writeFailures(out, report.variants);
    tables.add("Images left out", skippedTable(report.variants));
    if (sections.predictions) {
        tables.add("Accuracy on class folders", accuracyTable(report.variants));
        tables.add("Accuracy per class", classTable(report.variants));
        tables.add("Classes that are confused most often", confusedTable(report.variants));
        for (const Table& table : confusionTables(report.variants))
            tables.add(std::string(table.title), table);
        tables.add("Predictions", predictionTable(report.variants, kReadRanks));
    }
    if (sections.findings)
        writeFindings(out, report.findings);
    const bool blocks = report.variants.size() == 1;
    if (sections.gates && blocks)
        tables.add("SE gates", gateTable(report.variants));
    if (sections.saturation && blocks)
        tables.add("Activations", saturationTable(report.variants));
    if (sections.memory)
        tables.add("Memory", memoryTable(report.variants));
    if (sections.latency)
        tables.add("Latency", latencyTable(report.variants));
    if (sections.classMaps)
        tables.add("Grad-CAM", classMapTable(report.variants));
    if (sections.ablation)
        tables.add("Ablation", ablationTable(report.variants));
    if (sections.scaling)
        tables.add("Scaling", scalingTable(report.variants));
    if (sections.architecture)
        tables.add("Architecture", stageTable(report.variants));
    if (sections.weights) {
        tables.add("Weights", weightsTable(report.variants));
        tables.add("How the weights were read", weightNotesTable(report.variants));
    }
    if (sections.environment) {
        tables.add("Runs", runTable(report.variants));
        writeEnvironment(out, report.environment);
    }
    return utf8Text(out.str());
}

}  // namespace scalescope
