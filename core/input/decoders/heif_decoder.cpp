// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/heif_decoder.h"

#include "core/input/headers/heif_file.h"

#include <algorithm>
#include <libheif/heif.h>
#include <memory>

namespace scalescope::detail {

namespace {

using Options = std::unique_ptr<heif_decoding_options, decltype(&heif_decoding_options_free)>;
using Pixels = std::unique_ptr<heif_image, void (*)(const heif_image*)>;

Pixels decodePrimary(const HeifFile& file, bool alpha, const ByteReader& bytes) {
    const Options options(heif_decoding_options_alloc(), &heif_decoding_options_free);
    options->convert_hdr_to_8bit = 1;
    heif_image* pixels = nullptr;
    const heif_error problem = heif_decode_image(
        &file.picture(), &pixels, heif_colorspace_RGB,
        alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, options.get());
    if (problem.code != heif_error_Ok)
        throw Error(ErrorCode::FileUnreadable,
                    bytes.name() +
                        ": the image is damaged and cannot be decoded; copy or download it again.",
                    Subject::Input, problem.message);
    return {pixels, &heif_image_release};
}

}  // namespace

Raster decodeHeif(const ByteReader& file, const ImageHeader& header) {
    constexpr int usualBits = 8;
    const HeifFile opened(file);
    const bool alpha = heif_image_handle_has_alpha_channel(&opened.picture()) != 0;
    const Pixels pixels = decodePrimary(opened, alpha, file);
    const heif_channel channel = heif_channel_interleaved;
    int stride = 0;
    const std::uint8_t* const plane = heif_image_get_plane_readonly(pixels.get(), channel, &stride);
    if (plane == nullptr || heif_image_get_width(pixels.get(), channel) != header.width ||
        heif_image_get_height(pixels.get(), channel) != header.height)
        file.failTruncated();
    Raster raster = blankRaster(header, alpha ? 4 : 3);
    const auto rowBytes = static_cast<std::size_t>(header.width * raster.channels);
    for (std::int64_t y = 0; y < header.height; ++y)
        std::copy_n(plane + y * stride, rowBytes, raster.row(y));
    const int bits = heif_image_handle_get_luma_bits_per_pixel(&opened.picture());
    if (bits > usualBits)
        raster.notes.push_back(scaledBitsNote(bits));
    if (opened.isTurned())
        raster.notes.emplace_back("Turned upright, as the file asks for.");
    return raster;
}

}  // namespace scalescope::detail
