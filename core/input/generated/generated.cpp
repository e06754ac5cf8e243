// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated.h"

#include "core/base/error.h"
#include "core/input/generated/generated_glyphs.h"
#include "core/input/generated/generated_scene.h"
#include "core/input/generated/generated_shapes.h"
#include "core/input/generated/generated_sketch.h"
#include "core/input/generated/generated_textures.h"
#include "core/input/generated/generated_things.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>

namespace scalescope {

namespace {

using detail::Draw;
using detail::Freedom;

constexpr int kMinPx = 16, kMaxPx = 4096;

struct Kind {
    std::string_view name;
    Draw draw;
    Freedom freedom;
};

constexpr Freedom kTexture{.maxTurns = 0.5, .mayFlip = true, .fillsPicture = true};
constexpr Freedom kAnyTurn{.maxTurns = 0.5, .mayFlip = true};
constexpr Freedom kUpright{.maxTurns = 0.05, .mayFlip = true};
constexpr Freedom kGlyph{.maxTurns = 0.05};

constexpr std::array<Kind, 20> kKinds{{
    {"stripes", detail::drawStripes, kTexture},
    {"checkerboard", detail::drawCheckerboard, kTexture},
    {"polka dots", detail::drawPolkaDots, kTexture},
    {"brick wall",
     detail::drawBrickWall,
     {.maxTurns = 0.06, .mayFlip = true, .fillsPicture = true}},
    {"ring", detail::drawRing, kAnyTurn},
    {"triangle", detail::drawTriangle, kAnyTurn},
    {"star", detail::drawStar, kAnyTurn},
    {"heart", detail::drawHeart, {.maxTurns = 0.1, .mayFlip = true}},
    {"spiral", detail::drawSpiral, kAnyTurn},
    {"house", detail::drawHouse, kUpright},
    {"tree", detail::drawTree, kUpright},
    {"face", detail::drawFace, {.maxTurns = 0.07, .mayFlip = true}},
    {"fish", detail::drawFish, {.maxTurns = 0.08, .mayFlip = true}},
    {"flower", detail::drawFlower, {.maxTurns = 0.08, .mayFlip = true}},
    {"sailing boat", detail::drawBoat, kUpright},
    {"umbrella", detail::drawUmbrella, {.maxTurns = 0.08, .mayFlip = true}},
    {"digit 2", detail::drawTwo, kGlyph},
    {"digit 8", detail::drawEight, kGlyph},
    {"letter A", detail::drawA, kGlyph},
    {"letter K", detail::drawK, kGlyph},
}};

constexpr auto kNames = [] {
    std::array<std::string_view, kKinds.size()> names;
    std::ranges::transform(kKinds, names.begin(), &Kind::name);
    return names;
}();

void check(int kind, int px) {
    if (kind < 0 || kind >= static_cast<int>(kKinds.size()))
        throw Error(ErrorCode::ArgumentInvalid, "There is no generated picture of kind " +
                                                    std::to_string(kind) + "; the kinds are 0 to " +
                                                    std::to_string(kKinds.size() - 1) + ".");
    if (px < kMinPx || px > kMaxPx)
        throw Error(ErrorCode::ArgumentInvalid,
                    "Generated pictures of " + std::to_string(px) + " px cannot be made; choose " +
                        std::to_string(kMinPx) + " to " + std::to_string(kMaxPx) + ".");
}

}  // namespace

std::span<const std::string_view> generatedKinds() {
    return kNames;
}

Image generatePicture(int kind, std::uint64_t seed, int px) {
    check(kind, px);
    const Kind& entry = kKinds[static_cast<std::size_t>(kind)];
    const std::uint64_t key = splitMix64(mix64(seed), static_cast<std::uint64_t>(kind));
    return detail::paintScene(entry.draw, entry.freedom, key, px);
}

GeneratedPicture generatedPicture(std::uint64_t seed, std::uint64_t index, int px) {
    const std::uint64_t key = mix64(seed + kSplitMixStep);
    detail::Dice round(splitMix64(key, index / kKinds.size()));
    std::array<int, kKinds.size()> order{};
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size() - 1; i > 0; --i)
        std::swap(order[i], order[static_cast<std::size_t>(round.below(static_cast<int>(i) + 1))]);
    const int kind = order[index % order.size()];
    return {generatePicture(kind, splitMix64(~key, index), px), kind};
}

}  // namespace scalescope
