// SPDX-License-Identifier: Apache-2.0
#include "core/base/recipe.h"

#include "core/base/format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope {

namespace {

struct Named {
    Interpolation interpolation;
    const char* name;
};
constexpr std::array<Named, 6> kInterpolations{{{Interpolation::Nearest, "nearest"},
                                                {Interpolation::Box, "box"},
                                                {Interpolation::Bilinear, "bilinear"},
                                                {Interpolation::Hamming, "hamming"},
                                                {Interpolation::Bicubic, "bicubic"},
                                                {Interpolation::Lanczos, "lanczos"}}};

}  // namespace

const char* interpolationName(Interpolation interpolation) noexcept {
    return std::ranges::find(kInterpolations, interpolation, &Named::interpolation)->name;
}

std::optional<Interpolation> interpolationNamed(std::string_view name) noexcept {
    for (const Named& each : kInterpolations)
        if (name == each.name)
            return each.interpolation;
    return std::nullopt;
}

std::string interpolationNames() {
    std::string names;
    for (const Named& each : kInterpolations)
        names.append(names.empty()                      ? ""
                     : &each == &kInterpolations.back() ? " or "
                                                        : ", ")
            .append(each.name);
    return names;
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
    std::string text = recipe.squash ? "squash " : "resize ";
    text += std::to_string(recipe.resize) + " " + interpolation;
    if (!recipe.squash || recipe.crop != recipe.resize)
        text += ", crop " + std::to_string(recipe.crop);
    return text + norm;
}

}  // namespace scalescope
