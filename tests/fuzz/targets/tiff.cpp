// SPDX-License-Identifier: Apache-2.0
// TIFF by libtiff, as planes, CMYK and unusual bits are read.
#include "core/input/decoders/tiff_decoder.h"
#include "core/input/headers/header_tiff.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(tiff) {
    decodePicture(bytes, detail::readTiffHeader, detail::decodeTiff);
}
