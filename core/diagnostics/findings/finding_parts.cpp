// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/finding_parts.h"

#include "core/base/format.h"
#include "core/diagnostics/definitions.h"

#include <utility>

namespace scalescope {

Finding findingFor(const Diagnosis& diagnosis, const std::string& rule, Verdict severity,
                   const std::string& definitionKey) {
    Finding finding;
    finding.severity = severity;
    finding.rule = rule;
    finding.variant = diagnosis.spec.name;
    Definition about = definition(definitionKey, diagnosis.thresholds);
    finding.threshold = std::move(about.threshold);
    finding.source = about.key.empty() ? "own" : std::move(about.source);
    return finding;
}

std::string overImages(std::uint64_t images) {
    return "over " + std::to_string(images) + (images == 1 ? " image" : " images") +
           (images < kFewImages ? " (few images)" : "");
}

std::string andMore(std::size_t others, const std::string& what) {
    if (others == 0)
        return {};
    return "; " + std::to_string(others) + " more " + what + (others == 1 ? "" : "s");
}

Verdict severityOf(double share, double warn, double fail) {
    return share >= fail ? Verdict::Fail : share >= warn ? Verdict::Warn : Verdict::Ok;
}

std::string dtypeErrorText(const std::string& dtype, const DtypeError& error) {
    if (!error.relativeRms)
        return "In " + dtype + " the logits are not finite where those of float32 are";
    return "In " + dtype + " the logits differ from float32 by " +
           formatPercent(*error.relativeRms, 2) + " of their RMS";
}

std::string dtypeErrorEvidence(const DtypeError& error) {
    return error.maxAbs ? "largest difference " + formatReal(*error.maxAbs, 2)
                        : "NaN or Inf in every image";
}

}  // namespace scalescope
