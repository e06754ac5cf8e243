// SPDX-License-Identifier: Apache-2.0
// One generated picture while it is drawn: its random numbers, colours and place.
#pragma once

#include "core/base/splitmix.h"
#include "core/input/generated/generated_canvas.h"

#include <cstdint>
#include <utility>

namespace scalescope::detail {

/// Random numbers of one picture. Every draw stands in a statement of its own or in braces: C++
/// does not say in which order it evaluates arguments and operands.
class Dice {
public:
    explicit Dice(std::uint64_t key) : m_key(key) {}
    [[nodiscard]] std::uint64_t bits() { return splitMix64(m_key, m_drawn++); }
    [[nodiscard]] double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * unit(); }
    [[nodiscard]] int below(int count) { return static_cast<int>(unit() * count); }
    [[nodiscard]] int fromTo(int low, int high) { return low + below(high - low + 1); }
    [[nodiscard]] bool chance(double share) { return unit() < share; }

private:
    std::uint64_t m_key, m_drawn = 0;
};

/// What a kind draws with. Local coordinates: the object fills [-1, 1] x [-1, 1], y down; of a
/// texture that is about the picture.
struct Sketch {
    Dice& dice;
    Canvas& canvas;
    Affine place;       ///< from local coordinates to the picture
    Colour background;  ///< its mean
    Colour ink;         ///< stands out from the background

    void fill(const Path& path, const Colour& colour) const { canvas.fill(path, place, colour); }
    void fill(Polygon polygon, const Colour& colour) const {
        fill(Path().add(std::move(polygon)), colour);
    }
    /// A random colour whose luma is at least gap away from the other's.
    [[nodiscard]] Colour against(const Colour& other, float gap) const;
    /// A random colour that stands out from ink and background, for a part that touches both.
    [[nodiscard]] Colour secondInk() const;
};

[[nodiscard]] Colour randomColour(Dice& dice);

using Draw = void (*)(Sketch&);

}  // namespace scalescope::detail
