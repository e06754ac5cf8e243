// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_textures.h"

namespace scalescope::detail {

namespace {

constexpr double kReach = 1.9;  ///< covers the picture at every turn and place
constexpr float kGap = 75;

}  // namespace

void drawStripes(Sketch& s) {
    const double period = s.dice.between(0.2, 0.45);
    const double width = period * s.dice.between(0.38, 0.62);
    const double sway = s.dice.chance(0.4) ? s.dice.between(0.02, 0.1) : 0.0;
    const double phase = s.dice.unit();
    const Colour second = s.dice.chance(0.3) ? s.against(s.background, kGap) : s.ink;
    bool odd = false;
    for (double x = -kReach + period * phase; x < kReach; x += period, odd = !odd) {
        Polygon stripe;
        constexpr int kSteps = 16;
        for (int side = 0; side < 2; ++side)
            for (int i = 0; i <= kSteps; ++i) {
                const double t = side == 0 ? i : kSteps - i;
                const double y = -kReach + 2 * kReach * t / kSteps;
                stripe.push_back({x + side * width + sway * direction(y * 0.6).y, y});
            }
        s.fill(std::move(stripe), odd ? second : s.ink);
    }
}

void drawCheckerboard(Sketch& s) {
    const double cell = s.dice.between(0.22, 0.45);
    const Point start{-kReach + cell * s.dice.unit(), -kReach + cell * s.dice.unit()};
    Path cells;
    int row = 0;
    for (double y = start.y; y < kReach; y += cell, ++row) {
        int column = 0;
        for (double x = start.x; x < kReach; x += cell, ++column)
            if ((row + column) % 2 == 0)
                cells.add(rectangle(x, y, x + cell, y + cell));
    }
    s.fill(cells, s.ink);
}

void drawPolkaDots(Sketch& s) {
    const double spacing = s.dice.between(0.34, 0.58);
    const double radius = spacing * s.dice.between(0.24, 0.36);
    const bool staggered = s.dice.chance(0.6);
    const double rowHeight = staggered ? spacing * 0.86 : spacing;
    const Colour second = s.dice.chance(0.3) ? s.against(s.background, kGap) : s.ink;
    Path even, odd;
    int row = 0;
    for (double y = -kReach; y < kReach; y += rowHeight, ++row) {
        int column = 0;
        for (double x = -kReach; x < kReach; x += spacing, ++column) {
            const double jitter = spacing * 0.04;
            const double dx = s.dice.between(-jitter, jitter), dy = s.dice.between(-jitter, jitter);
            const double shift = staggered && row % 2 == 1 ? spacing / 2 : 0.0;
            ((row + column) % 2 == 0 ? even : odd)
                .add(ellipse({{x + shift + dx, y + dy}, radius, radius}));
        }
    }
    s.fill(even, s.ink);
    s.fill(odd, second);
}

void drawBrickWall(Sketch& s) {
    const double length = s.dice.between(0.5, 0.78);
    const double height = length * s.dice.between(0.38, 0.52);
    const double joint = s.dice.between(0.045, 0.075);
    const double start = length * s.dice.unit();
    int row = 0;
    for (double y = -kReach; y < kReach; y += height, ++row)
        for (double x = -kReach - start + (row % 2) * length / 2; x < kReach; x += length) {
            const auto share = static_cast<float>(s.dice.between(-0.14, 0.14));
            const Colour brick{s.ink.r * (1 + share), s.ink.g * (1 + share), s.ink.b * (1 + share)};
            s.fill(rectangle(x + joint / 2, y + joint / 2, x + length - joint / 2,
                             y + height - joint / 2),
                   brick);
        }
}

}  // namespace scalescope::detail
