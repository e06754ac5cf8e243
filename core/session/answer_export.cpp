// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_export.h"

#include "core/base/error.h"
#include "core/scaling/definition.h"
#include "core/session/answer_parts.h"
#include "core/session/questions/export_job.h"
#include "core/train/checkpoint.h"
#include "core/weights/file_content.h"

namespace scalescope {

ExportedWeights answer(const ExportJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    if (weights.headRest)
        throw Error(ErrorCode::ArgumentInvalid,
                    weights.info.name +
                        ": its head has layers behind the classifier, which an exported file has "
                        "no place for; use the file itself.",
                    Subject::Weights);
    Metadata metadata{{"format", "pt"},
                      {"variant", networkName(weights.spec)},
                      {"weights", weights.info.name},
                      {kWeightsKindKey, weightsKindName(weights.info.kind)},
                      {"weights.sha256", weights.info.sha256}};
    if (!weights.spec.variant) {
        NetworkSpec defined = weights.spec;
        defined.name = networkName(weights.spec);
        metadata["network"] = definitionText({defined, std::nullopt}, false);
    }
    if (weights.labels && isMeaningful(weights))
        metadata["class_names"] = classNamesText(weights.labels->names);
    context.checkpoint(0.1, "writing " + job.path.filename().string());
    StateDict tensors = tensorsOf(network, job.run, context);
    if (!weights.report.classifierUsable)  // zeros stand in its place, which is no classifier
        for (const char* key : {"classifier.weight", "classifier.bias"})
            static_cast<void>(tensors.take(key));
    writeNetwork(job.path, tensors, weights.spec, false, metadata);
    return {provenanceOf(network, {}, {}), weights.spec, job.path};
}

}  // namespace scalescope
