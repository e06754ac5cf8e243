// SPDX-License-Identifier: Apache-2.0
// An 8-bit picture as a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace scalescope {

enum class PixelFormat { Gray8, Rgb8 };

/// How pixels are resampled before the network: Pillow's antialiased filters, or the nearest pixel.
enum class Interpolation { Nearest, Box, Bilinear, Hamming, Bicubic, Lanczos };

/// Shape: row-major H x W x C, tightly packed, owned.
struct Image {
    int width = 0, height = 0;
    PixelFormat format = PixelFormat::Rgb8;
    std::vector<std::uint8_t> bytes;

    [[nodiscard]] int channelCount() const { return format == PixelFormat::Rgb8 ? 3 : 1; }
    [[nodiscard]] bool empty() const { return bytes.empty(); }
    [[nodiscard]] std::size_t stride() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(channelCount());
    }
};

}  // namespace scalescope
