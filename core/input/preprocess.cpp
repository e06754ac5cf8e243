// SPDX-License-Identifier: Apache-2.0
#include "core/input/preprocess.h"

#include "core/base/error.h"
#include "core/base/setting.h"
#include "core/input/resample.h"

#include <algorithm>
#include <charconv>

namespace scalescope {

namespace {

using detail::kMaxSidePx;
using detail::PixelRect;

/// Pixels of the resized image, before the crop; a longer image is not a photograph.
constexpr std::int64_t kMaxResizedPixels = std::int64_t{1} << 28;
/// Largest side that is fed to a network.
constexpr int kMaxInputSidePx = 4096;

std::string sizeText(std::int64_t width, std::int64_t height) {
    return std::to_string(width) + " x " + std::to_string(height) + " pixels";
}

void checkImage(const Image& image) {
    const bool positive = image.width > 0 && image.height > 0;
    if (!positive || image.format != PixelFormat::Rgb8 ||
        image.bytes.size() != image.stride() * static_cast<std::size_t>(image.height))
        throw Error(ErrorCode::ArgumentInvalid,
                    "The image is not a complete 8-bit RGB picture; load it again.",
                    Subject::Input);
    if (image.width > kMaxSidePx || image.height > kMaxSidePx)
        throw Error(ErrorCode::LimitExceeded,
                    "The image has " + sizeText(image.width, image.height) +
                        ", the limit per side is " + std::to_string(kMaxSidePx) +
                        "; cut it into parts.",
                    Subject::Input);
}

void checkTarget(std::int64_t width, std::int64_t height, const Image& image) {
    if (width < 1 || height < 1)
        throw Error(ErrorCode::ArgumentInvalid,
                    "An image cannot be resized to " + sizeText(width, height) +
                        "; each side needs at least one.",
                    Subject::Input);
    if (width > kMaxResizedPixels / height || std::max(width, height) > kMaxResizedPixels)
        throw Error(ErrorCode::LimitExceeded,
                    "The image of " + sizeText(image.width, image.height) +
                        " would be resized to " + sizeText(width, height) + ", the limit is " +
                        std::to_string(kMaxResizedPixels) +
                        " pixels in all; crop its long side first.",
                    Subject::Input);
}

void checkRecipe(const Recipe& recipe) {
    const int side = std::min(recipe.resize, recipe.side());
    const int longest = std::max(recipe.resize, recipe.crop);
    if (side < 1 || longest > kMaxInputSidePx)
        throw Error(ErrorCode::ArgumentInvalid,
                    "The preprocessing \"" + recipeText(recipe) +
                        "\" is out of range; sides are 1 to " + std::to_string(kMaxInputSidePx) +
                        " px.",
                    Subject::Input);
}

struct Size {
    int width = 0, height = 0;
};

/// Short side to recipe.resize, the long one truncated; or both when squashing.
Size resizedSize(const Image& image, const Recipe& recipe) {
    if (recipe.squash) {
        checkTarget(recipe.resize, recipe.resize, image);
        return {recipe.resize, recipe.resize};
    }
    const int shortSide = std::min(image.width, image.height);
    const int longSide = std::max(image.width, image.height);
    const std::int64_t product = std::int64_t{recipe.resize} * longSide;
    const auto newLong = static_cast<std::int64_t>(static_cast<double>(product) / shortSide);
    checkTarget(recipe.resize, newLong, image);
    const int length = static_cast<int>(newLong);
    return image.width <= image.height ? Size{recipe.resize, length} : Size{length, recipe.resize};
}

/// One axis of a centre crop: which part of the source goes where.
struct CropAxis {
    int from = 0, length = 0, to = 0;
};

/// Too short: centred on zeros. Too long: half the rest is cut, rounded half to even, or down.
CropAxis cropAxis(int side, int crop, bool floors) {
    if (side < crop)
        return {0, side, (crop - side) / 2};
    const int rest = side - crop;
    const int half = rest / 2;
    return {rest % 2 == 1 && !floors ? half + half % 2 : half, crop, 0};
}

void copyRows(const Image& from, const PixelRect& region, Image& to, int left, int top) {
    const auto bytes = static_cast<std::size_t>(region.width) * 3;
    for (int y = 0; y < region.height; ++y) {
        const auto* source = from.bytes.data() +
                             from.stride() * static_cast<std::size_t>(region.top + y) +
                             static_cast<std::size_t>(region.left) * 3;
        std::copy_n(source, bytes,
                    to.bytes.data() + to.stride() * static_cast<std::size_t>(top + y) +
                        static_cast<std::size_t>(left) * 3);
    }
}

/// Part of the resized image; nothing is resampled when the size is right already.
Image regionOfResized(const Image& image, Size size, Interpolation interpolation,
                      const PixelRect& region) {
    if (size.width != image.width || size.height != image.height)
        return detail::resampleRegion(image, size.width, size.height, interpolation, region);
    Image part{region.width, region.height, PixelFormat::Rgb8, {}};
    part.bytes.resize(part.stride() * static_cast<std::size_t>(part.height));
    copyRows(image, region, part, 0, 0);
    return part;
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
    if (side < 1 || side > kMaxInputSidePx)
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("preprocess") + " \"" + std::string(text) +
                               "\": not known; use default or squash:S with S from 1 to " +
                               std::to_string(kMaxInputSidePx) + ", such as squash:224.");
    Recipe recipe = fallback;
    recipe.resize = recipe.crop = side;
    recipe.squash = true;
    recipe.interpolation = Interpolation::Bilinear;
    return recipe;
}

Image resizeLikePillow(const Image& image, int width, int height, Interpolation interpolation) {
    checkImage(image);
    checkTarget(width, height, image);
    if (std::max(width, height) > kMaxSidePx)
        throw Error(ErrorCode::LimitExceeded,
                    "An image cannot be resized to " + sizeText(width, height) +
                        ", the limit per side is " + std::to_string(kMaxSidePx) + ".",
                    Subject::Input);
    return regionOfResized(image, {width, height}, interpolation, {0, 0, width, height});
}

void checkResizable(const Image& rgb, const Recipe& recipe) {
    checkImage(rgb);
    static_cast<void>(resizedSize(rgb, recipe));
}

Image preparePixels(const Image& rgb, const Recipe& recipe) {
    checkImage(rgb);
    checkRecipe(recipe);
    const Size size = resizedSize(rgb, recipe);
    const int crop = recipe.side();
    const CropAxis x = cropAxis(size.width, crop, recipe.cropFloors);
    const CropAxis y = cropAxis(size.height, crop, recipe.cropFloors);
    Image part =
        regionOfResized(rgb, size, recipe.interpolation, {x.from, y.from, x.length, y.length});
    if (part.width == crop && part.height == crop)
        return part;
    Image padded{crop, crop, PixelFormat::Rgb8, {}};
    padded.bytes.resize(padded.stride() * static_cast<std::size_t>(crop));
    copyRows(part, {0, 0, part.width, part.height}, padded, x.to, y.to);
    return padded;
}

TensorF32 toTensor(const Image& prepared, const Recipe& recipe) {
    checkImage(prepared);
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

}  // namespace scalescope
