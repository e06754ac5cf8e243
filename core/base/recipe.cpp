// SPDX-License-Identifier: Apache-2.0
#include "core/base/recipe.h"

namespace scalescope {

const char* interpolationName(Interpolation interpolation) noexcept {
    return interpolation == Interpolation::Bicubic ? "bicubic" : "bilinear";
}

std::optional<Interpolation> interpolationNamed(std::string_view name) noexcept {
    for (const Interpolation each : {Interpolation::Bilinear, Interpolation::Bicubic})
        if (name == interpolationName(each))
            return each;
    return std::nullopt;
}

std::string recipeText(const Recipe& recipe) {
    const char* interpolation = interpolationName(recipe.interpolation);
    if (recipe.squash)
        return "squash " + std::to_string(recipe.resize) + " " + interpolation;
    return "resize " + std::to_string(recipe.resize) + " " + interpolation + ", crop " +
           std::to_string(recipe.crop);
}

}  // namespace scalescope
