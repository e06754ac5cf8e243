// SPDX-License-Identifier: Apache-2.0
// AVIF by libavif.
#include "core/input/decoders/avif_decoder.h"
#include "core/input/headers/avif_file.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(avif) {
    decodePicture(
        bytes, [](const detail::ByteReader& file) { return detail::AvifFile(file).header(); },
        detail::decodeAvif);
}
