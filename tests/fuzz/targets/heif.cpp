// SPDX-License-Identifier: Apache-2.0
// HEIF by libheif, after its boxes and the size in its HEVC streams were read here.
#include "core/input/decoders/heif_decoder.h"
#include "core/input/headers/heif_file.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(heif) {
    decodePicture(
        bytes, [](const detail::ByteReader& file) { return detail::HeifFile(file).header(); },
        detail::decodeHeif);
}
