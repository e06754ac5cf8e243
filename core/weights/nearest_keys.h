// SPDX-License-Identifier: Apache-2.0
// Which names may be meant: candidates for a tensor that is missing, or that has no place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

struct NamedShape {
    std::string name;
    std::vector<std::int64_t> shape;
};

struct KeyCandidate {
    std::size_t index = 0;  ///< in the list that was searched
    bool sameShape = false;
};

/// Most candidates of one name.
inline constexpr std::size_t kMostCandidates = 3;
/// Pairs that are compared at most: what is beyond gets no candidates.
inline constexpr std::size_t kMostPairs = std::size_t{1} << 22;

/// For each of wanted the nearest of offered, best first: names are compared by their parts in
/// order ("blocks", "2", "conv", "pw", "weight"), and an equal shape counts as much as half of the
/// name. Of equally near ones the one at the like place of its list comes first, as files keep the
/// order of modules. Empty where nothing is near: no shape and less than half of the name in
/// common.
[[nodiscard]] std::vector<std::vector<KeyCandidate>> nearestKeys(
    const std::vector<NamedShape>& wanted, const std::vector<NamedShape>& offered);

}  // namespace scalescope
