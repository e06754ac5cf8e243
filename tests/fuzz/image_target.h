// SPDX-License-Identifier: Apache-2.0
// What fuzz targets of pictures share.
#pragma once

#include "core/input/decoders/raster.h"
#include "core/input/headers/image_header.h"
#include "tests/fuzz/fuzz_target.h"

namespace scalescope::fuzz {

/// Larger pictures are refused by the target, so that an input takes microseconds.
inline constexpr std::int64_t kMaxFuzzedPixels = 1 << 18;

/// Reads the header and decodes what it tells: the pixels must be those of its size.
template <typename ReadHeader, typename Decode>
void decodePicture(Bytes bytes, ReadHeader&& readHeader, Decode&& decode) {
    static_cast<void>(isRead(Subject::Input, "mutant: ", [&] {
        const detail::ByteReader file(bytes, "mutant");
        const detail::ImageHeader header = readHeader(file);
        detail::checkPixelCount(header.width, header.height, file);
        if (header.width * header.height > kMaxFuzzedPixels)
            return;
        const detail::Raster raster = decode(file, header);
        require(raster.width == header.width && raster.height == header.height,
                "a picture has the size of its header");
        require(static_cast<std::int64_t>(raster.bytes.size()) ==
                    raster.width * raster.height * raster.channels,
                "a picture has all its pixels");
        require(raster.wholeRows >= 0 && raster.wholeRows <= raster.height,
                "rows that are whole are rows of the picture");
    }));
}

}  // namespace scalescope::fuzz
