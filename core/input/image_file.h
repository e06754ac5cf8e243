// SPDX-License-Identifier: Apache-2.0
// From an image file to upright 8-bit RGB.
#pragma once

#include "core/base/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// A decoded image and what was done to it.
struct LoadedImage {
    std::string name;                ///< file name, or "pasted image", "sample: chelsea"
    std::filesystem::path path;      ///< empty for images from memory
    Image image;                     ///< Rgb8, upright
    std::string digest;              ///< SHA-256 of the RGB bytes with width and height
    std::vector<std::string> notes;  ///< "alpha composited over white", "16 bit scaled to 8", ...
    bool generated = false;          ///< drawn by the program, of a kind of generatedKinds()
};

struct DecodeOptions {
    bool applyOrientation = true;  ///< false: as torchvision
    bool dropAlpha = false;        ///< true: as torchvision; false: composite over white
    std::function<void(std::int64_t pixels)> beforePixels;  ///< told once the header is read
};

/// JPEG, PNG, WebP, BMP, TIFF, GIF, HEIF, AVIF, PPM, PGM, PBM by content, not by name.
/// Throws: FileMissing, FileUnreadable, FormatUnknown, LimitExceeded (file or pixel count).
[[nodiscard]] LoadedImage loadImage(const std::filesystem::path& path,
                                    const DecodeOptions& options = {});
/// Same from memory (a paste, an embedded sample).
[[nodiscard]] LoadedImage decodeImage(std::span<const std::byte> bytes, const std::string& name,
                                      const DecodeOptions& options = {});
/// Wraps pixels that are already there; computes the digest.
[[nodiscard]] LoadedImage imageFromPixels(Image image, const std::string& name);

/// Encodes as PNG (reports, screenshots of tiles).
[[nodiscard]] std::vector<std::byte> encodePng(const Image& image);

}  // namespace scalescope
