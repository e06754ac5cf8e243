// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_shapes.h"

namespace scalescope::detail {

namespace {

/// Filled, filled with a rim of another colour, or outlined.
void fillOrOutline(Sketch& s, const Polygon& outline) {
    const int style = s.dice.below(4);
    const double pen = s.dice.between(0.12, 0.22);
    if (style == 0) {
        s.fill(Path().addStroke(outline, pen, true), s.ink);
        return;
    }
    if (style == 1) {
        const Colour rim = s.against(s.ink, 60);
        s.fill(Path().add(outline).addStroke(outline, pen / 2, true), rim);
    }
    s.fill(outline, s.ink);
}

}  // namespace

void drawRing(Sketch& s) {
    const double inner = s.dice.between(0.45, 0.8);
    s.fill(Path().add(ellipse({{0, 0}, 1, 1})).addHole(ellipse({{0, 0}, inner, inner})), s.ink);
}

void drawTriangle(Sketch& s) {
    const Point top{s.dice.between(-0.35, 0.35), s.dice.between(-1.0, -0.8)};
    const Point right{s.dice.between(0.8, 1.0), s.dice.between(0.6, 0.85)};
    const Point left{s.dice.between(-1.0, -0.8), s.dice.between(0.6, 0.85)};
    fillOrOutline(s, {top, right, left});
}

void drawStar(Sketch& s) {
    const int points = s.dice.chance(0.75) ? 5 : 6;
    const double inner = s.dice.between(0.38, 0.52);
    Polygon outline;
    for (int i = 0; i < 2 * points; ++i) {
        const Point p = direction(i / (2.0 * points) - 0.25);
        const double radius = i % 2 == 0 ? 1.0 : inner;
        outline.push_back({p.x * radius, p.y * radius});
    }
    fillOrOutline(s, outline);
}

void drawHeart(Sketch& s) {
    Polygon outline;
    constexpr int kSteps = 48;
    for (int i = 0; i < kSteps; ++i) {
        const double t = static_cast<double>(i) / kSteps;
        const double sine = direction(t).y;
        const double height = 13 * direction(t).x - 5 * direction(2 * t).x -
                              2 * direction(3 * t).x - direction(4 * t).x;
        outline.push_back({sine * sine * sine, -(height + 2.5) / 15.5});
    }
    fillOrOutline(s, outline);
}

void drawSpiral(Sketch& s) {
    const double turns = s.dice.between(2.2, 3.2);
    const double width = s.dice.between(0.38, 0.55) / turns;
    std::vector<Point> line;
    const int steps = static_cast<int>(turns * 24);
    for (int i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const Point p = direction(share * turns);
        line.push_back({p.x * share, p.y * share});
    }
    s.fill(Path().addStroke(line, width), s.ink);
}

}  // namespace scalescope::detail
