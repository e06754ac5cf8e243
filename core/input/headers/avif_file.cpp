// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/avif_file.h"

#include "core/input/headers/heif_boxes.h"

#include <algorithm>
#include <avif/avif.h>

namespace scalescope::detail {

namespace {

/// The EXIF orientation that turns as the file asks for: a rotation, then a mirror.
int orientationOf(const avifImage& image) {
    const bool mirrors = (image.transformFlags & AVIF_TRANSFORM_IMIR) != 0;
    const int angle = (image.transformFlags & AVIF_TRANSFORM_IROT) != 0 ? image.irot.angle & 3 : 0;
#if AVIF_VERSION_MAJOR < 1
    const bool leftAndRight = image.imir.mode == 1;
#else
    const bool leftAndRight = image.imir.axis == 1;
#endif
    // By quarter turns anticlockwise.
    constexpr int turned[] = {1, 8, 3, 6};
    constexpr int topAndBottomChanged[] = {4, 5, 2, 7};
    constexpr int leftAndRightChanged[] = {2, 7, 4, 5};
    return !mirrors       ? turned[angle]
           : leftAndRight ? leftAndRightChanged[angle]
                          : topAndBottomChanged[angle];
}

}  // namespace

struct AvifFile::Opened {
    avifDecoder* decoder = avifDecoderCreate();
    Opened() = default;
    ~Opened() { avifDecoderDestroy(decoder); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
};

bool looksLikeAvif(const ByteReader& file) {
    return hasBrand(file, "avif") || hasBrand(file, "avis");
}

AvifFile::AvifFile(const ByteReader& file) : m_file(file), m_opened(std::make_unique<Opened>()) {
    avifDecoder* const decoder = m_opened->decoder;
    decoder->maxThreads = 1;  // pictures are on threads of ours
    decoder->ignoreExif = decoder->ignoreXMP = AVIF_TRUE;
    decoder->imageSizeLimit = static_cast<std::uint32_t>(kMaxImagePixels);
    // As Pillow: what libavif before 0.9 wrote is read.
    decoder->strictFlags &=
        ~static_cast<avifStrictFlags>(AVIF_STRICT_CLAP_VALID | AVIF_STRICT_PIXI_REQUIRED);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.bytes().data());
    if (avifDecoderSetIOMemory(decoder, bytes, file.bytes().size()) != AVIF_RESULT_OK ||
        avifDecoderParse(decoder) != AVIF_RESULT_OK) {
        if (std::string_view(decoder->diag.error).find("too large") != std::string_view::npos)
            failPixelCount(file, "more pixels than can be read");
        file.failTruncated();
    }
}

AvifFile::~AvifFile() = default;

ImageHeader AvifFile::header() const {
    const avifImage& image = *m_opened->decoder->image;
    ImageHeader header;
    header.decoder = Decoder::Avif;
    header.width = image.width;
    header.height = image.height;
    header.orientation = orientationOf(image);
    header.severalFrames = m_opened->decoder->imageCount > 1;
    header.iccProfile = image.icc.size > 0;
    return header;
}

const avifImage& AvifFile::decode() {
    if (avifDecoderNextImage(m_opened->decoder) != AVIF_RESULT_OK)
        m_file.failTruncated();
    return *m_opened->decoder->image;
}

}  // namespace scalescope::detail
