// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weights.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/model/parameters.h"
#include "core/weights/auto_choice.h"
#include "core/weights/cache_folders.h"
#include "core/weights/conventions.h"
#include "core/weights/demo.h"
#include "core/weights/folder_weights.h"
#include "core/weights/load_file.h"
#include "core/weights/locate.h"
#include "core/weights/random.h"
#include "core/weights/verify_file.h"
#include "core/weights/weights_path.h"

#include <span>
#include <system_error>

namespace scalescope {

namespace {

Weights loadRandom(const NetworkSpec& spec, const WeightsRequest& request, RunContext& context) {
    Weights weights = describeRandom(spec, request);
    weights.dict = randomWeights(spec, request.seed, context);
    return weights;
}

/// What comes with the program, else random.
Weights demoElseRandom(const NetworkSpec& spec, const WeightsRequest& request,
                       RunContext& context) {
    return demoInfo(spec.variant) ? loadDemo(spec, request.asked, context)
                                  : loadRandom(spec, request, context);
}

/// The first file on this machine that can be used; files that cannot become notes. Else demo or
/// random.
Weights loadAuto(const NetworkSpec& spec, const WeightsRequest& request, RunContext& context) {
    std::vector<std::string> notes;
    auto found = firstUsable(spec.variant, notes, [&](const std::filesystem::path& path) {
        return loadFile(path, spec, request.asked, context);
    });
    if (found) {
        found->info.notes.insert(found->info.notes.begin(), notes.begin(), notes.end());
        return *std::move(found);
    }
    if (notes.empty())
        notes.push_back("No weights of " + networkTitle(spec) + " were found on this machine.");
    Weights weights = demoElseRandom(spec, request, context);
    weights.info.notes = std::move(notes);
    return weights;
}

/// A folder that was named is what is meant: nothing else answers in its place.
Weights loadFromFolder(const WeightsPath& folder, const NetworkSpec& spec,
                       const AskedConventions& asked, RunContext& context) {
    FolderChoice choice = weightsInFolder(folder.file, folder.part, spec, context);
    if (!folder.part.empty())
        choice.path += '#' + folder.part;
    Weights weights = loadFile(choice.path, spec, asked, context);
    weights.info.notes.insert(weights.info.notes.begin(), choice.notes.begin(), choice.notes.end());
    return weights;
}

Weights loadDemoOrRandom(const NetworkSpec& spec, const WeightsRequest& request,
                         RunContext& context) {
    Weights weights = demoElseRandom(spec, request, context);
    if (weights.info.kind == WeightsKind::Random)
        weights.info.notes.push_back(noDemoNote(spec));
    return weights;
}

}  // namespace

Weights describeRandom(const NetworkSpec& spec, const WeightsRequest& request) {
    const std::uint64_t seed = request.seed;
    Weights weights;
    weights.spec = spec;
    weights.needsCalibration = true;
    weights.labels = labelsFor(spec.classCount, imagenetLabels());
    weights.report.names = "scalescope";
    weights.report.container = "generated, no file";
    weights.report.matched = static_cast<int>(expectedParameters(buildArchitecture(spec)).size());
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
    const Clues none;
    const std::optional<SideConfig> nothing;
    const StateDict noValues;
    adoptConventions({.names = TensorNames::ScaleScope,
                      .path = {},
                      .clues = none,
                      .dict = noValues,
                      .asked = request.asked,
                      .beside = nothing},
                     weights.spec, weights.report, info);
    return weights;
}

Weights loadWeights(const NetworkSpec& spec, const WeightsRequest& request, RunContext& context) {
    using Source = WeightsRequest::Source;
    context.checkpoint(0.0, displayName(spec) + " weights");
    if (request.source == Source::Random)
        return loadRandom(spec, request, context);
    if (request.source == Source::Demo)
        return loadDemoOrRandom(spec, request, context);
    if (request.path.empty())
        return loadAuto(spec, request, context);
    const WeightsPath path = splitWeightsPath(expandedPath(request.path));
    std::error_code ignored;
    if (std::filesystem::is_directory(path.file, ignored))
        return loadFromFolder(path, spec, request.asked, context);
    return loadFile(expandedPath(request.path), spec, request.asked, context);
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
