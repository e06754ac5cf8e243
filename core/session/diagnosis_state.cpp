// SPDX-License-Identifier: Apache-2.0
#include "core/session/diagnosis_state.h"

#include <algorithm>
#include <string>
#include <utility>

namespace scalescope {

namespace {

bool sameWeights(const WeightsInfo& a, const WeightsInfo& b) {
    return a.kind == b.kind && a.name == b.name && a.path == b.path && a.sha256 == b.sha256 &&
           a.seed == b.seed;
}

/// The engine and how it computes; dates and images differ.
bool sameRun(const Provenance& a, const Provenance& b) {
    return a.variant == b.variant && a.recipe == b.recipe && a.executor == b.executor &&
           a.device == b.device && a.dtype == b.dtype && a.autocast == b.autocast;
}

/// The image that was passed last stands where it stood.
bool sameImages(const Diagnosis& before, const InputRequest& input) {
    const std::size_t next = before.state->next;
    return !input.tensor && before.state->imageCount == input.images.size() &&
           next < input.images.size() && next == before.inputs.size() + before.leftOut &&
           std::ranges::any_of(
               input.images.begin(), input.images.begin() + static_cast<std::ptrdiff_t>(next),
               [&](const ImageSource& source) { return source.path == before.inputs.back().path; });
}

}  // namespace

DiagnosisState::DiagnosisState(const DiagnoseJob& job)
    : watchesGates(job.questions.gates),
      watchesSaturation(job.questions.saturation),
      gates(job.run.thresholds.gateEpsilon, job.run.thresholds.gateStaticStd),
      saturation(job.run.thresholds),
      imageCount(job.input.images.size()) {}

std::vector<Tap*> DiagnosisState::taps() {
    std::vector<Tap*> all;
    if (watchesGates)
        all.push_back(&gates);
    if (watchesSaturation)
        all.push_back(&saturation);
    return all;
}

void DiagnosisState::setClassLabels(std::span<const InputInfo> inputs) {
    std::vector<std::string> labels;
    for (const InputInfo& input : inputs)
        labels.push_back(input.classLabel);
    gates.setClassLabels(std::move(labels));
}

void DiagnosisState::finish(Diagnosis& diagnosis) const {
    if (watchesGates)
        diagnosis.gates = gates.report();
    if (watchesSaturation)
        diagnosis.saturation = saturation.report();
    diagnosis.dtypeError = dtypeErrors.result();
}

bool canGoOn(const DiagnoseJob& job, const Diagnosis& begun) {
    const Diagnosis* before = job.before.get();
    return before && before->state && before->partial && !before->inputs.empty() &&
           before->state->watchesGates == job.questions.gates &&
           before->state->watchesSaturation == job.questions.saturation &&
           before->thresholds == job.run.thresholds && sameImages(*before, job.input) &&
           sameWeights(before->weights, begun.weights) &&
           sameRun(before->provenance, begun.provenance) &&
           before->labels->names == begun.labels->names;
}

Throughput together(const Throughput& before, const Throughput& after) {
    Throughput both = after;
    both.images += before.images;
    both.seconds += before.seconds;
    both.prepareSeconds += before.prepareSeconds;
    both.passSeconds += before.passSeconds;
    both.waitSeconds += before.waitSeconds;
    return both;
}

}  // namespace scalescope
