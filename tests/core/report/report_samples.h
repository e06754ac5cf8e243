// SPDX-License-Identifier: Apache-2.0
// Made-up results as documents need them: a good variant, one that fails; and a reader of CSV.
#pragma once

#include "core/report/report.h"
#include "tests/ui/synthetic.h"

#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

namespace scalescope::test {

inline VariantResult goodVariant(Diagnosis diagnosis, int variant) {
    VariantResult result;
    result.spec = diagnosis.spec;
    result.diagnosis = std::make_shared<const Diagnosis>(std::move(diagnosis));
    result.benchmark = std::make_shared<const BenchmarkResult>(syntheticBenchmark(variant));
    return result;
}

inline VariantResult goodVariant(int variant, const SyntheticOptions& options = {}) {
    return goodVariant(syntheticDiagnosis(variant, options), variant);
}

/// With the answers to what is asked besides the pass.
inline VariantResult askedVariant(int variant, const SyntheticOptions& options = {}) {
    VariantResult result = goodVariant(variant, options);
    const auto map = std::make_shared<const GradCamResult>(syntheticGradCam(variant));
    result.classMap = ClassMap{{map, &map->cam}, map->fed};
    for (const InterventionKind kind : {InterventionKind::GateOne, InterventionKind::BlockOff}) {
        const auto ablation =
            std::make_shared<const AblationResult>(syntheticAblation(variant, kind, options));
        result.ablations.emplace_back(ablation, &ablation->report);
    }
    return result;
}

inline VariantResult failingVariant(int variant) {
    VariantResult result;
    result.spec = family().at(static_cast<std::size_t>(variant)).spec;
    result.failure = Failure{
        ErrorCode::OutOfMemory, Subject::None, "B1 ran out of memory; use a smaller batch.", {}};
    return result;
}

inline Finding someFinding(Verdict severity, const std::string& rule) {
    Finding finding;
    finding.severity = severity;
    finding.rule = rule;
    finding.variant = "b0";
    finding.place = "block 7.0";
    finding.title = "a title";
    finding.evidence = "an evidence";
    finding.advice = "An advice.";
    return finding;
}

inline Environment someEnvironment() {
    Environment environment;
    environment.version = "0.1.0";
    environment.libtorch = "2.13.0";
    environment.cpu = "test processor";
    environment.threads = 2;
    environment.when = "2026-01-01T00:00:00Z";
    return environment;
}

/// RFC 4180, written independently of the writer.
inline std::vector<std::vector<std::string>> parseCsv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            rows.back().emplace_back();
        else if (!quoted && c == '\n')
            rows.emplace_back(1);
        else if (quoted || c != '\r')
            rows.back().back() += c;
    }
    if (rows.back() == std::vector<std::string>(1))
        rows.pop_back();
    return rows;
}

/// (variant, block, metric) -> value.
using Values = std::map<std::tuple<std::string, std::string, std::string>, std::string>;

inline Values valuesOf(const std::string& csv) {
    Values values;
    for (const auto& row : parseCsv(csv))
        if (row.size() == 5)
            values[{row[0], row[1], row[2]}] = row[3];
    return values;
}

}  // namespace scalescope::test
