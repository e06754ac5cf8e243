// SPDX-License-Identifier: Apache-2.0
#include "core/report/report.h"

#include "core/base/ascii.h"
#include "core/bench/benchmark_findings.h"
#include "core/diagnostics/findings/finding_rules.h"

#include <algorithm>
#include <array>

namespace scalescope {

namespace {

/// How the variants that have predictions agree, over the images that all of them have.
Agreement agreementOfAll(const std::vector<VariantResult>& variants) {
    std::vector<const std::vector<Prediction>*> all;
    std::vector<std::string> names;
    for (const VariantResult& variant : variants)
        if (variant.diagnosis && !variant.diagnosis->predictions.empty()) {
            all.push_back(&variant.diagnosis->predictions);
            names.push_back(displayName(variant.spec));
        }
    if (all.empty())
        return {};
    std::vector<std::vector<const Prediction*>> images(
        std::ranges::min(all, {}, &std::vector<Prediction>::size)->size());
    for (std::size_t image = 0; image < images.size(); ++image)
        for (const std::vector<Prediction>* predictions : all)
            images[image].push_back(&predictions->at(image));
    return agreementOver(images, names);
}

std::vector<const Diagnosis*> diagnosesOf(const std::vector<VariantResult>& variants) {
    std::vector<const Diagnosis*> diagnoses;
    for (const VariantResult& variant : variants)
        if (variant.diagnosis)
            diagnoses.push_back(variant.diagnosis.get());
    return diagnoses;
}

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
    findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
}

std::vector<Finding> allFindings(const std::vector<VariantResult>& variants,
                                 const std::vector<const Diagnosis*>& diagnoses) {
    std::vector<Finding> findings;
    if (diagnoses.size() > 1)
        append(findings, familyFindings(diagnoses));
    for (const VariantResult& variant : variants) {
        if (variant.diagnosis)
            append(findings, variant.diagnosis->findings);
        if (variant.benchmark)
            append(findings, findingsOf(*variant.benchmark));
    }
    std::ranges::stable_sort(findings, comesBefore);
    return findings;
}

}  // namespace

std::optional<std::string> missingFrom(const std::vector<VariantResult>& variants) {
    std::string failed, cancelled;
    for (const VariantResult& variant : variants) {
        if (variant.failure)
            failed += (failed.empty() ? "" : ", ") + displayName(variant.spec);
        if (variant.diagnosis && variant.diagnosis->partial)
            cancelled +=
                " " + displayName(variant.spec) + " was " + *variant.diagnosis->partial + ".";
    }
    if (failed.empty() && cancelled.empty())
        return std::nullopt;
    return failed.empty() ? cancelled.substr(1)
                          : "No results for " + failed + ": see the errors." + cancelled;
}

Report makeReport(std::vector<VariantResult> variants, std::shared_ptr<const LoadedImage> image,
                  const Thresholds& thresholds, const ReportSections& sections) {
    Report report;
    report.environment = environment();
    report.when = utcNow();
    report.thresholds = thresholds;
    report.sections = sections;
    report.image = std::move(image);
    report.agreement = agreementOfAll(variants);
    report.findings = allFindings(variants, diagnosesOf(variants));
    report.partial = missingFrom(variants);
    report.variants = std::move(variants);
    return report;
}

ReportFormat reportFormat(std::string_view fileName) {
    if (fileName.ends_with('/'))
        return ReportFormat::CsvTables;
    const std::size_t dot = fileName.rfind('.');
    const std::string suffix =
        lowerCase(dot == std::string_view::npos ? std::string_view{} : fileName.substr(dot));
    static constexpr std::array<std::pair<std::string_view, ReportFormat>, 8> kSuffixes{{
        {".html", ReportFormat::Html},
        {".htm", ReportFormat::Html},
        {".json", ReportFormat::Json},
        {".csv", ReportFormat::Csv},
        {".md", ReportFormat::Markdown},
        {".markdown", ReportFormat::Markdown},
        {".pdf", ReportFormat::Pdf},
        {".png", ReportFormat::Png},
    }};
    for (const auto& [known, format] : kSuffixes)
        if (suffix == known)
            return format;
    throw Error(
        ErrorCode::ArgumentInvalid,
        std::string(fileName) +
            ": the file name must end in .html, .json, .csv or .md, which decides the format, or "
            "in / for a folder of CSV tables.",
        Subject::Output);
}

}  // namespace scalescope
