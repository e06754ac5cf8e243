// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_parts.h"

#include "core/base/error.h"
#include "core/bench/machine.h"

#include <utility>

namespace scalescope {

Provenance provenanceOf(const BuiltNetwork& network, const std::string& recipe,
                        const std::vector<InputInfo>& inputs) {
    const Weights& weights = network.weights;
    Provenance provenance;
    provenance.variant = weights.spec.name;
    provenance.weightsKind = weightsKindName(weights.info.kind);
    provenance.weightsName = weights.info.name;
    provenance.weightsDigest = weights.info.sha256;
    provenance.recipe = recipe;
    provenance.executor = network.executor->name();
    provenance.executorReason = network.executorReason;
    provenance.device = network.executor->device();
    provenance.dtype = dtypeName(network.executor->dtype());
    provenance.autocast = network.autocast;
    provenance.threads = network.threads;
    for (const InputInfo& input : inputs)
        provenance.imageDigests.push_back(input.digest);
    provenance.when = utcNow();
    return provenance;
}

bool isMeaningful(const Weights& weights) {
    return predictionsMeaningful(weights.info.kind) && weights.report.classifierUsable;
}

PassResult throughHead(PassResult pass, const Weights& weights) {
    if (!weights.headRest)
        return pass;
    pass.logits = weights.headRest->apply(pass.logits);
    pass.classCount = weights.classCount();
    return pass;
}

LabelsPtr labelsOf(const Weights& weights, const LabelsPtr& given) {
    return given && weights.report.classifierUsable ? labelsFor(weights.classCount(), given)
                                                    : weights.labels;
}

Prediction predictionOf(std::span<const float> logits, const Weights& weights,
                        const LabelsPtr& labels, int topk, bool generated) {
    Prediction prediction;
    if (weights.report.classifierUsable) {
        prediction = predict(logits, *labels, topk);
    } else {
        prediction.valid = false;
        prediction.off = weights.report.predictionsOff;
    }
    prediction.meaningful = isMeaningful(weights);
    prediction.outsideTraining = weights.info.kind == WeightsKind::Demo && !generated;
    return prediction;
}

void checkPredicts(const Weights& weights) {
    if (!weights.report.classifierUsable)
        throw Error(ErrorCode::ArgumentInvalid,
                    weights.info.name + ": " + weights.report.predictionsOff, Subject::Weights);
}

}  // namespace scalescope
