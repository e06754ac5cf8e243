// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_glyphs.h"

#include <array>
#include <span>

namespace scalescope::detail {

namespace {

/// Width of the pen and half the width of the glyph.
struct Hand {
    double pen = 0.2, half = 0.6;
    bool serifs = false;
};

Hand randomHand(Dice& dice) {
    Hand hand;
    hand.pen = dice.between(0.16, 0.38);
    hand.half = dice.between(0.5, 0.72);
    hand.serifs = dice.chance(0.35);
    return hand;
}

void addLine(Path& path, const Hand& hand, Point from, Point to) {
    path.addStroke(std::array{from, to}, hand.pen);
}

void addSerif(Path& path, const Hand& hand, Point foot) {
    const double reach = 0.12 + hand.pen / 2;
    if (hand.serifs)
        path.addStroke(std::array{Point{foot.x - reach, foot.y}, Point{foot.x + reach, foot.y}},
                       hand.pen * 0.5);
}

/// Some glyphs throw a shadow.
void fillGlyph(Sketch& s, const Path& path) {
    if (s.dice.chance(0.2)) {
        const double away = s.dice.between(0.05, 0.09);
        const Colour shadow = blend(s.background, s.against(s.ink, 90), 0.5F);
        s.canvas.fill(path, s.place.after(translation({away, away})), shadow);
    }
    s.fill(path, s.ink);
}

}  // namespace

void drawTwo(Sketch& s) {
    const Hand hand = randomHand(s.dice);
    const double bow = 0.5;  // radius of the upper bow, vertically
    const double top = -0.9 + bow;
    std::vector<Point> line = ellipse({{0, top}, hand.half, bow}, -0.47, 0.1);
    line.push_back({-hand.half, 0.88});
    Path path;
    path.addStroke(line, hand.pen);
    addLine(path, hand, {-hand.half, 0.88}, {hand.half, 0.88});
    fillGlyph(s, path);
}

void drawEight(Sketch& s) {
    Hand hand = randomHand(s.dice);
    hand.pen *= 0.85;  // keeps the holes open
    const double waist = s.dice.between(-0.16, -0.02);
    const double upper = (waist + 0.9) / 2, lower = (0.9 - waist) / 2;
    Path path;
    path.addStroke(ellipse({{0, waist - upper}, hand.half * 0.84, upper}), hand.pen, true);
    path.addStroke(ellipse({{0, waist + lower}, hand.half, lower}), hand.pen, true);
    fillGlyph(s, path);
}

void drawA(Sketch& s) {
    Hand hand = randomHand(s.dice);
    hand.half += 0.12;
    const double bar = s.dice.between(0.2, 0.4);
    const double barHalf = hand.half * (bar + 0.9) / 1.8;
    Path path;
    addLine(path, hand, {0, -0.9}, {-hand.half, 0.9});
    addLine(path, hand, {0, -0.9}, {hand.half, 0.9});
    path.addStroke(std::array{Point{-barHalf, bar}, Point{barHalf, bar}}, hand.pen * 0.75);
    addSerif(path, hand, {-hand.half, 0.9});
    addSerif(path, hand, {hand.half, 0.9});
    fillGlyph(s, path);
}

void drawK(Sketch& s) {
    const Hand hand = randomHand(s.dice);
    const double knee = s.dice.between(0.05, 0.25);
    Path path;
    addLine(path, hand, {-hand.half, -0.9}, {-hand.half, 0.9});
    addLine(path, hand, {hand.half, -0.9}, {-hand.half, knee});
    // The leg leaves the arm a little above the stem.
    const Point branch{-hand.half * 0.45, knee + (-0.9 - knee) * 0.275};
    addLine(path, hand, branch, {hand.half, 0.9});
    addSerif(path, hand, {-hand.half, -0.9});
    addSerif(path, hand, {-hand.half, 0.9});
    addSerif(path, hand, {hand.half, -0.9});
    addSerif(path, hand, {hand.half, 0.9});
    fillGlyph(s, path);
}

}  // namespace scalescope::detail
