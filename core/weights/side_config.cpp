// SPDX-License-Identifier: Apache-2.0
#include "core/weights/side_config.h"

#include "core/base/file_io.h"
#include "core/base/json_text.h"
#include "core/input/label_json.h"
#include "core/weights/side_preprocessing_json.h"
#include "core/weights/side_yaml.h"

#include <initializer_list>
#include <string_view>
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

std::optional<OptionValue> optionOf(const Json& value) {
    if (value.is_number())
        return OptionValue{value.get<double>(), {}};
    if (value.is_boolean())
        return OptionValue{std::nullopt, value.get<bool>() ? "true" : "false"};
    return value.is_string() ? std::optional(OptionValue{std::nullopt, value.get<std::string>()})
                             : std::nullopt;
}

/// Of model_args, and what timm writes beside them.
void setOptions(const Json& json, SideConfig& side) {
    const auto add = [&](const std::string& before, const std::string& name, const Json& value) {
        if (const auto option = optionOf(value))
            side.options.push_back(
                {before + name + " of the config.json beside it", name, *option});
    };
    if (const auto arguments = json.find("model_args");
        arguments != json.end() && arguments->is_object())
        for (const auto& [name, value] : arguments->items())
            if (isNetworkOption(name) && name != "act_layer" && name != "global_pool")
                add("model_args.", name, value);
    for (const char* name : {"num_classes", "problem_type"})
        if (const auto stated = json.find(name); stated != json.end())
            add("", name, *stated);
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

void noteUnused(SideConfig& side, const char* name, const std::string& why) {
    side.notes.push_back(std::string("The ") + name + " beside it " + why +
                         "; nothing of it was used.");
}

/// nullopt: there is none, or side has a note of why it is not read.
std::optional<Json> jsonBeside(const std::filesystem::path& weightsFile, const char* name,
                               SideConfig& side) {
    const std::filesystem::path path = weightsFile.parent_path() / name;
    if (!isFile(path))
        return std::nullopt;
    try {
        const auto bytes = readFile(path, kMaxConfigBytes, Subject::Weights);
        const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        auto json = parsedJson<Json>(text);
        if (json && json->is_object())
            return json;
        const std::string fault = json ? std::string() : jsonFault<Json>(text);
        noteUnused(side, name,
                   fault.starts_with("it") ? "is not read, as " + fault : "holds no JSON object");
    } catch (const Error&) {
        noteUnused(side, name, "cannot be read (no permission, or more than 1 MiB)");
    }
    return std::nullopt;
}

void readConfig(const Json& json, SideConfig& side) {
    side.architecture = textIn(json, {"architecture"});
    side.preprocessing = timmPreprocessing(json.value("pretrained_cfg", Json::object()));
    if (!side.preprocessing.mean)
        setNormalisation(json, "mean", "std", side.preprocessing);
    LabelNames labels = labelNamesUnderKeys(json);
    side.classNames = std::move(labels.names);
    side.labelProblem = std::move(labels.problem);
    setDifferences(json, side);
    setOptions(json, side);
    const auto eps = json.find("batch_norm_eps");
    if (eps != json.end() && eps->is_number() && eps->get<double>() > 0 && eps->get<double>() <= 1)
        side.batchNormEps = eps->get<double>();
    side.depthwisePadding = blocksOf(json);
}

/// All of a configuration, or a note and nothing: half of one would be another network.
template <typename Read>
bool readOrNote(SideConfig& side, const char* name, const Read& read) {
    SideConfig filled = side;
    try {
        read(filled);
        side = std::move(filled);
        return true;
    } catch (const Json::exception&) {
        noteUnused(side, name, "holds values of other kinds than its keys ask for");
        return false;
    }
}

}  // namespace

std::optional<SideConfig> readSideConfig(const std::filesystem::path& weightsFile) {
    if (weightsFile.empty())
        return std::nullopt;  // in memory
    SideConfig side;
    const auto [configName, preprocessorName] = kSideConfigNames;
    side.hasConfig = isFile(weightsFile.parent_path() / configName);
    bool isThere = false;
    if (const auto config = jsonBeside(weightsFile, configName, side))
        isThere = readOrNote(side, configName, [&](SideConfig& s) { readConfig(*config, s); });
    if (const auto preprocessor = jsonBeside(weightsFile, preprocessorName, side))
        isThere |= readOrNote(side, preprocessorName, [&](SideConfig& s) {
            s.preprocessing = transformersPreprocessing(*preprocessor);
        });
    for (std::string& note : sideYamlNotes(weightsFile))
        side.notes.push_back(std::move(note));
    return isThere || !side.notes.empty() ? std::optional(std::move(side)) : std::nullopt;
}

}  // namespace scalescope
