// SPDX-License-Identifier: Apache-2.0
// What Auto takes of the files on this machine: the first that can be used.
#pragma once

#include "core/base/error.h"
#include "core/weights/locate.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// attempt(path) of each candidate for the variant until one throws no Error; why the others were
/// not taken becomes notes. nullopt: there is none.
template <class Attempt>
auto firstUsable(std::optional<int> variant, std::vector<std::string>& notes, Attempt&& attempt)
    -> std::optional<decltype(attempt(std::filesystem::path()))> {
    if (!variant)
        return std::nullopt;
    for (const auto& path : weightCandidates(*variant, {})) {
        try {
            return attempt(path);
        } catch (const Error& error) {
            notes.push_back("Not used: " + std::string(error.what()));
        }
    }
    return std::nullopt;
}

}  // namespace scalescope
