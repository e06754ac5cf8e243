// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weights.h"

#include <span>

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/weights/random.h"

namespace scalescope {

namespace {

Weights loadRandom(const NetworkSpec& spec, std::uint64_t seed, RunContext& context) {
    Weights weights;
    weights.spec = spec;
    weights.dict = randomWeights(spec, seed, context);
    weights.needsCalibration = true;
    weights.labels = labelsFor(spec.classCount, imagenetLabels());
    weights.report.scheme = "scalescope";
    weights.report.container = "generated, no file";
    weights.report.matched = static_cast<int>(weights.dict->size());
    WeightsInfo& info = weights.info;
    info.kind = WeightsKind::Random;
    info.seed = seed;
    info.name = "random (calibrated), seed " + std::to_string(seed);
    info.format = "generated";
    const std::string recipe = randomRecipe(spec, seed);
    info.sha256 = sha256Hex(std::as_bytes(std::span(recipe)));
    info.verdict =
        "Random weights: gates, saturation, memory and speed can be read; predictions mean "
        "nothing.";
    return weights;
}

}  // namespace

Weights loadWeights(const NetworkSpec& spec, const WeightsRequest& request, RunContext& context) {
    if (request.source == WeightsRequest::Source::Path)
        throw Error(
            ErrorCode::FormatUnknown,
            request.path.filename().string() + ": weight files are not read yet; use random.",
            Subject::Weights);
    return loadRandom(spec, request.seed, context);
}

}  // namespace scalescope
