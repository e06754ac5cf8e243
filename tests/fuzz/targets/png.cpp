// SPDX-License-Identifier: Apache-2.0
// PNG by libpng, as cut files are read.
#include "core/input/decoders/png_decoder.h"
#include "core/input/headers/header_png.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(png) {
    decodePicture(bytes, detail::readPngHeader, detail::decodePng);
}
