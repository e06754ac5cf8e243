// SPDX-License-Identifier: Apache-2.0
// BMP by the program's own decoder.
#include "core/input/decoders/bmp_decoder.h"
#include "core/input/headers/header_bmp.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(bmp) {
    decodePicture(bytes, detail::readBmpHeader, detail::decodeBmp);
}
