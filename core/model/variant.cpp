// SPDX-License-Identifier: Apache-2.0
#include "core/model/variant.h"

#include "core/base/ascii.h"
#include "core/base/error.h"
#include "core/base/setting.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

struct BatchNorm {
    double eps, momentum;
};
constexpr BatchNorm kOwnBatchNorm{1e-5, 0.1};
/// B5..B7 carry the batch norm settings of the network that their weights were ported from.
constexpr BatchNorm kPortedBatchNorm{1e-3, 0.01};

VariantRow row(int index, Scale scale, double dropout, BatchNorm batchNorm, Recipe recipe,
               PublishedFigures published) {
    NetworkSpec spec;
    spec.name.assign("b").append(std::to_string(index));
    spec.variant = index;
    spec.scale = scale;
    spec.dropout = dropout;
    spec.batchNormEps = batchNorm.eps;
    spec.batchNormMomentum = batchNorm.momentum;
    return {std::move(spec), recipe, std::move(published)};
}

/// Columns: width, depth, input side; dropout; batch norm; resize, crop, interpolation; top-1,
/// top-5, GMACs, million parameters, weights, the paper's top-1 and input side.
std::array<VariantRow, 8> makeFamily() {
    // clang-format off
    return {
        row(0, {1.0, 1.0, 224}, 0.2, kOwnBatchNorm, {256, 224, Interpolation::Bicubic},
            {77.692, 93.532, 0.386, 5.288548, "IMAGENET1K_V1", 77.1, 224}),
        row(1, {1.0, 1.1, 240}, 0.2, kOwnBatchNorm, {255, 240, Interpolation::Bilinear},
            {79.838, 94.934, 0.687, 7.794184, "IMAGENET1K_V2", 79.1, 240}),
        row(2, {1.1, 1.2, 288}, 0.3, kOwnBatchNorm, {288, 288, Interpolation::Bicubic},
            {80.608, 95.31, 1.088, 9.109994, "IMAGENET1K_V1", 80.1, 260}),
        row(3, {1.2, 1.4, 300}, 0.3, kOwnBatchNorm, {320, 300, Interpolation::Bicubic},
            {82.008, 96.054, 1.827, 12.233232, "IMAGENET1K_V1", 81.6, 300}),
        row(4, {1.4, 1.8, 380}, 0.4, kOwnBatchNorm, {384, 380, Interpolation::Bicubic},
            {83.384, 96.594, 4.394, 19.341616, "IMAGENET1K_V1", 82.9, 380}),
        row(5, {1.6, 2.2, 456}, 0.4, kPortedBatchNorm, {456, 456, Interpolation::Bicubic},
            {83.444, 96.628, 10.266, 30.389784, "IMAGENET1K_V1", 83.6, 456}),
        row(6, {1.8, 2.6, 528}, 0.5, kPortedBatchNorm, {528, 528, Interpolation::Bicubic},
            {84.008, 96.916, 19.068, 43.040704, "IMAGENET1K_V1", 84.0, 528}),
        row(7, {2.0, 3.1, 600}, 0.5, kPortedBatchNorm, {600, 600, Interpolation::Bicubic},
            {84.122, 96.908, 37.746, 66.34796, "IMAGENET1K_V1", 84.3, 600}),    };
    // clang-format on
}

int requireVariant(std::string_view name) {
    if (const auto index = variantIndex(name))
        return *index;
    throw settingError(ErrorCode::ArgumentInvalid,
                       settingMark("variants") + " \"" + std::string(name) +
                           "\": no such network; use b0 to b7, a range such as b0-b3, a list such "
                           "as b0,b4, or all.");
}

/// "b2" or "b0-b3".
void addVariants(std::string_view item, std::array<bool, 8>& chosen) {
    const std::size_t dash = item.find('-');
    const int first = requireVariant(trimmed(item.substr(0, dash)));
    const int last =
        dash == std::string_view::npos ? first : requireVariant(trimmed(item.substr(dash + 1)));
    if (last < first)
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("variants") + " " + std::string(item) +
                               ": the range runs backwards; write the smaller one first.");
    for (int index = first; index <= last; ++index)
        chosen[static_cast<std::size_t>(index)] = true;
}

}  // namespace

const std::array<VariantRow, 8>& family() {
    static const std::array<VariantRow, 8> kFamily = makeFamily();
    return kFamily;
}

ColumnIndex columnOf(const NetworkSpec& spec) {
    return ColumnIndex(spec.isExtra() ? kFirstExtra.value() + spec.ownIndex : *spec.variant);
}

Recipe recipeOf(const NetworkSpec& spec) {
    if (spec.variant)
        return family().at(static_cast<std::size_t>(*spec.variant)).recipe;
    const Recipe& base = family()[0].recipe;
    const int side = spec.scale.resolution;
    return spec.recipe.value_or(Recipe{
        static_cast<int>(
            std::lround(static_cast<double>(side) * base.resize / static_cast<double>(base.crop))),
        side, base.interpolation});
}

std::optional<int> variantIndex(std::string_view name) {
    std::string text = lowerCase(name);
    constexpr std::string_view kPrefix = "efficientnet_";
    if (text.starts_with(kPrefix))
        text.erase(0, kPrefix.size());
    if (text.size() != 2 || text[0] != 'b' || text[1] < '0' || text[1] > '7')
        return std::nullopt;
    return text[1] - '0';
}

std::vector<int> parseVariants(std::string_view text) {
    std::array<bool, 8> chosen{};
    if (lowerCase(trimmed(text)) == "all")
        chosen.fill(true);
    else
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t end = std::min(text.find(',', from), text.size());
            addVariants(trimmed(text.substr(from, end - from)), chosen);
            from = end + 1;
        }
    std::vector<int> indices;
    for (int index = 0; index < 8; ++index)
        if (chosen[static_cast<std::size_t>(index)])
            indices.push_back(index);
    return indices;
}

std::string displayName(const NetworkSpec& spec) {
    return spec.label.empty() ? networkTitle(spec) : networkTitle(spec) + " " + spec.label;
}

const std::string& networkName(const NetworkSpec& spec) {
    return spec.ofNetwork.empty() ? spec.name : spec.ofNetwork;
}

std::string networkTitle(const NetworkSpec& spec) {
    const std::string& name = networkName(spec);
    const auto index = variantIndex(name);
    return index ? std::string("B").append(std::to_string(*index)) : name;
}

std::string paperSideText(const NetworkSpec& spec, std::int64_t height, std::int64_t width) {
    if (!spec.variant)
        return {};
    const int paper =
        family().at(static_cast<std::size_t>(*spec.variant)).published.paperResolution;
    if (height == paper && width == paper)
        return {};
    std::string size = std::to_string(height);
    if (width != height)
        size += " x " + std::to_string(width);
    return displayName(spec) + " runs at " + size + " px; the paper used " + std::to_string(paper) +
           " px";
}

}  // namespace scalescope
