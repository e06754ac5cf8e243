// SPDX-License-Identifier: Apache-2.0
#include "core/model/padding.h"

#include "core/base/rounding.h"
#include "core/model/block_spec.h"

#include <algorithm>
#include <charconv>

namespace scalescope {

namespace {

using Mode = Padding::Mode;

AxisPadding sameAs(std::int64_t side, int kernel, int stride) {
    const std::int64_t outputs = divideUp(side, stride);
    const std::int64_t all =
        std::max<std::int64_t>((outputs - 1) * stride + kernel - side, std::int64_t{0});
    return {all / 2, all - all / 2};
}

std::optional<int> numberOf(std::string_view text, int least, int most) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, number);
    const bool whole = problem == std::errc() && rest == end;
    return whole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<Padding> parseListed(std::string_view text) {
    constexpr int kMostBlocks = 10'000;
    Padding padding{.mode = Mode::Listed, .symmetricBlocks = {}};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const auto block = numberOf(text.substr(0, end), 0, kMostBlocks);
        if (!block || padding.symmetricBlocks.size() == kMostBlocks)
            return std::nullopt;
        padding.symmetricBlocks.push_back(*block);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return padding;
}

AxisPadding symmetric(int kernel) {
    return {(kernel - 1) / 2, (kernel - 1) / 2};
}

}  // namespace

std::string paddingWord(const Padding& padding) {
    switch (padding.mode) {
        case Mode::Symmetric:
            return "symmetric";
        case Mode::Same:
            return padding.builtForPx > 0
                       ? std::string("same:").append(std::to_string(padding.builtForPx))
                       : "same";
        case Mode::Listed:
            break;
    }
    std::string word = "listed:";
    for (const int block : padding.symmetricBlocks)
        word.append(word.back() == ':' ? "" : ",").append(std::to_string(block));
    return word;
}

std::string paddingText(const Padding& padding) {
    if (padding.mode == Mode::Symmetric)
        return "symmetric";
    if (padding.mode == Mode::Listed)
        return "same (TensorFlow's) by its list of blocks";
    std::string text = "same (TensorFlow's)";
    if (padding.builtForPx > 0)
        text.append(" as built for ").append(std::to_string(padding.builtForPx)).append(" px");
    return text;
}

std::optional<Padding> parsePadding(std::string_view text) {
    constexpr std::string_view kBuilt = "same:", kListed = "listed:";
    if (text == "symmetric")
        return Padding{};
    if (text == "same")
        return Padding{.mode = Mode::Same};
    if (text.starts_with(kListed))
        return parseListed(text.substr(kListed.size()));
    if (!text.starts_with(kBuilt))
        return std::nullopt;
    const auto side = numberOf(text.substr(kBuilt.size()), kSmallestInputSide, kLargestInputSide);
    return side ? std::optional(Padding{.mode = Mode::Same, .builtForPx = *side}) : std::nullopt;
}

AxisPadding axisPadding(const Padding& padding, const AxisLayer& layer) {
    if (padding.mode == Mode::Symmetric)
        return symmetric(layer.kernel);
    if (padding.mode == Mode::Same)
        return sameAs(padding.builtForPx > 0 ? layer.builtSide : layer.side, layer.kernel,
                      layer.stride);
    const bool listed = std::find(padding.symmetricBlocks.begin(), padding.symmetricBlocks.end(),
                                  layer.block) != padding.symmetricBlocks.end();
    if (layer.stride == 1 || listed)
        return symmetric(layer.kernel);
    return {layer.kernel / 2 - 1, layer.kernel / 2};
}

}  // namespace scalescope
