// SPDX-License-Identifier: Apache-2.0
// From an input request to what is fed, one image at a time.
#pragma once

#include "core/base/error.h"
#include "core/bench/many_images.h"
#include "core/diagnostics/diagnosis.h"
#include "core/input/preprocess.h"
#include "core/session/network_cache.h"
#include "core/session/run_request.h"

#include <cstddef>
#include <memory>
#include <string>

namespace scalescope {

struct LoadImageJob;

/// One thing to feed: the tensor, and what it was made from.
struct Feed {
    TensorF32 tensor;
    InputInfo info;
};

/// The recipe that a network's weights prescribe, or the user's own.
[[nodiscard]] Recipe recipeFor(const Weights& weights, const InputRequest& input);

/// Images, or one for a given tensor.
[[nodiscard]] std::size_t feedCount(const InputRequest& input);

/// Decodes and prepares the image at index. keepPixels: info.fed is filled. Thread: any, several at
/// once; large pictures take turns (kDecodingLimitBytes).
/// Throws as loadImage and preparePixels; ShapeMismatch for a tensor.
[[nodiscard]] Feed makeFeed(const InputRequest& input, std::size_t index, const Recipe& recipe,
                            bool keepPixels);

/// Work that knows pixels only: its errors then tell the picture's name, by which the user knows
/// it.
template <typename Work>
decltype(auto) naming(const std::string& picture, Work&& work) {
    try {
        return work();
    } catch (const Error& error) {
        const Failure& failure = error.failure();
        throw Error(failure.code, picture + ": " + failure.message, failure.subject,
                    failure.context);
    }
}

/// Several images as they are run; what prepares them and what passes them on is left to fill in.
[[nodiscard]] ManyImages manyImages(const InputRequest& input, const BuiltNetwork& network,
                                    const Recipe& recipe, double memoryBudgetShare);

/// True when the run goes on without this image.
[[nodiscard]] bool maySkip(const ImageSource& source, const Failure& failure);

/// The image that a window shows. Throws: as loadImage; FileUnreadable for none; Canceled.
[[nodiscard]] std::shared_ptr<const LoadedImage> firstReadable(const LoadImageJob& job,
                                                               const RunContext& context);

/// Decodes a source; returns the pixels that are already there as they are.
[[nodiscard]] std::shared_ptr<const LoadedImage> loadSource(const ImageSource& source,
                                                            const DecodeOptions& options);

}  // namespace scalescope
