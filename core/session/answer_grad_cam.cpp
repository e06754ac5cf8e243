// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_grad_cam.h"

#include "core/exec/gradient_probe.h"
#include "core/session/answer_parts.h"
#include "core/session/feeding.h"
#include "core/session/questions/grad_cam_job.h"

namespace scalescope {

GradCamResult answer(const GradCamJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    checkPredicts(weights);
    const Recipe recipe = recipeFor(weights, job.input);
    Feed feed = makeFeed(job.input, 0, recipe, true);
    GradCamResult result;
    result.spec = weights.spec;
    result.spec.classCount = weights.classCount();
    if (!network.prober)
        context.within(0.0, 0.5, [&] {
            network.prober = std::make_unique<GradientProber>(
                weights.spec, tensorsOf(network, job.run, context), job.run.options);
        });
    result.cam = gradCam(context.within(0.5, 1.0, [&] {
        return network.prober->probe(feed.tensor,
                                     {.classIndex = job.classIndex.value_or(ClassIndex(-1)).value(),
                                      .block = job.block.value_or(BlockIndex(-1)).value(),
                                      .headRest = weights.headRest.get()},
                                     context);
    }));
    result.cam.classLabel = labelOf(*labelsOf(weights, job.input.labels), result.cam.classIndex);
    result.cam.node =
        job.block ? buildArchitecture(weights.spec).blocks.at(job.block->index()).name() : "head";
    result.cam.imageName = feed.info.name;
    result.cam.meaningful = isMeaningful(weights);
    result.fed = feed.info.fed;
    result.provenance = provenanceOf(network, feed.info.recipe, {feed.info});
    return result;
}

}  // namespace scalescope
