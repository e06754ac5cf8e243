// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/preprocessing/fed_difference.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace scalescope {

namespace {

constexpr double kWhite = 255.0;

std::size_t planeOf(const TensorF32& tensor) {
    return tensor.values.size() / 3;
}

void checkAlike(const TensorF32& fed, const TensorF32& other) {
    const bool picture = fed.shape.size() == 4 && fed.shape[0] == 1 && fed.shape[1] == 3;
    if (!picture || fed.shape != other.shape || fed.values.size() != other.values.size() ||
        fed.values.empty())
        throw Error(ErrorCode::ShapeMismatch,
                    "Only tensors of one picture and one size are compared with each other.");
}

double levelsOf(double difference, const Recipe& recipe, std::size_t channel) {
    return std::abs(difference) * double{recipe.std[channel]} * kWhite;
}

std::uint8_t toByte(double level) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(level, 0.0, kWhite)));
}

Image emptyPicture(const TensorF32& like) {
    Image image{
        static_cast<int>(like.shape[3]), static_cast<int>(like.shape[2]), PixelFormat::Rgb8, {}};
    image.bytes.resize(like.values.size());
    return image;
}

/// The level below which 99 % of the values lie.
double usualLargest(std::vector<float> levels) {
    constexpr double kShare = 0.99;
    const auto at = static_cast<std::ptrdiff_t>(kShare * static_cast<double>(levels.size() - 1));
    std::nth_element(levels.begin(), levels.begin() + at, levels.end());
    return double{levels[static_cast<std::size_t>(at)]};
}

int factorFor(double largest) {
    constexpr int kLargestFactor = 64;
    int factor = 1;
    while (factor < kLargestFactor && 2 * factor * largest <= kWhite)
        factor *= 2;
    return factor;
}

}  // namespace

FedDifference differenceOf(const TensorF32& fed, const TensorF32& other, const Recipe& recipe) {
    checkAlike(fed, other);
    FedDifference result;
    const std::size_t plane = planeOf(fed);
    for (std::size_t i = 0; i < fed.values.size(); ++i) {
        const double difference = std::abs(double{fed.values[i]} - double{other.values[i]});
        const double levels = levelsOf(difference, recipe, i / plane);
        result.largestFed = std::max(result.largestFed, difference);
        result.largestLevels = std::max(result.largestLevels, levels);
        result.meanFed += difference;
        result.meanLevels += levels;
    }
    const auto count = static_cast<double>(fed.values.size());
    result.meanFed /= count;
    result.meanLevels /= count;
    return result;
}

Image takenFor(const TensorF32& fed, const Recipe& recipe) {
    checkAlike(fed, fed);
    Image image = emptyPicture(fed);
    const std::size_t plane = planeOf(fed);
    for (std::size_t i = 0; i < fed.values.size(); ++i) {
        const std::size_t channel = i / plane;
        const double share =
            double{fed.values[i]} * double{recipe.std[channel]} + double{recipe.mean[channel]};
        image.bytes[3 * (i % plane) + channel] = toByte(share * kWhite);
    }
    return image;
}

AmplifiedDifference amplified(const TensorF32& fed, const TensorF32& other, const Recipe& recipe) {
    checkAlike(fed, other);
    const std::size_t plane = planeOf(fed);
    std::vector<float> levels(fed.values.size());
    for (std::size_t i = 0; i < levels.size(); ++i)
        levels[i] = static_cast<float>(
            levelsOf(double{fed.values[i]} - double{other.values[i]}, recipe, i / plane));
    AmplifiedDifference result{emptyPicture(fed), factorFor(usualLargest(levels))};
    for (std::size_t i = 0; i < levels.size(); ++i)
        result.picture.bytes[3 * (i % plane) + i / plane] =
            toByte(double{levels[i]} * result.factor);
    return result;
}

}  // namespace scalescope
