// SPDX-License-Identifier: Apache-2.0
#include "core/weights/stated_options.h"

#include "core/base/ascii.h"
#include "core/base/format.h"
#include "core/base/json_text.h"
#include "core/weights/formats/numpy_value.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace scalescope {

namespace {

constexpr std::size_t kLongestOption = 40;  ///< of a value in a sentence

/// Names for one thing. Source: timm 1.0 create_model, EfficientNet and its train.py; transformers'
/// EfficientNetConfig; EfficientNet-PyTorch's GlobalParams.
enum class Meaning {
    Activation,
    Pooling,
    Eps,
    PadType,
    SqueezeExcite,
    Norm,
    Blur,
    Stride,
    Classes,
    Channels,
    ChannelOrder,
    SeveralLabels
};
struct OptionName {
    std::string_view name;
    Meaning meaning;
};
constexpr std::array<OptionName, 20> kOptionNames{{{"act_layer", Meaning::Activation},
                                                   {"hidden_act", Meaning::Activation},
                                                   {"global_pool", Meaning::Pooling},
                                                   {"gp", Meaning::Pooling},
                                                   {"pooling_type", Meaning::Pooling},
                                                   {"bn_eps", Meaning::Eps},
                                                   {"batch_norm_eps", Meaning::Eps},
                                                   {"batch_norm_epsilon", Meaning::Eps},
                                                   {"pad_type", Meaning::PadType},
                                                   {"se_layer", Meaning::SqueezeExcite},
                                                   {"norm_layer", Meaning::Norm},
                                                   {"aa_layer", Meaning::Blur},
                                                   {"output_stride", Meaning::Stride},
                                                   {"num_classes", Meaning::Classes},
                                                   {"in_chans", Meaning::Channels},
                                                   {"input_space", Meaning::ChannelOrder},
                                                   {"channel_order", Meaning::ChannelOrder},
                                                   {"problem_type", Meaning::SeveralLabels},
                                                   {"multilabel", Meaning::SeveralLabels},
                                                   {"multi_label", Meaning::SeveralLabels}}};

const OptionName* optionNamed(std::string_view name) {
    const auto found = std::find_if(kOptionNames.begin(), kOptionNames.end(),
                                    [&](const OptionName& known) { return known.name == name; });
    return found == kOptionNames.end() ? nullptr : &*found;
}

bool isWholeNumber(const OptionValue& value) {
    return value.number && std::floor(*value.number) == *value.number && *value.number >= 0;
}

/// For a sentence.
std::string valueText(const OptionValue& value) {
    return value.number ? formatReal(*value.number) : value.text.substr(0, kLongestOption);
}

/// The value is what an EfficientNet B0 to B7 has, or says nothing.
bool isUsual(Meaning meaning, const OptionValue& value) {
    const std::string text = lowerCase(value.text);
    const auto isOneOf = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), text) != words.end();
    };
    switch (meaning) {
        case Meaning::Activation:
            return text.empty() || isOneOf({"silu", "swish", "swishme", "siluinplace",
                                            "memoryefficientswish", "none"});
        case Meaning::Pooling:
            return text.empty() || (text.starts_with("avg") && text != "avgmax") ||
                   isOneOf({"mean", "fast", "fastavg", "none"});
        case Meaning::SqueezeExcite:
            return text.empty() || isOneOf({"se", "squeezeexcite", "squeezeexcitation", "none"});
        case Meaning::Norm:
            return text.empty() || text.find("batchnorm") != std::string::npos ||
                   isOneOf({"bn", "syncbn", "frozenbn", "none"});
        case Meaning::Blur:
            return text.empty() || text == "none";
        case Meaning::Stride:
            return !value.number || *value.number == 32.0;
        case Meaning::PadType:
            return text != "valid" && !value.number;
        case Meaning::ChannelOrder:
            return text != "bgr";
        case Meaning::SeveralLabels:
            return text != "multi_label_classification" && text != "true" &&
                   value.number.value_or(0.0) == 0.0;
        case Meaning::Eps:
        case Meaning::Classes:
        case Meaning::Channels:
            return true;
    }
    return true;
}

/// One number or text for each meaning; a second one that differs is a contradiction.
class Effects {
public:
    void take(const StatedOption& option) {
        const OptionName* known = optionNamed(option.name);
        if (!known || !notes(known->meaning, option))
            return;
        const std::string said = option.where + " is " + valueText(option.value);
        const Meaning meaning = known->meaning;
        const bool usual = isUsual(meaning, option.value);
        if (meaning == Meaning::Pooling && !usual && m_effects.pooling.empty())
            m_effects.pooling = said;
        else if (meaning == Meaning::ChannelOrder)
            m_effects.bgrPictures = usual ? "" : option.where;
        else if (meaning == Meaning::SeveralLabels)
            m_effects.severalLabels = usual ? "" : option.where;
        else if (!usual && m_effects.otherNetwork.empty())
            m_effects.otherNetwork = said;
        else if (meaning == Meaning::Eps || meaning == Meaning::PadType)
            takeConvention(meaning, option);
        else if (meaning == Meaning::Classes && isWholeNumber(option.value))
            m_effects.classCount = option;
        else if (meaning == Meaning::Channels && isWholeNumber(option.value))
            m_effects.inputChannels = option;
    }

