// SPDX-License-Identifier: Apache-2.0
#include "core/weights/side_config.h"

#include "core/base/file_io.h"
#include "core/base/json_text.h"
#include "core/input/label_json.h"
#include "core/weights/side_preprocessing_json.h"

#include <initializer_list>
#include <utility>

namespace scalescope {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxConfigBytes = std::uint64_t{1} << 20;

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
    std::vector<int> blocks;
    for (const Json& block : *list) {
        // No block has another number; a real one beyond an int's range could not be converted.
        if (!block.is_number_integer() || block < 0 || block >= kMaxBlocks)
            return std::nullopt;
        blocks.push_back(block.get<int>());
    }
    return blocks;
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
    side.preprocessing = timmPreprocessing(json.value("pretrained_cfg", Json::object()));
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
            side.preprocessing = transformersPreprocessing(*preprocessor);
        return side;
    } catch (const Json::exception&) {  // values of other types
        return std::nullopt;
    }
}

}  // namespace scalescope
