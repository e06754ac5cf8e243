// SPDX-License-Identifier: Apache-2.0
// Classes by what a person types of their names.
#pragma once

#include "core/input/labels.h"

#include <string_view>
#include <vector>

namespace scalescope {

/// Classes of that very name, else those with a word that begins so, else those that contain the
/// text; small and capital letters are one. A number that is in no name is an index. In order.
[[nodiscard]] std::vector<int> classesNamed(const Labels& labels, std::string_view text);

/// The same, for a setting: throws ArgumentInvalid where no class is meant, or more than most.
[[nodiscard]] std::vector<int> classesAsked(const Labels& labels, std::string_view text,
                                            std::size_t most);

}  // namespace scalescope
