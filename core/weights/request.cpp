// SPDX-License-Identifier: Apache-2.0
#include "core/weights/request.h"

#include "core/base/setting.h"
#include "core/model/variant.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace scalescope {

namespace {

constexpr std::string_view kRandom = "random";

/// why follows the word for the setting.
[[noreturn]] void refuse(const std::string& why) {
    throw settingError(ErrorCode::ArgumentInvalid, settingMark("weights") + " " + why);
}

std::uint64_t parseSeed(std::string_view digits) {
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    if (error != std::errc() || end != digits.data() + digits.size())
        refuse(
            "random:" + std::string(digits) +
            ": the seed is not a whole number from 0 to 2^64 - 1; write, for example, random:7.");
    return seed;
}

bool looksLikeVariant(std::string_view word) {
    return word.size() >= 2 && (word[0] == 'b' || word[0] == 'B') &&
           word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool isFolder(const std::filesystem::path& path) {
    std::error_code ignored;
    return !path.has_filename() || std::filesystem::is_directory(path, ignored);
}

WeightsRequest parseSource(std::string_view text) {
    using Source = WeightsRequest::Source;
    if (text.empty())
        refuse("\"\": give auto, demo, random, random:SEED, a file or a folder.");
    if (text == "auto")
        return {Source::Auto, {}, 0};
    if (text == "demo")
        return {Source::Demo, {}, 0};
    if (text == kRandom)
        return {Source::Random, {}, 0};
    if (text.starts_with("random:"))
        return {Source::Random, {}, parseSeed(text.substr(kRandom.size() + 1))};
    const std::filesystem::path path{std::string(text)};
    return {isFolder(path) ? Source::Auto : Source::Path, path, 0};
}

}  // namespace

ParsedWeightsOption parseWeightsOption(std::string_view text,
                                       const std::vector<std::string>& ownNames) {
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) {
        const std::string_view word = text.substr(0, equals);
        if (const auto variant = variantIndex(word))
            return {family().at(static_cast<std::size_t>(*variant)).spec.name,
                    parseSource(text.substr(equals + 1))};
        if (std::find(ownNames.begin(), ownNames.end(), word) != ownNames.end())
            return {std::string(word), parseSource(text.substr(equals + 1))};
        if (looksLikeVariant(word))
            refuse(std::string(text) + ": there is no variant " + std::string(word) +
                   "; the family is b0 to b7.");
    }
    return {std::nullopt, parseSource(text)};
}

ParsedWeightsOption parseColumnOption(std::string_view text,
                                      const std::vector<std::string>& ownNames) {
    ParsedWeightsOption option = parseWeightsOption(text, ownNames);
    if (!option.forNetwork)
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("column") + " " + std::string(text) +
                               ": name the network that the weights are of, for example b0=" +
                               std::string(text) + ".");
    return option;
}

}  // namespace scalescope
