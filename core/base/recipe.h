// SPDX-License-Identifier: Apache-2.0
// From a picture to what a network is fed, as a value.
#pragma once

#include "core/base/image.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

/// Resize, crop, normalisation. The short side goes to resize (or both sides when squash).
struct Recipe {
    int resize = 256;  ///< short side, px; both sides when squash
    int crop = 224;    ///< side of the centre that is fed, px
    Interpolation interpolation = Interpolation::Bicubic;
    bool squash = false;      ///< resize to a square, whatever the picture's shape
    bool cropFloors = false;  ///< the crop begins at half of an odd rest rounded down, as that of
                              ///< transformers; else to even, as that of torchvision
    std::array<float, 3> mean{0.485F, 0.456F, 0.406F};
    std::array<float, 3> std{0.229F, 0.224F, 0.225F};
    float networkWhite = 0.0F;  ///< mean and std are part of the network, which takes this for
                                ///< white: a given tensor passes them too; 0: they are not

    /// Of the square that is fed, px.
    [[nodiscard]] int side() const { return crop; }
};

/// "bicubic", "nearest", ...: in documents, definitions and texts.
[[nodiscard]] const char* interpolationName(Interpolation interpolation) noexcept;
/// nullopt when it is none of them.
[[nodiscard]] std::optional<Interpolation> interpolationNamed(std::string_view name) noexcept;
/// "nearest, box, bilinear, hamming, bicubic or lanczos".
[[nodiscard]] std::string interpolationNames();

/// True of ImageNet's mean and standard deviation, which nothing has to be said of.
[[nodiscard]] bool isUsualNormalisation(const Recipe& recipe) noexcept;
/// "mean 0.5 0.5 0.5, std 0.5 0.5 0.5".
[[nodiscard]] std::string normalisationText(const Recipe& recipe);

/// "resize 256 bicubic, crop 224", "squash 224 bilinear", "squash 256 nearest, crop 224"; an
/// unusual normalisation follows.
[[nodiscard]] std::string recipeText(const Recipe& recipe);

}  // namespace scalescope
