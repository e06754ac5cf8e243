// SPDX-License-Identifier: Apache-2.0
#include "core/input/placement.h"

#include "core/base/error.h"

#include <algorithm>
#include <string>

namespace scalescope::detail {

namespace {

/// Pixels of the resized image, before the crop; a longer image is not a photograph.
constexpr std::int64_t kMaxResizedPixels = std::int64_t{1} << 28;

std::string sizeText(std::int64_t width, std::int64_t height) {
    return std::to_string(width) + " x " + std::to_string(height) + " pixels";
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

void setResized(Placement& placement, const Image& image, const Recipe& recipe) {
    placement.width = placement.height = recipe.resize;
    if (recipe.squash)
        return checkTarget(recipe.resize, recipe.resize, image);
    const int shortSide = std::min(image.width, image.height);
    const int longSide = std::max(image.width, image.height);
    const std::int64_t product = std::int64_t{recipe.resize} * longSide;
    const auto newLong = static_cast<std::int64_t>(static_cast<double>(product) / shortSide);
    checkTarget(recipe.resize, newLong, image);
    (image.width <= image.height ? placement.height : placement.width) = static_cast<int>(newLong);
}

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

Image blackImage(int width, int height) {
    Image image{width, height, PixelFormat::Rgb8, {}};
    image.bytes.resize(image.stride() * static_cast<std::size_t>(height));
    return image;
}

}  // namespace

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

Placement placementOf(const Image& image, const Recipe& recipe) {
    checkImage(image);
    checkRecipe(recipe);
    Placement placement;
    setResized(placement, image, recipe);
    placement.side = recipe.side();
    placement.x = cropAxis(placement.width, placement.side, recipe.cropFloors);
    placement.y = cropAxis(placement.height, placement.side, recipe.cropFloors);
    return placement;
}

Image cutOut(const Image& image, const PixelRect& region) {
    Image part = blackImage(region.width, region.height);
    copyRows(image, region, part, 0, 0);
    return part;
}

Image onSquare(Image region, const Placement& placement) {
    const int side = placement.side;
    if (region.width == side && region.height == side)
        return region;
    Image padded = blackImage(side, side);
    copyRows(region, {0, 0, region.width, region.height}, padded, placement.x.to, placement.y.to);
    return padded;
}

}  // namespace scalescope::detail
