// SPDX-License-Identifier: Apache-2.0
#include "core/weights/network_names.h"

#include <algorithm>
#include <array>

namespace scalescope {

namespace {

using NameParts = std::vector<std::string>;

NameParts partsOf(std::string_view place, std::string_view ends) {
    NameParts parts;
    std::string part;
    for (const char c : place) {
        if (ends.find(c) == std::string_view::npos) {
            part += c;
            continue;
        }
        if (!part.empty())
            parts.push_back(std::move(part));
        part.clear();
    }
    if (!part.empty())
        parts.push_back(std::move(part));
    return parts;
}

std::string nameOfParts(const NameParts& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ".") + part;
    return text.empty() ? "top" : text;
}

bool contains(const NameParts& parts, const std::string& part) {
    return std::find(parts.begin(), parts.end(), part) != parts.end();
}

}  // namespace

std::vector<std::string> distinctNames(const std::vector<std::string>& places) {
    std::vector<NameParts> all;
    for (const std::string& place : places)
        all.push_back(partsOf(place, "."));
    std::vector<std::string> names;
    for (const NameParts& parts : all) {
        NameParts own;
        for (const std::string& part : parts)
            if (!std::all_of(all.begin(), all.end(),
                             [&](const NameParts& other) { return contains(other, part); }))
                own.push_back(part);
        std::string name = nameOfParts(places.size() == 1 ? parts : own);
        if (own.size() > 1 && std::count_if(all.begin(), all.end(), [&](const NameParts& other) {
                                  return contains(other, own.front());
                              }) == 1)
            name = own.front();
        names.push_back(std::move(name));
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (std::count(names.begin(), names.end(), names[i]) > 1)
            names[i] = nameOfParts(all[i]);
    return names;
}

bool namesAnAverage(std::string_view place) {
    constexpr std::array<std::string_view, 8> kWords{"ema", "swa",    "averaged", "average",
                                                     "avg", "shadow", "polyak",   "modelema"};
    std::string lower(place);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const std::string& word : partsOf(lower, "._-/ "))
        if (std::find(kWords.begin(), kWords.end(), word) != kWords.end())
            return true;
    return false;
}

}  // namespace scalescope
