// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_things.h"

#include <array>
#include <cmath>

namespace scalescope::detail {

namespace {

constexpr float kPartGap = 55;  ///< luma between touching parts of a thing

Polygon disc(double x, double y, double r) {
    return ellipse({{x, y}, r, r});
}

}  // namespace

void drawHouse(Sketch& s) {
    const double half = s.dice.between(0.68, 0.88), eaves = s.dice.between(-0.25, 0.0);
    const double overhang = s.dice.between(0.06, 0.2);
    const Colour roof = s.dice.chance(0.6) ? s.secondInk() : s.ink;
    const Colour hole = s.against(s.ink, kPartGap);
    const int chimney = s.dice.below(3);
    if (chimney != 0) {
        const double x = chimney == 1 ? -0.55 : 0.35;
        s.fill(rectangle(x, -0.95, x + 0.2, eaves), s.ink);
    }
    s.fill(rectangle(-half, eaves - 0.02, half, 1), s.ink);
    s.fill({{-half - overhang, eaves}, {0, -1}, {half + overhang, eaves}}, roof);
    const double door = s.dice.between(-0.45, 0.2), width = s.dice.between(0.24, 0.34);
    s.fill(rectangle(door, 0.4, door + width, 1), hole);
    const double pane = s.dice.between(0.2, 0.28);
    const double height = eaves + 0.16;
    if (s.dice.chance(0.8))
        s.fill(rectangle(-half + 0.13, height, -half + 0.13 + pane, height + pane), hole);
    s.fill(rectangle(half - 0.13 - pane, height, half - 0.13, height + pane), hole);
}

void drawTree(Sketch& s) {
    const double trunk = s.dice.between(0.1, 0.19);
    const Colour bark = s.dice.chance(0.7) ? s.against(s.background, 60) : s.ink;
    s.fill({{-trunk, 1}, {-trunk * 0.8, 0}, {trunk * 0.8, 0}, {trunk, 1}}, bark);
    Path crown;
    if (s.dice.chance(0.5)) {
        const int tiers = s.dice.fromTo(2, 3);
        for (int i = 0; i < tiers; ++i) {
            const double bottom = 0.55 - 1.0 * i / tiers;
            const double half = 0.8 - 0.34 * i * 2 / tiers;
            crown.add({{-half, bottom}, {0, bottom - 1.05 + 0.1 * tiers}, {half, bottom}});
        }
    } else {
        const int lobes = s.dice.fromTo(5, 7);
        const double turn = s.dice.unit();
        crown.add(disc(0, -0.3, 0.5));
        for (int i = 0; i < lobes; ++i) {
            const Point p = direction(turn + static_cast<double>(i) / lobes);
            const double r = s.dice.between(0.26, 0.36);
            crown.add(disc(p.x * 0.44, -0.3 + p.y * 0.4, r));
        }
    }
    s.fill(crown, s.ink);
}

void drawFace(Sketch& s) {
    const double width = s.dice.between(0.85, 1.0);
    const bool outlined = s.dice.chance(0.3);
    const Polygon head = ellipse({{0, 0}, width, 1});
    const Colour parts = outlined ? s.ink : s.against(s.ink, 75);
    if (outlined)
        s.fill(Path().addStroke(head, s.dice.between(0.1, 0.16), true), s.ink);
    else
        s.fill(head, s.ink);
    const double apart = s.dice.between(0.3, 0.42), up = s.dice.between(0.2, 0.36);
    const double eye = s.dice.between(0.1, 0.16), tall = s.dice.between(1.0, 1.5);
    for (const double side : {-1.0, 1.0})
        s.fill(ellipse({{side * apart, -up}, eye, eye * tall}), parts);
    const double mouth = s.dice.between(0.4, 0.56), bend = s.dice.between(0.2, 0.36);
    const double pen = s.dice.between(0.09, 0.14);
    std::vector<Point> line;
    if (s.dice.chance(0.75))
        line = ellipse({{0, 0.28}, mouth, bend}, 0.02, 0.48);
    else
        line = ellipse({{0, 0.62}, mouth, bend}, 0.54, 0.96);
    s.fill(Path().addStroke(line, pen), parts);
    if (s.dice.chance(0.5))
        s.fill(Path().addStroke(std::array{Point{0, -0.08}, Point{0.06, 0.14}}, 0.08), parts);
}

void drawFish(Sketch& s) {
    const double height = s.dice.between(0.4, 0.58);
    const Colour fins = s.dice.chance(0.5) ? s.against(s.background, 60) : s.ink;
    const double tail = s.dice.between(0.36, 0.52);
    s.fill({{0.45, 0}, {1, -tail}, {0.86, 0}, {1, tail}}, fins);
    if (s.dice.chance(0.7))
        s.fill({{-0.35, -height * 0.7}, {0.1, -height - 0.26}, {0.3, -height * 0.5}}, fins);
    // Two arcs that meet in nose and tail.
    Polygon body;
    for (int i = 0; i <= 20; ++i) {
        const double t = i / 20.0;
        body.push_back({-1 + 1.65 * t, -height * 4 * t * (1 - t)});
    }
    for (int i = 19; i > 0; --i) {
        const double t = i / 20.0;
        body.push_back({-1 + 1.65 * t, height * 4 * t * (1 - t)});
    }
    s.fill(std::move(body), s.ink);
    const Colour marks = s.against(s.ink, kPartGap);
    s.fill(disc(-0.62, -height * 0.22, 0.1), marks);
    if (s.dice.chance(0.6))
        s.fill(Path().addStroke(ellipse({{-0.52, 0}, 0.2, height * 0.6}, -0.2, 0.2), 0.07), marks);
}

void drawFlower(Sketch& s) {
    const int petals = s.dice.fromTo(5, 8);
    const double turn = s.dice.unit();
    const Colour centre = s.against(s.ink, kPartGap);
    const bool stem = s.dice.chance(0.6);
    const double size = stem ? 0.66 : 1.0, up = stem ? -0.34 : 0.0;
    if (stem) {
        const Colour green = s.dice.chance(0.6) ? s.against(s.background, 60) : s.ink;
        Path stalk;
        stalk.addStroke(std::array{Point{0, up}, Point{0.05, 0.4}, Point{0, 1}}, 0.11);
        const double side = s.dice.chance(0.5) ? 1 : -1;
        stalk.add({{0.03, 0.75}, {side * 0.25, 0.42}, {side * 0.55, 0.42}, {side * 0.36, 0.68}});
        s.fill(stalk, green);
    }
    Path leaves;
    const double width = s.dice.between(0.8, 1.0) * 2.2 / petals;
    for (int i = 0; i < petals; ++i) {
        Polygon petal;
        const Affine where = rotation(turn + static_cast<double>(i) / petals);
        for (const Point p : ellipse({{0.62 * size, 0}, 0.38 * size, width * 0.62 * size})) {
            const Point q = where(p);
            petal.push_back({q.x, q.y + up});
        }
        leaves.add(std::move(petal));
    }
    s.fill(leaves, s.ink);
    s.fill(disc(0, up, s.dice.between(0.26, 0.36) * size), centre);
}

void drawBoat(Sketch& s) {
    const Colour sail = s.dice.chance(0.65) ? s.against(s.background, 60) : s.ink;
    const double mast = s.dice.between(-0.15, 0.1);
    const double bow = s.dice.between(0.2, 0.35);
    s.fill(Path().addStroke(std::array{Point{mast, -1}, Point{mast, 0.5}}, 0.08), s.ink);
    s.fill({{-1, 0.45}, {1, 0.45}, {1 - bow, 0.92}, {-1 + bow * 1.3, 0.92}}, s.ink);
    s.fill({{mast + 0.09, -0.95}, {0.85, 0.3}, {mast + 0.09, 0.3}}, sail);
    if (s.dice.chance(0.75))
        s.fill({{mast - 0.09, -0.8}, {mast - 0.09, 0.3}, {-0.75, 0.3}}, sail);
}

void drawUmbrella(Sketch& s) {
    const int panels = s.dice.fromTo(3, 5);
    const Colour second = s.dice.chance(0.6) ? s.secondInk() : s.ink;
    const Colour stick = s.dice.chance(0.5) ? s.against(s.background, 60) : s.ink;
    const double hook = s.dice.between(0.14, 0.2), pen = s.dice.between(0.08, 0.12);
    std::vector<Point> handle{{0, -1}, {0, 0.8}};
    for (const Point p : ellipse({{hook, 0.8}, hook, hook}, 0.5, 0.0))
        handle.push_back(p);
    s.fill(Path().addStroke(handle, pen), stick);
    const double rise = s.dice.between(0.75, 0.9);
    const auto dome = [rise](double x) { return Point{x, 0.02 - rise * std::sqrt(1 - x * x)}; };
    for (int i = 0; i < panels; ++i) {
        const double left = -1 + 2.0 * i / panels, right = -1 + 2.0 * (i + 1) / panels;
        Polygon panel;
        for (int k = 0; k <= 10; ++k) {  // the upper edge narrows towards the tip
            const double t = k / 10.0;
            panel.push_back(dome(left + (right - left) * t));
        }
        const Polygon scallop =
            ellipse({{(left + right) / 2, 0.02}, (right - left) / 2, 0.14}, 0.0, -0.5);
        panel.insert(panel.end(), scallop.begin(), scallop.end());
        s.fill(std::move(panel), i % 2 == 0 ? s.ink : second);
    }
}

}  // namespace scalescope::detail
