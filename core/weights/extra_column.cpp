// SPDX-License-Identifier: Apache-2.0
#include "core/weights/extra_column.h"

#include "core/base/utf8.h"
#include "core/weights/weights_path.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

namespace scalescope {

namespace {

constexpr std::size_t kLongestLabel = 24, kLongestName = 28;  ///< bytes; a number may follow

/// No part of a character, and no control character.
std::string plainText(std::string text) {
    text = utf8Text(text);
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return text;
}

bool continuesCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The end of a long name says more than its middle: "efficientnet…-7f5810bc".
std::string shortened(const std::string& text, std::size_t most) {
    if (text.size() <= most)
        return text;
    constexpr std::string_view kDots = "…";
    const std::size_t kept = most - kDots.size();
    std::size_t head = kept / 2, tail = text.size() - (kept - head);
    while (head > 0 && continuesCharacter(text[head]))
        --head;
    while (tail < text.size() && continuesCharacter(text[tail]))
        ++tail;
    return text.substr(0, head).append(kDots).append(text.substr(tail));
}

/// "tuned" of "tuned.safetensors.index.json".
std::string stemOf(std::filesystem::path name) {
    constexpr std::array<std::string_view, 8> kEndings{".safetensors", ".index", ".json", ".bin",
                                                       ".pth",         ".pt",    ".ckpt", ".tar"};
    while (name.has_stem() && std::ranges::count(kEndings, name.extension().string()) > 0)
        name = name.stem();
    return name.string();
}

/// Letters, digits, '-', '_' and '.', as names of networks are made of.
std::string nameOf(const std::string& network, const std::string& label) {
    std::string name = network + '-';
    for (const char c : label) {
        const bool known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '_' || c == '.';
        if (known || name.back() != '-')
            name += known ? c : '-';
    }
    if (name.back() == '-')
        name += "column";
    return name.substr(0, kLongestName);
}

bool isFree(const NetworkSpec& column, const std::vector<NetworkSpec>& others) {
    return std::ranges::none_of(others, [&](const NetworkSpec& other) {
        return other.name == column.name || displayName(other) == displayName(column);
    });
}

/// The same, told by the folder too: "run2/best"; empty: it has none.
std::string labelWithFolder(const WeightsRequest& weights) {
    const std::filesystem::path folder =
        splitWeightsPath(weights.path).file.parent_path().filename();
    return folder.empty() ? "" : plainText(folder.string()) + '/' + weightsLabel(weights);
}

}  // namespace

std::string weightsLabel(const WeightsRequest& weights) {
    using Source = WeightsRequest::Source;
    if (weights.source == Source::Demo)
        return "demo";
    if (weights.source == Source::Random)
        return weights.seed == 0 ? "random" : "random " + std::to_string(weights.seed);
    if (weights.path.empty())
        return "auto";
    const WeightsPath path = splitWeightsPath(weights.path);
    const std::filesystem::path name =
        path.file.has_filename() ? path.file.filename() : path.file.parent_path().filename();
    const std::string label = plainText(stemOf(name) + (path.part.empty() ? "" : '#' + path.part));
    return shortened(label.empty() ? "weights" : label, kLongestLabel);
}

NetworkSpec extraColumn(const NetworkSpec& network, const WeightsRequest& weights,
                        const std::vector<NetworkSpec>& others) {
    NetworkSpec column = network;
    column.ofNetwork = networkName(network);
    const auto fits = [&](const std::string& label, const std::string& number) {
        column.label = label + (number.empty() ? "" : ' ' + number);
        column.name = nameOf(column.ofNetwork, label) + (number.empty() ? "" : '-' + number);
        return isFree(column, others);
    };
    const std::string label = weightsLabel(weights), longer = labelWithFolder(weights);
    if (fits(label, ""))
        return column;
    if (!longer.empty() && fits(shortened(longer, kLongestLabel), ""))
        return column;
    for (int number = 2; !fits(label, std::to_string(number)); ++number) {
    }
    return column;
}

}  // namespace scalescope
