// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/image_header.h"

#include "core/base/format.h"
#include "core/input/headers/avif_file.h"
#include "core/input/headers/header_bmp.h"
#include "core/input/headers/header_gif.h"
#include "core/input/headers/header_jpeg.h"
#include "core/input/headers/header_png.h"
#include "core/input/headers/header_pnm.h"
#include "core/input/headers/header_tiff.h"
#include "core/input/headers/header_webp.h"
#include "core/input/headers/heif_file.h"
#include "core/input/headers/other_formats.h"
#include "core/input/resample.h"

namespace scalescope::detail {

void failPixelCount(const ByteReader& file, const std::string& what) {
    file.fail(ErrorCode::LimitExceeded, "the image has " + what + ", the limit is " +
                                            formatCount(kMaxImagePixels) + " pixels and " +
                                            std::to_string(kMaxSidePx) +
                                            " per side; make it smaller first.");
}

void checkPixelCount(std::int64_t width, std::int64_t height, const ByteReader& file) {
    const std::string size = std::to_string(width) + " x " + std::to_string(height) + " pixels";
    if (width < 1 || height < 1)
        file.fail(ErrorCode::FileUnreadable, "the image has " + size + "; choose another one.");
    if (width > kMaxSidePx || height > kMaxSidePx || width > kMaxImagePixels / height)
        failPixelCount(file, size);
}

ImageHeader readImageHeader(const ByteReader& file) {
    if (file.size() == 0)
        file.fail(ErrorCode::FileUnreadable, "the file is empty; copy or download it again.");
    ImageHeader header;
    if (file.startsWith("\xFF\xD8\xFF"))
        header = readJpegHeader(file);
    else if (file.startsWith("\x89PNG\r\n\x1A\n"))
        header = readPngHeader(file);
    else if (file.startsWith("RIFF") && file.startsWith("WEBP", 8))
        header = readWebPHeader(file);
    else if (looksLikeTiff(file))
        header = readTiffHeader(file);
    else if (file.startsWith("BM"))
        header = readBmpHeader(file);
    else if (file.startsWith("GIF87a") || file.startsWith("GIF89a"))
        header = readGifHeader(file);
    else if (looksLikePnm(file))
        header = readPnmHeader(file);
    else if (looksLikeAvif(file))
        header = AvifFile(file).header();
    else if (looksLikeHeif(file))
        header = HeifFile(file).header();
    else
        failUnknown(file);
    checkPixelCount(header.width, header.height, file);
    return header;
}

}  // namespace scalescope::detail
