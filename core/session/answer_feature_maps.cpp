// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_feature_maps.h"

#include "core/diagnostics/feature_maps/feature_map_tap.h"
#include "core/session/answer_parts.h"
#include "core/session/feeding.h"
#include "core/session/questions/feature_maps_job.h"

namespace scalescope {

FeatureMapsResult answer(const FeatureMapsJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    const Feed feed = makeFeed(job.input, 0, recipeFor(weights, job.input), true);
    FeatureMapTap tap(job.block.value(), job.bytesLimit);
    Tap* taps[] = {&tap};
    static_cast<void>(
        network.executor->run(feed.tensor, {.taps = taps, .interventions = {}}, context));
    FeatureMapsResult result;
    result.spec = weights.spec;
    result.maps = tap.maps();
    const Architecture architecture = buildArchitecture(weights.spec);
    result.excitation = seWeightsOf(tensorsOf(network, job.run, context),
                                    architecture.blocks.at(job.block.index()));
    result.imageName = feed.info.name;
    result.fed = feed.info.fed;
    result.provenance = provenanceOf(network, feed.info.recipe, {feed.info});
    return result;
}

}  // namespace scalescope
