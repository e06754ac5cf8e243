// SPDX-License-Identifier: Apache-2.0
// Mappings and lists of a YAML file by its lines, as far as class names and keys of a configuration
// need them: no anchors, no tags, no texts of several lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct YamlEntry {
    static constexpr std::size_t kNoParent = ~std::size_t{0};
    std::size_t indent = 0;
    std::size_t parent = kNoParent;  ///< the entry that this one lies in, which stands before it
    bool isItem = false;             ///< of a list: "- value"
    bool hasKey = false;             ///< "key: value"; neither: a line that is not understood
    std::string key;                 ///< without quotes
    std::string value;               ///< behind the colon or the dash, quotes kept, no comment;
                                     ///< what is in brackets over several lines: all of it
};

/// In the order of the lines; comments and lines between documents are left out.
[[nodiscard]] std::vector<YamlEntry> yamlEntries(const std::vector<std::string>& lines);

/// What "[a, 'b, c']" or "{0: a, 1: b}" lists, quotes kept; nullopt: it is not one closed bracket,
/// or lists other brackets or more than kMaxLabels.
[[nodiscard]] std::optional<std::vector<std::string>> yamlCells(std::string_view value);

struct YamlPair {
    std::string_view key, value;
};

/// Without quotes around all of it, and what is quoted in them.
[[nodiscard]] std::string yamlText(std::string_view value);

/// "key: value", "'a: b': value", "0:value", quotes kept; nullopt: it is none.
[[nodiscard]] std::optional<YamlPair> yamlPair(std::string_view text);

}  // namespace scalescope
