// SPDX-License-Identifier: Apache-2.0
#include "core/input/preprocess.h"

#include "core/base/error.h"
#include "core/base/setting.h"
#include "core/input/placement.h"
#include "core/input/resample.h"

#include <algorithm>
#include <charconv>

namespace scalescope {

namespace {

using detail::PixelRect;

/// Part of the resized image; nothing is resampled when the size is right already.
Image regionOfResized(const Image& image, int width, int height, Interpolation interpolation,
                      const PixelRect& region) {
    if (width != image.width || height != image.height)
        return detail::resampleRegion(image, width, height, interpolation, region);
    return detail::cutOut(image, region);
}

}  // namespace

Recipe parsePreprocess(std::string_view text, const Recipe& fallback) {
    if (text == "default")
        return fallback;
    constexpr std::string_view prefix = "squash:";
    int side = 0;
    if (text.starts_with(prefix)) {
        const std::string_view number = text.substr(prefix.size());
        const auto [end, problem] =
            std::from_chars(number.data(), number.data() + number.size(), side);
        if (problem != std::errc() || end != number.data() + number.size())
            side = 0;
    }
    if (side < 1 || side > detail::kMaxInputSidePx)
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("preprocess") + " \"" + std::string(text) +
                               "\": not known; use default or squash:S with S from 1 to " +
                               std::to_string(detail::kMaxInputSidePx) + ", such as squash:224.");
    Recipe recipe = fallback;
    recipe.resize = recipe.crop = side;
    recipe.squash = true;
    recipe.interpolation = Interpolation::Bilinear;
    return recipe;
}

Image resizeLikePillow(const Image& image, int width, int height, Interpolation interpolation) {
    detail::checkImage(image);
    detail::checkTarget(width, height, image);
    if (std::max(width, height) > detail::kMaxSidePx)
        throw Error(ErrorCode::LimitExceeded,
                    "An image cannot be resized to " + std::to_string(width) + " x " +
                        std::to_string(height) + " pixels, the limit per side is " +
                        std::to_string(detail::kMaxSidePx) + ".",
                    Subject::Input);
    return regionOfResized(image, width, height, interpolation, {0, 0, width, height});
}

void checkResizable(const Image& rgb, const Recipe& recipe) {
    static_cast<void>(detail::placementOf(rgb, recipe));
}

Image preparePixels(const Image& rgb, const Recipe& recipe) {
    const detail::Placement placement = detail::placementOf(rgb, recipe);
    return detail::onSquare(regionOfResized(rgb, placement.width, placement.height,
                                            recipe.interpolation, placement.region()),
                            placement);
}

TensorF32 toTensor(const Image& prepared, const Recipe& recipe) {
    detail::checkImage(prepared);
    const auto pixelCount =
        static_cast<std::size_t>(prepared.width) * static_cast<std::size_t>(prepared.height);
    TensorF32 tensor{{1, 3, prepared.height, prepared.width}, {}};
    tensor.values.resize(3 * pixelCount);
    for (std::size_t channel = 0; channel < 3; ++channel) {
        std::array<float, 256> normalised;
        for (std::size_t v = 0; v < normalised.size(); ++v)
            normalised[v] =
                (static_cast<float>(v) / 255.0F - recipe.mean[channel]) / recipe.std[channel];
        const std::uint8_t* in = prepared.bytes.data() + channel;
        float* out = tensor.values.data() + channel * pixelCount;
        for (std::size_t i = 0; i < pixelCount; ++i)
            out[i] = normalised[in[3 * i]];
    }
    return tensor;
}

void normalise(TensorF32& tensor, const Recipe& recipe, float white) {
    if (tensor.shape.size() != 4 || tensor.shape[1] != 3)
        return;
    const auto plane = static_cast<std::size_t>(tensor.shape[2] * tensor.shape[3]);
    for (std::size_t i = 0; i < tensor.values.size(); ++i) {
        const std::size_t channel = i / plane % 3;
        tensor.values[i] = (tensor.values[i] / white - recipe.mean[channel]) / recipe.std[channel];
    }
}

}  // namespace scalescope
