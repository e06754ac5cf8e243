// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/findings.h"

#include "core/base/format.h"
#include "core/diagnostics/definitions.h"
#include "core/diagnostics/diagnosis.h"
#include "core/diagnostics/findings/activation_findings.h"
#include "core/diagnostics/findings/gate_findings.h"
#include "core/diagnostics/findings/memory_findings.h"
#include "core/diagnostics/findings/run_findings.h"
#include "core/weights/weights_info.h"

#include <algorithm>

namespace scalescope {

namespace {

void sortWorstFirst(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
}

/// What random values do says nothing of the network: it is told, not judged. Values that are no
/// numbers come from what was fed.
void judgeLearntValuesOnly(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (predictionsMeaningful(diagnosis.weights.kind))
        return;
    for (Finding& finding : findings)
        if (!finding.rule.ends_with(".nonfinite"))
            finding.severity = std::min(finding.severity, Verdict::Info);
}

/// The first image's predictions that mean something, with the names of their variants.
struct Comparable {
    std::vector<const Prediction*> predictions;
    std::vector<std::string> names;
};

Comparable comparableOf(const std::vector<const Diagnosis*>& diagnoses) {
    Comparable all;
    for (const Diagnosis* one : diagnoses)
        if (one && !one->predictions.empty() && one->predictions.front().valid &&
            one->predictions.front().meaningful) {
            all.predictions.push_back(&one->predictions.front());
            all.names.push_back(displayName(one->spec));
        }
    return all;
}

Finding familyFinding(const std::string& rule, const std::string& definitionKey) {
    const Definition about = definition(definitionKey);
    Finding finding;
    finding.severity = Verdict::Info;
    finding.rule = rule;
    finding.threshold = about.threshold;
    finding.source = about.source;
    return finding;
}

Finding disagreement(const Agreement& agreement, const Comparable& all) {
    Finding finding = familyFinding("prediction.agreement", "prediction.agreement");
    finding.title = "The variants disagree: " + formatPercent(agreement.score, 0) +
                    " of them share the most frequent first class";
    for (std::size_t i = 0; i < all.names.size(); ++i)
        finding.evidence +=
            (i > 0 ? ", " : "") + all.names[i] + " " + all.predictions[i]->topk.front().label;
    finding.advice =
        "Look at Grad-CAM and at the input of the variants that differ; each one crops in its own "
        "way.";
    return finding;
}

Finding firstFlip(const Agreement& agreement, const Comparable& all) {
    const auto flip = static_cast<std::size_t>(*agreement.firstFlip);
    const auto reference = static_cast<std::size_t>(*agreement.reference);
    Finding finding = familyFinding("prediction.flip", "prediction.flip");
    finding.place = all.names[flip];
    finding.title =
        all.names[flip] + " is the smallest variant that differs from " + all.names[reference];
    const ClassScore &own = all.predictions[flip]->topk.front(),
                     &other = all.predictions[reference]->topk.front();
    finding.evidence = own.label + " (" + formatPercent(own.probability) + ") instead of " +
                       other.label + " (" + formatPercent(other.probability) + ") on " +
                       all.predictions[flip]->imageName;
    finding.advice =
        "A variant above the last flip gives the answer of the largest one on this image.";
    return finding;
}

}  // namespace

std::vector<Finding> findingsOf(const Diagnosis& diagnosis) {
    std::vector<Finding> findings;
    addActivationFindings(diagnosis, findings);
    addGateFindings(diagnosis, findings);
    judgeLearntValuesOnly(diagnosis, findings);
    addMemoryFindings(diagnosis, findings);
    addRunFindings(diagnosis, findings);
    sortWorstFirst(findings);
    return findings;
}

std::vector<Finding> familyFindings(const std::vector<const Diagnosis*>& diagnoses) {
    std::vector<Finding> findings;
    const Comparable all = comparableOf(diagnoses);
    if (all.predictions.size() < 2)
        return findings;
    const Agreement agreement = agreementOf(all.predictions, all.names);
    if (!agreement.comparable) {
        Finding finding = familyFinding("prediction.not_comparable", "prediction.agreement");
        finding.title = "The predictions of the variants cannot be compared";
        finding.evidence = agreement.reason;
        finding.advice = "Use weights with the same classes in the same order.";
        findings.push_back(std::move(finding));
        return findings;
    }
    if (agreement.score < 1.0)
        findings.push_back(disagreement(agreement, all));
    if (agreement.firstFlip)
        findings.push_back(firstFlip(agreement, all));
    return findings;
}

Table toTable(const std::vector<Finding>& findings) {
    Table table;
    table.title = "Findings";
    table.columns = {
        {"Severity", "", ColumnKind::State, "fail: needs attention; warn: look; info: no verdict."},
        {"Variant", "", ColumnKind::Text, "Empty for findings about the family."},
        {"Place", "", ColumnKind::Text, "The worst place."},
        {"Finding", "", ColumnKind::Text, ""},
        {"Evidence", "", ColumnKind::Text, "What was counted, over how many images."},
        {"Advice", "", ColumnKind::Text, ""},
        {"Threshold", "", ColumnKind::Text, "Adjustable; a convention where the source is own."},
        {"Source", "", ColumnKind::Text, ""}};
    for (const Finding& finding : findings)
        table.rows.push_back({verdictName(finding.severity), finding.variant, finding.place,
                              finding.title, finding.evidence, finding.advice, finding.threshold,
                              finding.source});
    return table;
}

}  // namespace scalescope
