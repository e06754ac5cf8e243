// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/definition.h"
#include "core/session/answer_parts.h"
#include "core/session/answers.h"
#include "core/train/checkpoint.h"
#include "core/weights/file_content.h"

namespace scalescope {

ExportedWeights answer(const ExportJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    Metadata metadata{{"format", "pt"},
                      {"variant", weights.spec.name},
                      {"weights", weights.info.name},
                      {kWeightsKindKey, weightsKindName(weights.info.kind)},
                      {"weights.sha256", weights.info.sha256}};
    if (!weights.spec.variant)
        metadata["network"] = definitionText({weights.spec, std::nullopt}, false);
    if (weights.labels && predictionsMeaningful(weights.info.kind))
        metadata["class_names"] = classNamesText(weights.labels->names);
    context.checkpoint(0.1, "writing " + job.path.filename().string());
    writeNetwork(job.path, tensorsOf(network, job.run, context), weights.spec, false, metadata);
    return {provenanceOf(network, {}, {}), weights.spec, job.path};
}

}  // namespace scalescope
