// SPDX-License-Identifier: Apache-2.0
// Labelled pictures from a seed: what the demo weights were trained on, and samples without files.
#pragma once

#include "core/base/image.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace scalescope {

/// The kinds of generated pictures, by label: 20 names of textures, shapes, things and glyphs.
[[nodiscard]] std::span<const std::string_view> generatedKinds();

/// Picture of one kind. A pure function of its arguments, bit for bit on every machine; the scene
/// is the same at every px. Thread: any.
/// Shape: px x px, Rgb8.
/// Throws: ArgumentInvalid (kind out of range, px < 16 or > 4096).
[[nodiscard]] Image generatePicture(int kind, std::uint64_t seed, int px);

/// One picture of a stream with its label.
struct GeneratedPicture {
    Image image;
    int kind = 0;
};

/// index-th picture of a stream: kind and picture seed follow from (seed, index). Every run of
/// indices 20 n .. 20 n + 19 holds each kind once, in an order of its own.
/// Throws: as generatePicture.
[[nodiscard]] GeneratedPicture generatedPicture(std::uint64_t seed, std::uint64_t index, int px);

}  // namespace scalescope
