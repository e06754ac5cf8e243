// SPDX-License-Identifier: Apache-2.0
#include "core/weights/side_preprocessing.h"

#include "core/weights/input_norm.h"
#include "core/weights/side_preprocessing_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <utility>

namespace scalescope {

namespace {

using Json = nlohmann::json;
using Three = std::array<float, 3>;

constexpr int kMaxSide = 4096;
constexpr float kMost = 1e6F;  ///< of a mean; of a deviation and its inverse, which may be squared

std::optional<Three> threeOf(const Json& config, const char* key, bool positive) {
    const auto list = config.find(key);
    if (list == config.end() || !list->is_array() || list->size() != 3)
        return std::nullopt;
    Three three{};
    for (std::size_t i = 0; i < 3; ++i) {
        if (!(*list)[i].is_number())
            return std::nullopt;
        three[i] = (*list)[i].get<float>();
        if (!(std::abs(three[i]) <= kMost) || (positive && three[i] < 1.0F / kMost))
            return std::nullopt;
    }
    return three;
}

bool isSide(std::int64_t px) {
    return px >= 1 && px <= kMaxSide;
}

struct Size {
    std::int64_t px = 0;  ///< 0: none that is known
    bool square = true;   ///< false: of the short side
};

/// 0: there is none.
std::int64_t wholeIn(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

/// A size of transformers: {"height": 224, "width": 224}, {"shortest_edge": 256} or 224.
Size sizeIn(const Json& json, const char* key) {
    const auto size = json.find(key);
    if (size == json.end())
        return {};
    if (size->is_number_integer())
        return {size->get<std::int64_t>()};
    if (!size->is_object())
        return {};
    if (size->contains("shortest_edge"))
        return {wholeIn(*size, "shortest_edge"), false};
    const std::int64_t height = wholeIn(*size, "height");
    return {height == wholeIn(*size, "width") ? height : 0};
}

/// By Pillow's numbers.
Interpolation resamplingIn(const Json& json) {
    constexpr std::array<Interpolation, 6> numbers{Interpolation::Nearest,  Interpolation::Lanczos,
                                                   Interpolation::Bilinear, Interpolation::Bicubic,
                                                   Interpolation::Box,      Interpolation::Hamming};
    const auto word = json.find("resample");
    const auto number = word != json.end() && word->is_number_integer() ? word->get<std::int64_t>()
                                                                        : std::int64_t{-1};
    return number >= 0 && number < static_cast<std::int64_t>(numbers.size())
               ? numbers[static_cast<std::size_t>(number)]
               : Interpolation::Bicubic;
}

/// Levels become (level * factor - offset - mean) / deviation; the recipe scales them to 0..1.
struct Scaling {
    double white = 1.0;  ///< what 255 becomes
    double offset = 0.0;
};

Scaling scalingIn(const Json& json) {
    constexpr double usual = 1.0 / 255.0, same = 1e-6;
    if (!json.value("do_rescale", true))
        return {255.0};
    const double factor = json.value("rescale_factor", usual);
    if (!(factor > 0.0) || !std::isfinite(factor))
        return {};
    const double white = 255.0 * factor;
    return {std::abs(white - 1.0) < same ? 1.0 : white,
            json.value("rescale_offset", false) ? 1.0 : 0.0};
}

/// includeTop: its EfficientNet divides by the deviation once more, whatever else it does.
void setTransformersNormalisation(const Json& json, bool own, SidePreprocessing& side) {
    constexpr Three half{0.5F, 0.5F, 0.5F};
    auto mean = threeOf(json, "image_mean", false), deviation = threeOf(json, "image_std", true);
    if (own) {
        mean = mean.value_or(half);
        deviation = deviation.value_or(half);
    }
    const bool normalise = json.value("do_normalize", true);
    const bool includeTop = json.value("include_top", own);
    if ((normalise && (!mean || !deviation)) || (includeTop && !deviation))
        return;
    const Scaling scaling = scalingIn(json);
    Three shift{}, scale{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double m = normalise ? double{(*mean)[i]} : 0.0;
        const double s = (normalise ? double{(*deviation)[i]} : 1.0) *
                         (includeTop ? double{(*deviation)[i]} : 1.0);
        shift[i] = static_cast<float>((m + scaling.offset) / scaling.white);
        scale[i] = static_cast<float>(s / scaling.white);
        if (!std::isfinite(shift[i]) || !std::isfinite(scale[i]) || !(scale[i] > 0.0F))
            return;
    }
    side.mean = shift;
    side.std = scale;
}

void setTransformersSize(const Json& json, bool own, SidePreprocessing& side) {
    constexpr Size ownSize{346}, ownCrop{289};
    if (!json.value("do_resize", true))
        side.note =
            "The preprocessor_config.json beside it has pictures fed in their own size, which is "
            "not done here.";
    if (!json.value("do_resize", true) || (!own && !json.contains("size")))
        return;
    const Size size = own && !json.contains("size") ? ownSize : sizeIn(json, "size");
    if (!isSide(size.px)) {
        side.note =
            "The preprocessor_config.json beside it asks for pictures that are not square, "
            "which is not done here.";
        return;
    }
    side.resize = static_cast<int>(size.px);
    side.squash = size.square;
    side.interpolation = resamplingIn(json);
    if (json.value("do_center_crop", false)) {
        const Size crop = own && !json.contains("crop_size") ? ownCrop : sizeIn(json, "crop_size");
        if (isSide(crop.px))
            side.crop = static_cast<int>(crop.px);
        side.cropFloors = true;
    } else if (!size.square) {
        side.squash = true;
        side.note =
            "The preprocessor_config.json beside it keeps the shape of pictures, which is "
            "not done here: they are resized to squares.";
    }
}

void addNote(SidePreprocessing& side, const std::string& sentence) {
    side.note += (side.note.empty() ? "" : " ") + sentence;
}

/// timm states [channels, height, width]; a recipe feeds squares.
void tellOblong(const Json& size, SidePreprocessing& side) {
    const auto height = size[1].is_number_integer() ? size[1].get<std::int64_t>() : std::int64_t{0};
    const auto width = size[2].get<std::int64_t>();
    if (height > 0 && height != width)
        addNote(side, "The configuration beside it asks for pictures of " + std::to_string(height) +
                          " x " + std::to_string(width) +
                          " pixels (height x width), which is not done here: squares of " +
                          std::to_string(width) + " x " + std::to_string(width) + " are fed.");
}

}  // namespace

Recipe SidePreprocessing::over(Recipe recipe) const {
    if (resize) {
        recipe.squash = squash;
        recipe.cropFloors = cropFloors;
        recipe.resize = *resize;
        recipe.crop = crop.value_or(*resize);
        recipe.interpolation = interpolation.value_or(recipe.interpolation);
    }
    recipe.mean = mean.value_or(recipe.mean);
    recipe.std = std.value_or(recipe.std);
    return recipe;
}

void setNormalisation(const Json& document, const char* mean, const char* deviation,
                      SidePreprocessing& side) {
    const auto m = threeOf(document, mean, false), s = threeOf(document, deviation, true);
    if (!m || !s) {
        if (document.contains(mean) && document.contains(deviation) && side.note.empty())
            side.note =
                "The configuration beside it gives a mean and a deviation that are not three "
                "usable "
                "numbers each; they are not used.";
        return;
    }
    side.mean = m;
    side.std = s;
    if (levelsToUnit(*side.mean, *side.std))
        addNote(side,
                "The mean and deviation of the configuration beside it are taken as those of "
                "levels from 0 to 255.");
}

SidePreprocessing timmPreprocessing(const Json& config) {
    SidePreprocessing side;
    setNormalisation(config, "mean", "std", side);
    const auto size =
        config.find(config.contains("test_input_size") ? "test_input_size" : "input_size");
    if (size == config.end() || !size->is_array() || size->size() != 3 ||
        !size->back().is_number_integer())
        return side;
    const auto crop = size->back().get<std::int64_t>();
    const double share = config.contains("test_crop_pct") && config["test_crop_pct"].is_number()
                             ? config["test_crop_pct"].get<double>()
                             : config.value("crop_pct", 0.875);
    if (!isSide(crop) || !(share > 0.1 && share <= 1.0))
        return side;
    tellOblong(*size, side);
    const std::string mode = config.value("crop_mode", "center");
    side.resize = static_cast<int>(std::floor(static_cast<double>(crop) / share));
    side.crop = static_cast<int>(crop);
    side.squash = mode == "squash";
    if (mode == "border")
        addNote(side,
                "The configuration beside it pads pictures to squares, which is not done here: "
                "their centre is cut out.");
    side.interpolation = interpolationNamed(config.value("interpolation", "bicubic"))
                             .value_or(Interpolation::Bicubic);
    return side;
}

SidePreprocessing transformersPreprocessing(const Json& document) {
    const bool own =
        document
            .value("image_processor_type", document.value("feature_extractor_type", std::string()))
            .starts_with("EfficientNet");
    SidePreprocessing side;
    setTransformersNormalisation(document, own, side);
    setTransformersSize(document, own, side);
    return side;
}

}  // namespace scalescope
