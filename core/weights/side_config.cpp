// SPDX-License-Identifier: Apache-2.0
#include "core/weights/side_config.h"

#include "core/base/file_io.h"
#include "core/base/json_text.h"
#include "core/input/label_json.h"

#include <cmath>
#include <initializer_list>
#include <utility>

namespace scalescope {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxConfigBytes = std::uint64_t{1} << 20;
constexpr int kMaxSide = 4096;
constexpr float kMost = 1e6F;  ///< of a mean; of a deviation and its inverse, which may be squared

using Three = std::array<float, 3>;

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

void setNormalisation(const Json& config, const char* mean, const char* deviation,
                      SidePreprocessing& side) {
    const auto m = threeOf(config, mean, false), s = threeOf(config, deviation, true);
    if (!m || !s)
        return;
    side.mean = m;
    side.std = s;
}

bool isSide(std::int64_t px) {
    return px >= 1 && px <= kMaxSide;
}

/// Of timm's pretrained_cfg.
SidePreprocessing ofTimm(const Json& config) {
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
    side.resize = static_cast<int>(std::floor(static_cast<double>(crop) / share));
    if (config.value("crop_mode", "center") == "squash")
        side.resize = static_cast<int>(crop);
    else
        side.crop = static_cast<int>(crop);
    side.interpolation = interpolationNamed(config.value("interpolation", "bicubic"))
                             .value_or(Interpolation::Bicubic);
    return side;
}

/// {"height": 224, "width": 224}, {"shortest_edge": 256} or 224; 0: none of them.
std::int64_t sideIn(const Json& json, const char* key) {
    const auto size = json.find(key);
    if (size == json.end())
        return 0;
    if (size->is_number_integer())
        return size->get<std::int64_t>();
    if (!size->is_object())
        return 0;
    if (size->contains("shortest_edge"))
        return size->value("shortest_edge", std::int64_t{0});
    const auto height = size->value("height", std::int64_t{0});
    return height == size->value("width", std::int64_t{0}) ? height : 0;
}

void setResampling(const Json& json, SidePreprocessing& side) {
    constexpr int kPillowNearest = 0, kPillowBilinear = 2;
    const int word = json.value("resample", 3);
    side.interpolation = word == kPillowBilinear ? Interpolation::Bilinear : Interpolation::Bicubic;
    if (word == kPillowNearest)
        side.note =
            "The preprocessor_config.json beside it resizes to the nearest pixel, which is not "
            "done here: bicubic stands in for it.";
}

/// Of transformers' preprocessor_config.json.
SidePreprocessing ofTransformers(const Json& json) {
    SidePreprocessing side;
    if (json.value("do_normalize", true))
        setNormalisation(json, "image_mean", "image_std", side);
    // Its EfficientNet divides by the deviation twice.
    const bool isOwn =
        json.value("image_processor_type", json.value("feature_extractor_type", std::string()))
            .starts_with("EfficientNet");
    if (side.std && json.value("include_top", isOwn))
        for (float& value : *side.std)
            value *= value;
    const std::int64_t size = json.value("do_resize", true) ? sideIn(json, "size") : 0;
    if (!isSide(size))
        return side;
    setResampling(json, side);
    side.resize = static_cast<int>(size);
    const std::int64_t crop = json.value("do_center_crop", false) ? sideIn(json, "crop_size") : 0;
    if (isSide(crop) && crop <= size)
        side.crop = static_cast<int>(crop);
    return side;
}

/// The text under the first of the keys that holds one; empty: none does.
std::string textIn(const Json& json, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (const auto found = json.find(key); found != json.end() && found->is_string())
            return found->get<std::string>();
    return {};
}

/// What of an EfficientNet is another network, though its tensors are the same.
void setDifferences(const Json& json, SideConfig& side) {
    const std::string type = textIn(json, {"model_type"});
    if (side.architecture.find("efficientnet") == std::string::npos && type != "efficientnet")
        return;
    const auto arguments = json.value("model_args", Json::object());
    std::string activation = textIn(json, {"hidden_act", "act_layer"});
    if (activation.empty() && arguments.is_object())
        activation = textIn(arguments, {"act_layer"});
    if (activation != "silu" && activation != "swish")
        side.activation = activation;
    std::string pooling = textIn(json, {"pooling_type", "global_pool"});
    if (arguments.is_object() && arguments.contains("global_pool"))
        pooling = textIn(arguments, {"global_pool"});
    if (pooling != "mean" && !pooling.starts_with("avg") && pooling != "fast")
        side.pooling = pooling;
}

/// A list of transformers' blocks; nullopt when it is not one.
std::optional<std::vector<int>> blocksOf(const Json& json) {
    constexpr std::size_t kMaxBlocks = 1000;
    const auto list = json.find("depthwise_padding");
    if (list == json.end() || !list->is_array() || list->size() > kMaxBlocks)
        return std::nullopt;
    return list->get<std::vector<int>>();
}

std::optional<Json> jsonBeside(const std::filesystem::path& weightsFile, const char* name) {
    try {
        const auto bytes =
            readFile(weightsFile.parent_path() / name, kMaxConfigBytes, Subject::Weights);
        auto json = parsedJson<Json>({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        return json && json->is_object() ? std::move(json) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

SideConfig configOf(const Json& json) {
    SideConfig side;
    side.architecture = textIn(json, {"architecture"});
    side.preprocessing = ofTimm(json.value("pretrained_cfg", Json::object()));
    if (!side.preprocessing.mean)
        setNormalisation(json, "mean", "std", side.preprocessing);
    side.classNames = labelNamesUnderKeys(json).names;
    setDifferences(json, side);
    const auto eps = json.find("batch_norm_eps");
    if (eps != json.end() && eps->is_number() && eps->get<double>() > 0 && eps->get<double>() <= 1)
        side.batchNormEps = eps->get<double>();
    side.depthwisePadding = blocksOf(json);
    return side;
}

}  // namespace

Recipe SidePreprocessing::over(Recipe recipe) const {
    if (resize) {
        recipe.squash = !crop;
        recipe.resize = *resize;
        recipe.crop = crop.value_or(*resize);
        recipe.interpolation = interpolation.value_or(recipe.interpolation);
    }
    recipe.mean = mean.value_or(recipe.mean);
    recipe.std = std.value_or(recipe.std);
    return recipe;
}

std::optional<SideConfig> readSideConfig(const std::filesystem::path& weightsFile) {
    if (weightsFile.empty())
        return std::nullopt;  // in memory
    const auto config = jsonBeside(weightsFile, kSideConfigNames[0]);
    const auto preprocessor = jsonBeside(weightsFile, kSideConfigNames[1]);
    if (!config && !preprocessor)
        return std::nullopt;
    try {
        SideConfig side = config ? configOf(*config) : SideConfig{};
        if (preprocessor)
            side.preprocessing = ofTransformers(*preprocessor);
        return side;
    } catch (const Json::exception&) {  // values of other types
        return std::nullopt;
    }
}

}  // namespace scalescope
