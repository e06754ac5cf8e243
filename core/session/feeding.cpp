// SPDX-License-Identifier: Apache-2.0
#include "core/session/feeding.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/input/decode_turn.h"
#include "core/input/generated/generated.h"
#include "core/input/image_set.h"
#include "core/session/questions/load_image_job.h"

#include <algorithm>
#include <optional>

namespace scalescope {

namespace {

constexpr const char* kOwnTensor = "tensor used as it is";

/// Drawn when asked for, or by make-pictures into folders that are named by the kinds.
bool isGenerated(const LoadedImage& image, std::string_view classLabel) {
    const auto kinds = generatedKinds();
    return image.generated || std::ranges::find(kinds, classLabel) != kinds.end();
}

Feed tensorFeed(const InputRequest& input, const Recipe& recipe) {
    Feed feed;
    feed.tensor = *input.tensor;
    feed.info.name = input.tensorName;
    feed.info.digest = sha256Hex(std::as_bytes(std::span(feed.tensor.values)));
    feed.info.interpolation = "none";
    feed.info.recipe = kOwnTensor;
    feed.info.tensorShape = feed.tensor.shape;
    if (recipe.networkWhite > 0.0F) {
        // What the file's network does with a tensor before anything else.
        normalise(feed.tensor, recipe, recipe.networkWhite);
        feed.info.recipe = "tensor, normalised by the network: " + normalisationText(recipe);
    }
    return feed;
}

}  // namespace

Recipe recipeFor(const Weights& weights, const InputRequest& input) {
    return parsePreprocess(input.preprocess, weights.info.recipe.value_or(recipeOf(weights.spec)));
}

std::size_t feedCount(const InputRequest& input) {
    return input.tensor ? 1 : input.images.size();
}

std::shared_ptr<const LoadedImage> loadSource(const ImageSource& source,
                                              const DecodeOptions& options) {
    if (source.loaded)
        return source.loaded;
    if (!source.sample.empty())
        return std::make_shared<const LoadedImage>(loadSample(source.sample));
    return std::make_shared<const LoadedImage>(loadImage(source.path, options));
}

bool maySkip(const ImageSource& source, const Failure& failure) {
    return source.mayBeSkipped && failure.subject == Subject::Input;
}

std::shared_ptr<const LoadedImage> firstReadable(const LoadImageJob& job,
                                                 const RunContext& context) {
    std::vector<SkippedImage> skipped;
    const bool inList = !job.orElse.empty() && !job.source.path.empty() &&
                        job.orElse.front().path == job.source.path;
    for (std::size_t i = 0; i <= job.orElse.size(); ++i) {
        if (i == 1 && inList)
            continue;
        const ImageSource& source = i == 0 ? job.source : job.orElse[i - 1];
        context.checkCanceled();
        try {
            return loadSource(source, job.decode);
        } catch (const Error& error) {
            if (!maySkip(source, error.failure()))
                throw;
            skipped.push_back(skippedImage(source.path, error.failure()));
        }
    }
    failAllSkipped(skipped);
}

Feed makeFeed(const InputRequest& input, std::size_t index, const Recipe& recipe, bool keepPixels) {
    if (input.tensor)
        return tensorFeed(input, recipe);
    const ImageSource& source = input.images.at(index);
    std::optional<DecodeTurn> turn;
    DecodeOptions decode = input.decode;
    decode.beforePixels = [&turn](std::int64_t pixels) { turn.emplace(pixels); };
    const auto image = loadSource(source, decode);
    auto pixels = std::make_shared<const Image>(
        naming(image->name, [&] { return preparePixels(image->image, recipe); }));
    Feed feed;
    feed.tensor = toTensor(*pixels, recipe);
    feed.info.name = image->name;
    feed.info.path = source.path;
    feed.info.digest = image->digest;
    feed.info.classLabel = source.classLabel;
    feed.info.imageWidth = image->image.width;
    feed.info.imageHeight = image->image.height;
    feed.info.resize = recipe.resize;
    feed.info.crop = recipe.side();
    feed.info.squash = recipe.squash;
    feed.info.interpolation = interpolationName(recipe.interpolation);
    feed.info.recipe = recipeText(recipe);
    feed.info.mean.assign(recipe.mean.begin(), recipe.mean.end());
    feed.info.std.assign(recipe.std.begin(), recipe.std.end());
    feed.info.tensorShape = feed.tensor.shape;
    feed.info.notes = image->notes;
    feed.info.generated = isGenerated(*image, source.classLabel);
    if (keepPixels)
        feed.info.fed = std::move(pixels);
    return feed;
}

ManyImages manyImages(const InputRequest& input, const BuiltNetwork& network, const Recipe& recipe,
                      double memoryBudgetShare) {
    const int side = recipe.side();
    const auto graph = buildGraph(network.weights.spec, side, side);
    ManyImages images;
    images.count = feedCount(input);
    images.inputBytes = graph->nodes.front().in.elements() * std::int64_t{sizeof(float)};
    images.wantedBatch = input.batch;
    images.largestBatch = largestBatchFor(*graph, *network.executor, memoryBudgetShare);
    images.threads = network.threads;
    return images;
}

}  // namespace scalescope
