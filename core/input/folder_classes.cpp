// SPDX-License-Identifier: Apache-2.0
#include "core/input/folder_classes.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace scalescope {

namespace embedded {
extern const std::string_view labelsImagenetSynsets;
}  // namespace embedded

namespace {

using ByName = std::map<std::string, std::optional<int>, std::less<>>;

void addName(ByName& names, std::string name, int index) {
    if (name.empty())
        return;
    const auto [at, fresh] = names.emplace(std::move(name), index);
    if (!fresh && at->second != index)
        at->second = std::nullopt;
}

/// "Great_White-Shark" and "great white shark" are one name.
std::string loosely(std::string_view name) {
    std::string loose = lowerCase(trimmed(name));
    std::ranges::replace_if(
        loose, [](char c) { return c == '_' || c == '-'; }, ' ');
    return loose;
}

/// One id per line, in the order of the classes.
void addSynsets(ByName& names) {
    std::string_view rest = embedded::labelsImagenetSynsets;
    for (int index = 0; !rest.empty(); ++index) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        addName(names, std::string(rest.substr(0, end)), index);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

}  // namespace

FolderClasses::FolderClasses(const Labels& labels) {
    int index = 0;
    for (const std::string& name : labels.names) {
        addName(m_exact, name, index);
        addName(m_loose, loosely(name), index);
        addName(m_first, loosely(std::string_view(name).substr(0, name.find(','))), index);
        ++index;
    }
    if (labels.names == imagenetLabels()->names)
        addSynsets(m_exact);
}

std::optional<int> FolderClasses::classOf(std::string_view folder) const {
    if (const auto exact = m_exact.find(folder); exact != m_exact.end())
        return exact->second;
    const std::string loose = loosely(folder);
    for (const Names* names : {&m_loose, &m_first})
        if (const auto found = names->find(loose); found != names->end())
            return found->second;
    return std::nullopt;
}

}  // namespace scalescope
