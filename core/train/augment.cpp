// SPDX-License-Identifier: Apache-2.0
#include "core/train/augment.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

constexpr double kSmallestArea = 0.35;
constexpr double kWidestRatio = 4.0 / 3.0;
constexpr int kRegionTries = 10;

struct Region {
    int left = 0, top = 0, width = 0, height = 0;
};

Image cut(const Image& image, const Region& region) {
    Image part{region.width, region.height, PixelFormat::Rgb8, {}};
    part.bytes.resize(part.stride() * static_cast<std::size_t>(region.height));
    for (int y = 0; y < region.height; ++y) {
        const auto* from = image.bytes.data() +
                           image.stride() * static_cast<std::size_t>(region.top + y) +
                           static_cast<std::size_t>(region.left) * 3;
        std::copy_n(from, part.stride(),
                    part.bytes.data() + part.stride() * static_cast<std::size_t>(y));
    }
    return part;
}

void mirror(Image& image) {
    for (int y = 0; y < image.height; ++y) {
        auto* row = image.bytes.data() + image.stride() * static_cast<std::size_t>(y);
        for (int left = 0, right = image.width - 1; left < right; ++left, --right)
            std::swap_ranges(row + std::ptrdiff_t{3} * left, row + std::ptrdiff_t{3} * left + 3,
                             row + std::ptrdiff_t{3} * right);
    }
}

Region drawnRegion(const Image& image, Draw& draw) {
    const double area = static_cast<double>(image.width) * image.height;
    const double spread = std::log(kWidestRatio);
    for (int i = 0; i < kRegionTries; ++i) {
        const double target = area * draw.uniform(kSmallestArea, 1.0);
        const double ratio = std::exp(draw.uniform(-spread, spread));
        const int width = static_cast<int>(std::lround(std::sqrt(target * ratio)));
        const int height = static_cast<int>(std::lround(std::sqrt(target / ratio)));
        if (width >= 1 && height >= 1 && width <= image.width && height <= image.height)
            return {static_cast<int>(draw.below(image.width - width + 1)),
                    static_cast<int>(draw.below(image.height - height + 1)), width, height};
    }
    return {0, 0, image.width, image.height};
}

Image drawnSquare(const Image& image, int px, Draw& draw) {
    return cut(image, {static_cast<int>(draw.below(image.width - px + 1)),
                       static_cast<int>(draw.below(image.height - px + 1)), px, px});
}

}  // namespace

Recipe recipeAt(int px) {
    Recipe recipe;
    recipe.crop = px;
    recipe.resize = (px * 8 + 3) / 7;
    return recipe;
}

int sourceSide(AugmentKind kind, int px) {
    return kind == AugmentKind::None ? px : recipeAt(px).resize;
}

Image augmented(const Image& image, AugmentKind kind, bool sized, int px, Draw draw) {
    if (kind == AugmentKind::None)
        return sized ? image : preparePixels(image, recipeAt(px));
    Image result = sized ? drawnSquare(image, px, draw)
                         : resizeLikePillow(cut(image, drawnRegion(image, draw)), px, px,
                                            Interpolation::Bilinear);
    if (kind == AugmentKind::CropFlip && draw.uniform() < 0.5)
        mirror(result);
    return result;
}

}  // namespace scalescope
