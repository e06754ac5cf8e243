// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weights.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/model/parameters.h"
#include "core/weights/by_request.h"
#include "core/weights/cache_folders.h"
#include "core/weights/conventions.h"
#include "core/weights/demo.h"
#include "core/weights/load_file.h"
#include "core/weights/locate.h"
#include "core/weights/random.h"
#include "core/weights/verify_file.h"

#include <span>

namespace scalescope {

namespace {

struct Loader {
    const NetworkSpec& spec;
    const WeightsRequest& request;
    RunContext& context;

    [[nodiscard]] Weights file(const std::filesystem::path& path) const {
        return loadFile(path, spec, request.asked, context);
    }
    [[nodiscard]] Weights usableFile(const std::filesystem::path& path) const { return file(path); }
    [[nodiscard]] Weights demo() const { return loadDemo(spec, request.asked, context); }
    [[nodiscard]] Weights random() const {
        Weights weights = describeRandom(spec, request);
        weights.dict = randomWeights(spec, request.seed, context);
        return weights;
    }
};

}  // namespace

Weights describeRandom(const NetworkSpec& spec, const WeightsRequest& request) {
    const std::uint64_t seed = request.seed;
    Weights weights;
    weights.spec = spec;
    weights.labels = labelsFor(spec.classCount, imagenetLabels());
    weights.report.names = "scalescope";
    weights.report.container = "generated, no file";
    weights.report.matched = static_cast<int>(expectedParameters(buildArchitecture(spec)).size());
    WeightsInfo& info = weights.info;
    info.kind = WeightsKind::Random;
    info.seed = seed;
    info.name = "random, seed " + std::to_string(seed);
    info.format = "generated";
    const std::string recipe = randomRecipe(spec, seed);
    info.sha256 = sha256Hex(std::as_bytes(std::span(recipe)));
    info.verdict =
        "Random weights: structure, memory and speed can be read; gates, activations and "
        "predictions mean nothing.";
    const Clues none;
    const std::optional<SideConfig> nothing;
    const StateDict noValues;
    const OptionEffects noOptions;
    adoptConventions({.names = TensorNames::ScaleScope,
                      .path = {},
                      .clues = none,
                      .dict = noValues,
                      .asked = request.asked,
                      .beside = nothing,
                      .normInside = false,
                      .options = noOptions},
                     weights.spec, weights.report, info);
    return weights;
}

Weights loadWeights(const NetworkSpec& spec, const WeightsRequest& request, RunContext& context) {
    context.checkpoint(0.0, displayName(spec) + " weights");
    const Loader loader{spec, request, context};
    return ByRequest(spec, request, context, loader).answer();
}

std::vector<std::pair<int, std::optional<WeightsInfo>>> findAll(const std::filesystem::path& first,
                                                                RunContext& context) {
    std::vector<std::pair<int, std::optional<WeightsInfo>>> all;
    const auto count = static_cast<double>(family().size());
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant) {
        std::optional<WeightsInfo> info;
        context.within(variant / count, (variant + 1) / count, [&] {
            const auto candidates = first.empty() ? weightCandidates(variant, {})
                                                  : namedCandidates(expandedPath(first), variant);
            for (const auto& path : candidates) {
                try {
                    info = verifyFile(path, context);
                    return;
                } catch (const Error&) {  // no permission: the next one
                }
            }
            if (first.empty())
                info = demoInfo(variant);
        });
        all.emplace_back(variant, std::move(info));
    }
    return all;
}

}  // namespace scalescope
