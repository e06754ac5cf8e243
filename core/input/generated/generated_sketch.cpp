// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_sketch.h"

#include <algorithm>
#include <cmath>

namespace scalescope::detail {

Colour randomColour(Dice& dice) {
    const double hue = dice.unit() * 6;
    const double saturation = dice.chance(0.2) ? dice.between(0.0, 0.15) : dice.between(0.2, 1.0);
    const double value = dice.between(0.08, 1.0);
    const auto channel = [&](double offset) {
        double h = hue + offset;
        h -= h >= 6 ? 6 : 0;
        const double away = std::abs(h - 3);  // 3 at full strength, below 1 without
        const double strength = std::clamp(away - 1, 0.0, 1.0);
        return static_cast<float>(255 * value * (1 - saturation * (1 - strength)));
    };
    return {channel(0), channel(4), channel(2)};
}

Colour Sketch::against(const Colour& other, float gap) const {
    constexpr int kTries = 24;
    for (int i = 0; i < kTries; ++i) {
        const Colour colour = randomColour(dice);
        if (std::abs(colour.luma() - other.luma()) >= gap)
            return colour;
    }
    return other.luma() > 127 ? Colour{12, 12, 16} : Colour{244, 244, 240};
}

Colour Sketch::secondInk() const {
    constexpr float kGap = 38;
    const auto distance = [this](const Colour& colour) {
        return std::min(std::abs(colour.luma() - ink.luma()),
                        std::abs(colour.luma() - background.luma()));
    };
    Colour best = randomColour(dice);
    for (int i = 0; i < 48 && distance(best) < kGap; ++i) {
        const Colour colour = randomColour(dice);
        if (distance(colour) > distance(best))
            best = colour;
    }
    return best;
}

}  // namespace scalescope::detail
