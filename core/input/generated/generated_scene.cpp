// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_scene.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope::detail {

namespace {

constexpr float kInkGap = 85;  ///< luma between object and background

struct Blob {
    float x, y, radius;
    Colour colour;
};

/// Colour of a neighbouring hue and brightness: a background that does not hide the object.
Colour near(Dice& dice, const Colour& colour, double reach) {
    const auto shift = [&] { return static_cast<float>(dice.between(-reach, reach)); };
    const float common = shift();
    const Colour moved{colour.r + common + shift() / 2, colour.g + common + shift() / 2,
                       colour.b + common + shift() / 2};
    return {std::clamp(moved.r, 0.0F, 255.0F), std::clamp(moved.g, 0.0F, 255.0F),
            std::clamp(moved.b, 0.0F, 255.0F)};
}

void paintPlain(Canvas& canvas, const Colour& colour) {
    for (int y = 0; y < canvas.px(); ++y)
        for (int x = 0; x < canvas.px(); ++x)
            canvas.set(x, y, colour);
}

void paintGradient(Dice& dice, Canvas& canvas, const Colour& from) {
    const Colour to = near(dice, from, 45);
    const Point along = direction(dice.unit());
    for (int y = 0; y < canvas.px(); ++y)
        for (int x = 0; x < canvas.px(); ++x) {
            const auto dx = static_cast<float>(along.x), dy = static_cast<float>(along.y);
            const float share =
                0.5F + 0.7F * (dx * (canvas.shareOf(x) - 0.5F) + dy * (canvas.shareOf(y) - 0.5F));
            canvas.set(x, y, blend(from, to, std::clamp(share, 0.0F, 1.0F)));
        }
}

void paintBlobs(Dice& dice, Canvas& canvas, const Colour& ground) {
    std::vector<Blob> blobs(static_cast<std::size_t>(dice.fromTo(3, 7)));
    for (Blob& blob : blobs) {
        blob.x = static_cast<float>(dice.unit());
        blob.y = static_cast<float>(dice.unit());
        blob.radius = static_cast<float>(dice.between(0.2, 0.5));
        blob.colour = near(dice, ground, 45);
    }
    for (int y = 0; y < canvas.px(); ++y)
        for (int x = 0; x < canvas.px(); ++x) {
            Colour colour = ground;
            for (const Blob& blob : blobs) {
                const float dx = canvas.shareOf(x) - blob.x, dy = canvas.shareOf(y) - blob.y;
                const float inside = 1.0F - (dx * dx + dy * dy) / (blob.radius * blob.radius);
                if (inside > 0)
                    colour = blend(colour, blob.colour, inside * inside);
            }
            canvas.set(x, y, colour);
        }
}

/// Coarse noise between two colours.
void paintClouds(Dice& dice, Canvas& canvas, const Colour& from) {
    constexpr int kCells = 7;
    const Colour to = near(dice, from, 45);
    std::array<float, (kCells + 1) * (kCells + 1)> lattice{};
    for (float& value : lattice)
        value = static_cast<float>(dice.unit());
    const auto at = [&](int column, int row) {
        return lattice[static_cast<std::size_t>(row * (kCells + 1) + column)];
    };
    for (int y = 0; y < canvas.px(); ++y)
        for (int x = 0; x < canvas.px(); ++x) {
            const float gx = canvas.shareOf(x) * kCells, gy = canvas.shareOf(y) * kCells;
            const int column = static_cast<int>(gx), row = static_cast<int>(gy);
            float tx = gx - static_cast<float>(column), ty = gy - static_cast<float>(row);
            tx = tx * tx * (3 - 2 * tx);
            ty = ty * ty * (3 - 2 * ty);
            const float upper = at(column, row) * (1 - tx) + at(column + 1, row) * tx;
            const float lower = at(column, row + 1) * (1 - tx) + at(column + 1, row + 1) * tx;
            canvas.set(x, y, blend(from, to, upper * (1 - ty) + lower * ty));
        }
}

void paintBackground(Dice& dice, Canvas& canvas, const Colour& colour, bool plainOnly) {
    const int style = dice.below(4);
    if (style == 0 || (plainOnly && style != 1))
        paintPlain(canvas, colour);
    else if (style == 1)
        paintGradient(dice, canvas, colour);
    else if (style == 2)
        paintBlobs(dice, canvas, colour);
    else
        paintClouds(dice, canvas, colour);
}

/// Size, place, rotation and a little shear of the object.
Affine randomPlace(Dice& dice, const Freedom& freedom) {
    const double half = freedom.fillsPicture ? dice.between(0.5, 0.72) : dice.between(0.25, 0.43);
    const double stretch = dice.between(0.88, 1.14);
    const double shear = dice.between(-0.1, 0.1);
    const double turns = dice.between(-freedom.maxTurns, freedom.maxTurns);
    const bool flip = freedom.mayFlip && dice.chance(0.5);
    const double room = freedom.fillsPicture ? 0.1 : std::max(0.0, 0.49 - half);
    const Point centre{0.5 + dice.between(-room, room), 0.5 + dice.between(-room, room)};
    const Affine shape{half * (flip ? -stretch : stretch), half * shear, 0, 0, half / stretch, 0};
    return translation(centre).after(rotation(turns)).after(shape);
}

/// Short strokes and chips that are none of the kinds.
void scatterClutter(Dice& dice, Canvas& canvas, int count) {
    for (int i = 0; i < count; ++i) {
        const Colour colour = randomColour(dice);
        const Point at{dice.unit(), dice.unit()};
        const Point along = direction(dice.unit());
        const double length = dice.between(0.02, 0.07), width = dice.between(0.012, 0.03);
        const Point end{at.x + along.x * length, at.y + along.y * length};
        Path mark;
        if (dice.chance(0.5))
            mark.addStroke(std::array{at, end}, width);
        else
            mark.add({at,
                      end,
                      {end.x - along.y * length, end.y + along.x * length * 0.6},
                      {at.x - along.y * length * 0.4, at.y + along.x * length}});
        canvas.fill(mark, {}, colour);
    }
}

/// A bar across the picture or a patch at the object's edge covers a part.
void cover(Dice& dice, Canvas& canvas, const Affine& place, const Colour& ink) {
    const Point centre = place({0, 0});
    const double half = std::sqrt(std::abs(place.a * place.e - place.b * place.d));
    const Point along = direction(dice.unit());
    const bool bar = dice.chance(0.5);
    const double away = half * (bar ? dice.between(0.0, 0.8) : dice.between(0.65, 1.0));
    const double width = half * (bar ? dice.between(0.14, 0.26) : dice.between(0.4, 0.65));
    const Point middle{centre.x - along.y * away, centre.y + along.x * away};
    const double reach = bar ? 1.5 : width / 2;
    Colour colour = randomColour(dice);
    for (int i = 0; i < 8 && std::abs(colour.luma() - ink.luma()) < 40; ++i)
        colour = randomColour(dice);
    const Point from{middle.x - along.x * reach, middle.y - along.y * reach};
    const Point to{middle.x + along.x * reach, middle.y + along.y * reach};
    const double nx = -along.y * width / 2, ny = along.x * width / 2;
    Path path;
    path.add({{from.x + nx, from.y + ny},
              {to.x + nx, to.y + ny},
              {to.x - nx, to.y - ny},
              {from.x - nx, from.y - ny}});
    canvas.fill(path, {}, colour);
}

void expose(Dice& dice, Canvas& canvas) {
    const Point towards = direction(dice.unit());
    const double strength = dice.between(0.0, 0.55);
    Light light;
    light.slope = {towards.x * strength, towards.y * strength};
    light.contrast = dice.between(0.7, 1.1);
    light.shift = dice.between(-22, 22);
    canvas.apply(light);
    if (dice.chance(0.5))
        canvas.blur(dice.between(0.011, 0.022));
    const double deviation = dice.chance(0.7) ? dice.between(1.0, 14.0) : 0.0;
    const bool coloured = dice.chance(0.5);
    const std::uint64_t key = dice.bits();
    if (deviation > 0)
        canvas.addNoise(deviation, coloured, key);
}

}  // namespace

Image paintScene(Draw draw, const Freedom& freedom, std::uint64_t key, int px) {
    Dice dice(key);
    Canvas canvas(px);
    Sketch sketch{dice, canvas, randomPlace(dice, freedom), randomColour(dice), {}};
    sketch.ink = sketch.against(sketch.background, kInkGap);
    paintBackground(dice, canvas, sketch.background, freedom.fillsPicture);
    if (!freedom.fillsPicture)
        scatterClutter(dice, canvas, dice.fromTo(0, 9));
    draw(sketch);
    scatterClutter(dice, canvas, dice.fromTo(0, 3));
    if (dice.chance(0.3))
        cover(dice, canvas, sketch.place, sketch.ink);
    expose(dice, canvas);
    return canvas.toImage();
}

}  // namespace scalescope::detail
