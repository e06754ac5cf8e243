// SPDX-License-Identifier: Apache-2.0
// How far two tensors that are fed are from each other, as numbers and as pictures.
#pragma once

#include "core/base/image.h"
#include "core/base/recipe.h"
#include "core/base/tensor.h"

namespace scalescope {

/// Over all values of a square. Levels (0 to 255) are those of the pixels that the network takes
/// its input for: a difference times the recipe's std, times 255.
struct FedDifference {
    double largestLevels = 0.0, meanLevels = 0.0;
    double largestFed = 0.0, meanFed = 0.0;  ///< as fed, after the normalisation

    [[nodiscard]] bool equal() const { return largestFed == 0.0; }
};

/// Shape: both [1, 3, H, W]. Throws: ShapeMismatch for two that differ in it.
[[nodiscard]] FedDifference differenceOf(const TensorF32& fed, const TensorF32& other,
                                         const Recipe& recipe);

/// The picture that the network takes a tensor for, its normalisation undone: what is beyond black
/// and white is cut. Shape: fed is [1, 3, H, W].
[[nodiscard]] Image takenFor(const TensorF32& fed, const Recipe& recipe);

/// Differences in levels, each channel by itself, times a factor.
struct AmplifiedDifference {
    Image picture;
    int factor = 1;  ///< a power of two, at most 64: the largest that cuts no more than 1 % of it
};
/// Throws: as differenceOf.
[[nodiscard]] AmplifiedDifference amplified(const TensorF32& fed, const TensorF32& other,
                                            const Recipe& recipe);

}  // namespace scalescope