    OptionEffects effects() && { return std::move(m_effects); }

private:
    /// False where this is said already, or says nothing.
    bool notes(Meaning meaning, const StatedOption& option) {
        const OptionValue& value = option.value;
        if (meaning == Meaning::Eps && !(value.number && *value.number > 0 && *value.number <= 1))
            return false;
        const auto before = std::find_if(m_first.begin(), m_first.end(),
                                         [&](const auto& first) { return first.first == meaning; });
        if (before == m_first.end()) {
            m_first.emplace_back(meaning, &option);
            return true;
        }
        const StatedOption& first = *before->second;
        const bool differs = first.value.number != value.number ||
                             lowerCase(first.value.text) != lowerCase(value.text);
        const bool matters = meaning == Meaning::Eps || meaning == Meaning::PadType ||
                             isUsual(meaning, first.value) != isUsual(meaning, value);
        if (differs && matters && m_effects.contradiction.empty())
            m_effects.contradiction = first.where + " is " + valueText(first.value) + ", " +
                                      option.where + " is " + valueText(value);
        return false;
    }

    void takeConvention(Meaning meaning, const StatedOption& option) {
        const std::string text = lowerCase(option.value.text);
        if (meaning == Meaning::Eps)
            m_effects.batchNormEps = option.value.number;
        else if (text == "same")
            m_effects.padding = Padding{.mode = Padding::Mode::Same};
        else
            m_effects.padding = Padding{};
        m_effects.conventionsFrom +=
            std::string(m_effects.conventionsFrom.empty() ? "" : ", ").append("by ") + option.where;
    }

    OptionEffects m_effects;
    std::vector<std::pair<Meaning, const StatedOption*>> m_first;
};

/// "ReLU" of torch.nn.modules.activation.ReLU; of functools.partial what it calls.
std::string classNameIn(const Value& value) {
    constexpr int kMostWithin = 4;
    const Value* named = &value;
    for (int i = 0; i < kMostWithin; ++i) {
        const bool isClass =
            named->kind == Value::Kind::Global || named->kind == Value::Kind::Opaque;
        if (isClass && !named->text.ends_with("partial"))
            return std::string(named->text.substr(named->text.rfind('.') + 1));
        const bool holds = isClass || named->kind == Value::Kind::Tuple;
        if (!holds || named->items.empty())
            return {};
        named = named->items.front();
    }
    return {};
}

}  // namespace

StatedOptions optionsInJson(std::string_view text, const std::string& where) {
    using Json = nlohmann::json;
    constexpr JsonLimits kLimits{.depth = 12, .values = 10'000};
    StatedOptions options;
    const auto walk = [&](const auto& self, const Json& object, const std::string& path) -> void {
        for (const auto& [name, value] : object.items()) {
            if (value.is_object())
                self(self, value, path + name + '.');
            else if (!isNetworkOption(name))
                continue;
            else if (value.is_number())
                options.push_back({path + name, name, {value.template get<double>(), {}}});
            else if (value.is_string())
                options.push_back(
                    {path + name, name, {std::nullopt, value.template get<std::string>()}});
        }
    };
    const auto document = text.starts_with('{') ? parsedJson<Json>(text, kLimits) : std::nullopt;
    if (document && document->is_object())
        walk(walk, *document, where + '.');
    return options;
}

bool isNetworkOption(std::string_view name) {
    return optionNamed(name) != nullptr;
}

OptionEffects effectsOf(const StatedOptions& options) {
    Effects effects;
    for (const StatedOption& option : options)
        effects.take(option);
    return std::move(effects).effects();
}

std::optional<OptionValue> optionValue(const Value& value) {
    switch (value.kind) {
        case Value::Kind::Bool:
            return OptionValue{std::nullopt, value.integer != 0 ? "true" : "false"};
        case Value::Kind::Integer:
        case Value::Kind::Real:
            return OptionValue{realNumberOf(value), {}};
        case Value::Kind::Text:
            return OptionValue{std::nullopt, std::string(value.text.substr(0, 2 * kLongestOption))};
        case Value::Kind::Global:
        case Value::Kind::Opaque:
            if (const auto number = realNumberOf(value))
                return OptionValue{number, {}};
            if (const Value* node = value.attribute("_val"); node && node->kind != value.kind)
                return optionValue(*node);
            if (value.kind == Value::Kind::Opaque && !value.text.starts_with("torch.nn.") &&
                !value.text.ends_with("partial"))
                return std::nullopt;
            if (std::string name = classNameIn(value); !name.empty())
                return OptionValue{std::nullopt, std::move(name)};
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace scalescope
