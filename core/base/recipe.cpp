// SPDX-License-Identifier: Apache-2.0
#include "core/base/recipe.h"

#include "core/base/format.h"

#include <cmath>

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

bool isUsualNormalisation(const Recipe& recipe) noexcept {
    constexpr float kSame = 1e-3F;
    const Recipe usual;
    for (std::size_t i = 0; i < 3; ++i)
        if (std::abs(recipe.mean[i] - usual.mean[i]) > kSame ||
            std::abs(recipe.std[i] - usual.std[i]) > kSame)
            return false;
    return true;
}

std::string normalisationText(const Recipe& recipe) {
    std::string text = "mean";
    for (const float value : recipe.mean)
        text += ' ' + formatReal(double{value});
    text += ", std";
    for (const float value : recipe.std)
        text += ' ' + formatReal(double{value});
    return text;
}

std::string recipeText(const Recipe& recipe) {
    const std::string norm =
        isUsualNormalisation(recipe) ? std::string() : ", " + normalisationText(recipe);
    const char* interpolation = interpolationName(recipe.interpolation);
    if (recipe.squash)
        return "squash " + std::to_string(recipe.resize) + " " + interpolation + norm;
    return "resize " + std::to_string(recipe.resize) + " " + interpolation + ", crop " +
           std::to_string(recipe.crop) + norm;
}

}  // namespace scalescope
