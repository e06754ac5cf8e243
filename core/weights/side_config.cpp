// SPDX-License-Identifier: Apache-2.0
#include "core/weights/side_config.h"

#include "core/base/file_io.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace scalescope {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxConfigBytes = std::uint64_t{1} << 20;
constexpr int kMaxSide = 4096;

bool isClose(const Json& config, const char* key, double expected) {
    const auto values = config.find(key);
    if (values == config.end() || !values->is_array() || values->empty() ||
        !values->front().is_number())
        return true;
    return std::abs(values->front().get<double>() - expected) < 1e-3;
}

std::optional<Recipe> recipeOf(const Json& config) {
    const auto size =
        config.find(config.contains("test_input_size") ? "test_input_size" : "input_size");
    if (size == config.end() || !size->is_array() || size->size() != 3 ||
        !size->back().is_number_integer())
        return std::nullopt;
    const int crop = size->back().get<int>();
    const double share = config.contains("test_crop_pct") && config["test_crop_pct"].is_number()
                             ? config["test_crop_pct"].get<double>()
                             : config.value("crop_pct", 0.875);
    if (crop < 1 || crop > kMaxSide || !(share > 0.1 && share <= 1.0))
        return std::nullopt;
    const auto interpolation = interpolationNamed(config.value("interpolation", "bicubic"))
                                   .value_or(Interpolation::Bicubic);
    return Recipe{static_cast<int>(std::floor(crop / share)), crop, interpolation};
}

/// A list of transformers' blocks; nullopt when it is not one.
std::optional<std::vector<int>> blocksOf(const Json& json) {
    constexpr std::size_t kMaxBlocks = 1000;
    const auto list = json.find("depthwise_padding");
    if (list == json.end() || !list->is_array() || list->size() > kMaxBlocks)
        return std::nullopt;
    return list->get<std::vector<int>>();
}

}  // namespace

std::optional<SideConfig> readSideConfig(const std::filesystem::path& weightsFile) {
    try {
        const auto bytes =
            readFile(weightsFile.parent_path() / "config.json", kMaxConfigBytes, Subject::Weights);
        const auto* text = reinterpret_cast<const char*>(bytes.data());
        const Json json = Json::parse(text, text + bytes.size());
        SideConfig side;
        side.architecture = json.value("architecture", "");
        const Json config = json.value("pretrained_cfg", Json::object());
        side.recipe = recipeOf(config);
        side.usualNormalisation = isClose(config, "mean", 0.485) && isClose(config, "std", 0.229);
        const auto eps = json.find("batch_norm_eps");
        if (eps != json.end() && eps->is_number() && eps->get<double>() > 0 &&
            eps->get<double>() <= 1)
            side.batchNormEps = eps->get<double>();
        side.depthwisePadding = blocksOf(json);
        return side;
    } catch (const Error&) {
        return std::nullopt;
    } catch (const Json::exception&) {  // not JSON, or values of other types
        return std::nullopt;
    }
}

}  // namespace scalescope
