// SPDX-License-Identifier: Apache-2.0
// How pictures are to be fed, as timm and transformers put it beside their weights.
#pragma once

#include "core/base/recipe.h"

#include <array>
#include <optional>
#include <string>

namespace scalescope {

/// What is not stated is empty.
struct SidePreprocessing {
    std::optional<int> resize, crop;  ///< px; crop empty: all of the square that resize makes
    bool squash = false;              ///< resize to a square, whatever the picture's shape
    bool cropFloors = false;          ///< as in Recipe
    std::optional<Interpolation> interpolation;
    std::optional<std::array<float, 3>> mean, std;
    std::string note;  ///< what of it this program cannot do

    /// What is stated, in place of what stands in recipe.
    [[nodiscard]] Recipe over(Recipe recipe) const;
    [[nodiscard]] bool any() const { return resize || mean; }
};

}  // namespace scalescope
