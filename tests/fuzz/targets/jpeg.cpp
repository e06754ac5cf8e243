// SPDX-License-Identifier: Apache-2.0
// JPEG by libjpeg, as CMYK and cut files are read.
#include "core/input/decoders/jpeg_decoder.h"
#include "core/input/headers/header_jpeg.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(jpeg) {
    decodePicture(bytes, detail::readJpegHeader, detail::decodeJpeg);
}
