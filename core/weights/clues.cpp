// SPDX-License-Identifier: Apache-2.0
#include "core/weights/clues.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace scalescope {

namespace {

constexpr std::string_view kPort = "tf_efficientnet_b", kPlain = "efficientnet_b",
                           kBlurred = "efficientnet_blur_b";
constexpr int kMaxDepth = 3;               ///< dicts within dicts in which names are looked for
constexpr int kMaxOptionDepth = 6;         ///< the same of options
constexpr std::size_t kMaxTexts = 10'000;  ///< that are looked at
constexpr std::size_t kMaxClueValues =
    1'000'000;                              ///< of all kinds; one object may stand at many keys
constexpr std::size_t kMaxTextBytes = 300;  ///< of a name
constexpr std::size_t kMaxOptions = 100;    ///< of a network's constructor
constexpr std::size_t kMaxJsonTexts = 20;   ///< that are looked into
/// Options under these keys are of something else than the network that is read.
constexpr std::array<std::string_view, 10> kOthersOptions{
    "teacher",   "decoder",   "neck",          "optimizer", "optimizer_states",
    "criterion", "scheduler", "discriminator", "loss",      "text_encoder"};

std::string plainSpelling(std::string_view text) {
    std::string plain = lowerCase(text);
    std::ranges::replace(plain, '-', '_');
    return plain;
}

bool names(const std::string& plain, std::string_view word) {
    const std::size_t at = plain.find(word);
    return at != std::string::npos && at + word.size() < plain.size() &&
           std::isdigit(static_cast<unsigned char>(plain[at + word.size()])) != 0;
}

bool namesNetworkOfTimm(std::string_view text) {
    return namesTfPort(text) || namesPlainNetwork(text) || namesBlurredNetwork(text);
}

/// A configuration as a text.
void takeJson(Clues& clues, std::size_t& texts, const std::string& where, std::string_view text) {
    constexpr std::size_t kMaxJsonBytes = std::size_t{1} << 16;
    if (text.size() > kMaxJsonBytes || !text.starts_with('{') || ++texts > kMaxJsonTexts)
        return;
    const StatedOptions stated = optionsInJson(text, where);
    clues.options.insert(clues.options.end(), stated.begin(), stated.end());
}

/// Texts that are values of dicts, or of attributes of objects: "arch" of timm, "model_name" of
/// many.
struct Collector {
    Clues& clues;
    std::size_t texts = 0, values = 0, jsonTexts = 0;

    /// path: "args.", of the keys on the way.
    void collect(const Value& dict, const std::string& path, int depth) {
        if (dict.kind == Value::Kind::Opaque) {
            for (const Value* state : dict.items) {
                if (!goesOn())
                    return;
                const bool isTuple = state->kind == Value::Kind::Tuple;  // of functools.partial
                for (const Value* part : isTuple ? state->items : std::vector{state})
                    if (part->kind == Value::Kind::Dict)
                        collect(*part, path, depth);
            }
            return;
        }
        for (std::size_t i = 0; i + 1 < dict.items.size() && goesOn(); i += 2) {
            const Value &key = *dict.items[i], &value = *dict.items[i + 1];
            const std::string_view name =
                key.kind == Value::Kind::Text && key.text.size() <= kMaxTextBytes ? key.text : "";
            take(path, name, value);
            const bool holds = value.kind == Value::Kind::Dict || value.kind == Value::Kind::Opaque;
            if (holds && depth < kMaxOptionDepth)
                collect(value, path + std::string(name) + '.', depth + 1);
            if (value.kind == Value::Kind::Text)
                takeJson(clues, jsonTexts, path + std::string(name), value.text);
            if (value.kind == Value::Kind::Text && value.text.size() <= kMaxTextBytes &&
                depth <= kMaxDepth)
                look(value.text);
        }
    }

private:
    bool goesOn() { return texts < kMaxTexts && ++values <= kMaxClueValues; }

    void take(const std::string& path, std::string_view name, const Value& option) {
        const bool isEps =
            name == "eps" && (path.ends_with("norm_layer.") || path.ends_with("norm_kwargs.") ||
                              path.ends_with("norm_cfg."));
        if ((!isNetworkOption(name) && !isEps) || clues.options.size() >= kMaxOptions ||
            isOfOther(path))
            return;
        if (auto value = optionValue(option))
            clues.options.push_back(
                {path + std::string(name), isEps ? "bn_eps" : std::string(name), *value});
    }

    static bool isOfOther(const std::string& path) {
        const std::string dotted = '.' + path;
        return std::any_of(
            kOthersOptions.begin(), kOthersOptions.end(), [&](std::string_view word) {
                return dotted.find('.' + std::string(word) + '.') != std::string::npos;
            });
    }

    void look(std::string_view text) {
        ++texts;
        if (namesNetworkOfTimm(text))
            clues.architectures.emplace_back(text);
    }
};

std::optional<double> realOf(const std::string& text) {
    double value = 0.0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = problem == std::errc() && rest == text.data() + text.size();
    return whole && value > 0.0 && value <= 1.0 ? std::optional(value) : std::nullopt;
}

}  // namespace

bool namesTfPort(std::string_view text) {
    return names(plainSpelling(text), kPort);
}

bool namesPlainNetwork(std::string_view text) {
    return !namesTfPort(text) && names(plainSpelling(text), kPlain);
}

bool namesBlurredNetwork(std::string_view text) {
    return names(plainSpelling(text), kBlurred);
}

bool namesRa4(std::string_view text) {
    const std::string plain = plainSpelling(text);
    const std::size_t at = plain.find("ra4_e");
    return namesPlainNetwork(text) && at != std::string::npos && at > 0 &&
           std::isalnum(static_cast<unsigned char>(plain[at - 1])) == 0;
}

bool namesAdvProp(std::string_view text) {
    const std::string plain = plainSpelling(text);
    if (names(plain, "adv_efficientnet_b"))
        return true;
    const auto isLetter = [&](std::size_t at) {
        return at < plain.size() && std::isalpha(static_cast<unsigned char>(plain[at])) != 0;
    };
    for (std::size_t at = plain.find(kPort); at != std::string::npos;
         at = plain.find(kPort, at + 1)) {
        const std::size_t digit = at + kPort.size(), end = digit + 1, after = end + 3;
        const std::string_view mark =
            std::string_view(plain).substr(std::min(end, plain.size()), 3);
        if (names(plain.substr(at), kPort) && (mark == "_ap" || mark == ".ap") && !isLetter(after))
            return true;
    }
    return false;
}

Clues cluesIn(const Archive& archive) {
    Clues clues;
    if (archive.root && archive.root->kind == Value::Kind::Dict)
        Collector{clues}.collect(*archive.root, "", 0);
    clues.norm = statedNormIn(archive);
    std::size_t jsonTexts = 0;
    for (const auto& [key, text] : archive.metadata) {
        takeJson(clues, jsonTexts, key, text);
        if (key == kPaddingKey)
            clues.padding = parsePadding(text);
        else if (key == kBatchNormEpsKey)
            clues.batchNormEps = realOf(text);
        else if (isNetworkOption(key) && text.size() <= kMaxTextBytes)
            clues.options.push_back({key, key, {realOf(text), text}});
        else if (text.size() <= kMaxTextBytes && namesNetworkOfTimm(text))
            clues.architectures.push_back(text);
    }
    return clues;
}

}  // namespace scalescope
