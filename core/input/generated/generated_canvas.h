// SPDX-License-Identifier: Apache-2.0
// What generated pictures are painted on: filled outlines, then light, blur and noise.
#pragma once

#include "core/base/image.h"
#include "core/input/generated/generated_path.h"

#include <cstdint>
#include <span>
#include <vector>

namespace scalescope::detail {

/// Units: 0..255 per channel.
struct Colour {
    float r = 0, g = 0, b = 0;
    [[nodiscard]] float luma() const { return 0.299F * r + 0.587F * g + 0.114F * b; }
};
[[nodiscard]] Colour blend(const Colour& from, const Colour& to, float share);

/// Light over the whole picture: value = 128 + (v (1 + slope . (p - centre)) - 128) contrast +
/// shift.
struct Light {
    Point slope;
    double contrast = 1, shift = 0;
};

/// All coordinates are shares of the picture's side, so that a scene is the same at every size.
class Canvas {
public:
    explicit Canvas(int px);

    [[nodiscard]] int px() const { return m_px; }
    /// Centre of a pixel, as a share.
    [[nodiscard]] float shareOf(int pixel) const {
        return (static_cast<float>(pixel) + 0.5F) / static_cast<float>(m_px);
    }
    [[nodiscard]] Colour at(int x, int y) const;
    void set(int x, int y, const Colour& colour);

    /// Antialiased; where says from path to picture.
    void fill(const Path& path, const Affine& where, const Colour& colour);
    void apply(const Light& light);
    /// Tent filter of that half width, a share of the side.
    void blur(double radius);
    /// Grain of that standard deviation, on a lattice that does not depend on the size.
    void addNoise(double deviation, bool coloured, std::uint64_t key);
    [[nodiscard]] Image toImage() const;

private:
    struct Crossing {
        float x;
        int turn;
    };
    struct Scan;
    struct Edge;

    /// Cover of the pixels from column left on, in scan lines.
    void blendRow(int y, int left, std::span<const float> cover, const Colour& colour);

    int m_px;
    std::vector<float> m_values;  ///< row-major, three per pixel
};

}  // namespace scalescope::detail
