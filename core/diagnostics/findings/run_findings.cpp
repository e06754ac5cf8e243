// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/findings/run_findings.h"

#include "core/base/format.h"
#include "core/diagnostics/findings/finding_parts.h"
#include "core/model/variant.h"

#include <cmath>
#include <optional>
#include <string>

namespace scalescope {

namespace {

void addInvalidPredictions(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (diagnosis.loadReport && !diagnosis.loadReport->classifierUsable) {
        Finding finding = findingFor(diagnosis, "weights.no_classifier", Verdict::Info);
        finding.place = "classifier";
        const std::string& why = diagnosis.loadReport->predictionsOff;
        finding.title = why.empty() ? "Predictions are off" : why.substr(0, why.size() - 1);
        finding.evidence = diagnosis.weights.name;
        finding.advice = "Gates, saturation and memory are not affected.";
        findings.push_back(std::move(finding));
        return;
    }
    std::size_t invalid = 0;
    for (const Prediction& prediction : diagnosis.predictions)
        invalid += prediction.valid ? 0 : 1;
    if (invalid == 0)
        return;
    Finding finding =
        findingFor(diagnosis, "prediction.nonfinite", Verdict::Fail, "prediction.softmax");
    finding.place = "classifier";
    finding.title = "There is no prediction: a logit is NaN or Inf";
    finding.evidence =
        std::to_string(invalid) + " of " + std::to_string(diagnosis.predictions.size()) + " images";
    finding.advice = "Look where NaN or Inf first appears in the activations.";
    findings.push_back(std::move(finding));
}

void addCloseCall(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const Prediction* closest = nullptr;
    std::size_t others = 0;
    for (const Prediction& one : diagnosis.predictions) {
        const bool judged = one.valid && one.meaningful && one.margin && one.topk.size() >= 2;
        if (!judged || *one.margin >= diagnosis.thresholds.marginWarn)
            continue;
        others += closest ? 1 : 0;
        if (!closest || *one.margin < *closest->margin)
            closest = &one;
    }
    if (!closest)
        return;
    Finding finding =
        findingFor(diagnosis, "prediction.margin", Verdict::Warn, "prediction.margin");
    finding.place = closest->imageName;
    finding.title =
        "Close call between " + closest->topk[0].label + " and " + closest->topk[1].label;
    finding.evidence = formatPercent(closest->topk[0].probability) + " and " +
                       formatPercent(closest->topk[1].probability) + andMore(others, "image");
    finding.advice = "Do not rely on the first class alone; compare with a larger variant.";
    findings.push_back(std::move(finding));
}

/// Of published variants there are trained ones; both programs can fetch them.
std::string adviceForWeights(std::optional<int> variant) {
    if (!variant)
        return "Give a checkpoint.";
    return "Get trained weights (in the window by File, Get trained weights; at the command line "
           "by weights fetch " +
           family().at(static_cast<std::size_t>(*variant)).spec.name + "), or give a checkpoint.";
}

void addWeights(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    const WeightsInfo& weights = diagnosis.weights;
    if (weights.kind == WeightsKind::Random) {
        Finding finding = findingFor(diagnosis, "weights.random", Verdict::Info);
        finding.title = "Random weights: predictions have no meaning";
        finding.evidence = weights.name;
        finding.advice = adviceForWeights(diagnosis.spec.variant);
        findings.push_back(std::move(finding));
    } else if (weights.kind == WeightsKind::Demo) {
        Finding finding = findingFor(diagnosis, "weights.demo", Verdict::Info);
        finding.title = "Demo weights: they know generated pictures of 20 kinds only";
        finding.evidence = weights.name;
        finding.advice = adviceForWeights(diagnosis.spec.variant);
        findings.push_back(std::move(finding));
    } else if (weights.kind == WeightsKind::Differs) {
        Finding finding = findingFor(diagnosis, "weights.differs", Verdict::Warn);
        finding.title = "The weight file has a published name but other content";
        finding.evidence = weights.name + ", SHA-256 " + weights.sha256;
        finding.advice = "Download the file again, or rename it if it is your own.";
        finding.threshold = "SHA-256 differs from the published one";
        findings.push_back(std::move(finding));
    }
    if (diagnosis.loadReport && diagnosis.loadReport->nonFinite > 0) {
        Finding finding = findingFor(diagnosis, "weights.nonfinite", Verdict::Fail);
        finding.title = "The weights hold NaN or Inf";
        finding.evidence =
            std::to_string(diagnosis.loadReport->nonFinite) + " tensors of " + weights.name;
        finding.advice =
            "The training has diverged or the file is damaged; use an earlier checkpoint.";
        finding.threshold = "fail if > 0";
        findings.push_back(std::move(finding));
    }
}

void addResolution(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (!diagnosis.graph)
        return;
    std::string title =
        paperSideText(diagnosis.spec, diagnosis.graph->inputHeight, diagnosis.graph->inputWidth);
    if (title.empty())
        return;
    Finding finding = findingFor(diagnosis, "input.resolution", Verdict::Info);
    finding.place = "input";
    finding.title = std::move(title);
    finding.evidence = diagnosis.provenance.recipe;
    finding.advice =
        "Costs and memory are those of the size that was run; the published accuracy belongs to "
        "the size "
        "of its weights.";
    finding.source = "arXiv 1905.11946; torchvision 0.28";
    findings.push_back(std::move(finding));
}

std::string firstClassDiffers(const DtypeError& error) {
    if (error.images == 1)
        return ", and the first class differs";
    const auto other =
        std::llround(static_cast<double>(error.images) * (1.0 - error.sameTop1Share));
    return ", and the first class differs for " + std::to_string(other) + " of " +
           std::to_string(error.images) + " images";
}

void addDtype(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (!diagnosis.dtypeError)
        return;
    const DtypeError& error = *diagnosis.dtypeError;
    const bool same = error.sameTop1Share >= 1.0;
    Finding finding = findingFor(diagnosis, "run.dtype", same ? Verdict::Info : Verdict::Warn);
    finding.place = "logits";
    finding.title =
        dtypeErrorText(diagnosis.provenance.dtype, error) + (same ? "" : firstClassDiffers(error));
    finding.evidence = dtypeErrorEvidence(error);
    if (error.images > 1)
        finding.evidence += "; mean over " + std::to_string(error.images) +
                            " images, the same first class for " +
                            formatPercent(error.sameTop1Share) + " of them";
    finding.advice =
        "Use fp32 where digits matter; gates and counts near a threshold move "
        "as well.";
    finding.threshold = "warn if the first class differs";
    finding.source = "own";
    findings.push_back(std::move(finding));
}

void addPartial(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    if (!diagnosis.partial)
        return;
    Finding finding = findingFor(diagnosis, "run.partial", Verdict::Info);
    finding.title = "The result is partial";
    finding.evidence = *diagnosis.partial;
    finding.advice = "Run again to cover all images; a partial result cannot say that all is well.";
    findings.push_back(std::move(finding));
}

}  // namespace

void addRunFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings) {
    addInvalidPredictions(diagnosis, findings);
    addCloseCall(diagnosis, findings);
    addWeights(diagnosis, findings);
    addResolution(diagnosis, findings);
    addDtype(diagnosis, findings);
    addPartial(diagnosis, findings);
}

}  // namespace scalescope
