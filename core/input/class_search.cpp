// SPDX-License-Identifier: Apache-2.0
#include "core/input/class_search.h"

#include "core/base/ascii.h"
#include "core/base/setting.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace scalescope {

namespace {

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (static_cast<unsigned char>(c) & 0x80U);
}

/// A word of name, which is lower case, begins with text.
bool hasWord(const std::string& name, const std::string& text) {
    for (std::size_t at = name.find(text); at != std::string::npos; at = name.find(text, at + 1))
        if (at == 0 || !isLetter(name[at - 1]))
            return true;
    return false;
}

template <typename Test>
std::vector<int> thatAre(const Labels& labels, Test&& test) {
    std::vector<int> found;
    for (std::size_t i = 0; i < labels.names.size(); ++i)
        if (test(lowerCase(labels.names[i])))
            found.push_back(static_cast<int>(i));
    return found;
}

std::vector<int> byIndex(const Labels& labels, std::string_view text) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    const bool good =
        error == std::errc() && end == text.data() + text.size() && index < labels.names.size();
    return good ? std::vector<int>{static_cast<int>(index)} : std::vector<int>();
}

}  // namespace

std::vector<int> classesNamed(const Labels& labels, std::string_view text) {
    const std::string wanted = lowerCase(text);
    if (wanted.empty())
        return {};
    auto found = thatAre(labels, [&](const std::string& name) { return name == wanted; });
    if (found.empty())
        found = byIndex(labels, text);
    if (found.empty())
        found = thatAre(labels, [&](const std::string& name) { return hasWord(name, wanted); });
    if (found.empty())
        found = thatAre(labels, [&](const std::string& name) {
            return name.find(wanted) != std::string::npos;
        });
    return found;
}

std::vector<int> classesAsked(const Labels& labels, std::string_view text, std::size_t most) {
    std::vector<int> found = classesNamed(labels, text);
    const std::string asked = settingMark("class") + " \"" + std::string(text.substr(0, 80)) + "\"";
    if (found.empty())
        throw settingError(ErrorCode::ArgumentInvalid,
                           asked + ": no class of " + std::to_string(labels.names.size()) +
                               " is called so (" + labels.source +
                               "); give a part of its name, or its index.");
    if (found.size() > most)
        throw settingError(
            ErrorCode::ArgumentInvalid,
            asked + ": it is in the names of " + std::to_string(found.size()) +
                " classes, such as " + labels.names[static_cast<std::size_t>(found[0])] + " and " +
                labels.names[static_cast<std::size_t>(found[1])] + "; write more of the name.");
    return found;
}

}  // namespace scalescope
