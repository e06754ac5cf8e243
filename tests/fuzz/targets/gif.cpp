// SPDX-License-Identifier: Apache-2.0
// The first frame of a GIF.
#include "core/input/decoders/gif_decoder.h"
#include "core/input/headers/header_gif.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(gif) {
    decodePicture(bytes, detail::readGifHeader, detail::decodeGif);
}
