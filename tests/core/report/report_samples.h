// SPDX-License-Identifier: Apache-2.0
// Made-up results as documents need them: a good variant, one that fails.
#pragma once

#include "core/report/report.h"
#include "tests/ui/synthetic.h"

#include <memory>

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

}  // namespace scalescope::test
