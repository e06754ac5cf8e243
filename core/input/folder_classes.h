// SPDX-License-Identifier: Apache-2.0
// Class folders by their names: which class of a network each one holds images of.
#pragma once

#include "core/input/labels.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

/// Finds a folder's class by name, as torchvision's ImageFolder does, but never by its place in the
/// list: a folder that is named like no class has none. Names are equal as they stand; else without
/// regard to case and with "_" and "-" for a space; else with the first of a class's synonyms
/// ("tench, Tinca tinca"). Folders named by WordNet ids are classes of ImageNet-1k, where the
/// network has these.
class FolderClasses {
public:
    explicit FolderClasses(const Labels& labels);
    /// nullopt: no class, or several, are named so.
    [[nodiscard]] std::optional<int> classOf(std::string_view folder) const;

private:
    using Names = std::map<std::string, std::optional<int>, std::less<>>;  // nullopt: several
    Names m_exact, m_loose, m_first;
};

}  // namespace scalescope
