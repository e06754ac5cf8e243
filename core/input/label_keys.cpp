// SPDX-License-Identifier: Apache-2.0
#include "core/input/label_keys.h"

#include <algorithm>
#include <array>
#include <string>

namespace scalescope {

namespace {

constexpr std::size_t kLongestKey = 40;

constexpr std::array<std::string_view, 22> kSure{
    "classes",  "classnames", "classlist",     "classlabels",   "classmap",     "classdict",
    "classids", "classname",  "classindices",  "classindex",    "labelnames",   "labellist",
    "labelmap", "labelsmap",  "labeldict",     "labelencoder",  "labelmapping", "targetnames",
    "clsnames", "catnames",   "categorynames", "datasetclasses"};
constexpr std::array<std::string_view, 9> kPerhaps{
    "names", "labels", "vocab", "categories", "targets", "class", "label", "category", "le"};
constexpr std::array<std::string_view, 12> kIndices{
    "idx", "id", "ids", "index", "indices", "int", "i", "num", "ix", "inds", "number", "code"};
constexpr std::array<std::string_view, 14> kNames{
    "class", "classes", "cls",      "label",      "labels", "lbl",    "name",
    "names", "cat",     "category", "categories", "str",    "target", "species"};

template <typename List>
bool isIn(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Letters only, small; 2 as in "idx2label" is "to".
std::string plain(std::string_view key) {
    std::string word;
    for (const char c : key) {
        if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c + 32);
        else if (c >= 'a' && c <= 'z')
            word += c;
        else if (c == '2')
            word += "to";
    }
    return word;
}

bool isPair(std::string_view word) {
    for (std::size_t at = word.find("to"); at != std::string_view::npos;
         at = word.find("to", at + 1)) {
        const std::string_view from = word.substr(0, at), to = word.substr(at + 2);
        if ((isIn(kIndices, from) && isIn(kNames, to)) ||
            (isIn(kNames, from) && isIn(kIndices, to)))
            return true;
    }
    return false;
}

}  // namespace

LabelKey labelKey(std::string_view key) {
    if (key.size() > kLongestKey)
        return LabelKey::No;
    const std::string word = plain(key);
    if (isIn(kSure, word) || isPair(word))
        return LabelKey::Yes;
    return isIn(kPerhaps, word) ? LabelKey::Maybe : LabelKey::No;
}

bool isIndexKey(std::string_view key) {
    if (key.empty() || labelKey(key) != LabelKey::No)
        return true;
    if (key.size() > kLongestKey)
        return false;
    const std::string word = plain(key);
    for (const std::string_view index : {"id", "ids", "idx", "index", "indices"})
        if (word == index ||
            (word.ends_with(index) &&
             isIn(kNames, std::string_view(word).substr(0, word.size() - index.size()))))
            return true;
    return false;
}

}  // namespace scalescope
