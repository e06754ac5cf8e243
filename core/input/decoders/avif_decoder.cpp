// SPDX-License-Identifier: Apache-2.0
#include "core/input/decoders/avif_decoder.h"

#include "core/input/headers/avif_file.h"

#include <avif/avif.h>

namespace scalescope::detail {

Raster decodeAvif(const ByteReader& file, const ImageHeader& header) {
    constexpr std::uint32_t usualBits = 8;
    AvifFile opened(file);
    const avifImage& image = opened.decode();
    if (image.width != header.width || image.height != header.height)
        file.failTruncated();
    const bool alpha = image.alphaPlane != nullptr;
    Raster raster = blankRaster(header, alpha ? 4 : 3);
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, &image);
    rgb.format = alpha ? AVIF_RGB_FORMAT_RGBA : AVIF_RGB_FORMAT_RGB;
    rgb.depth = usualBits;
    rgb.pixels = raster.bytes.data();
    rgb.rowBytes = image.width * static_cast<std::uint32_t>(raster.channels);
    if (avifImageYUVToRGB(&image, &rgb) != AVIF_RESULT_OK)
        file.failTruncated();
    if (image.depth > usualBits)
        raster.notes.push_back(scaledBitsNote(static_cast<int>(image.depth)));
    return raster;
}

}  // namespace scalescope::detail
