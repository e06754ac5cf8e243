// SPDX-License-Identifier: Apache-2.0
// PBM, PGM and PPM.
#include "core/input/decoders/pnm_decoder.h"
#include "core/input/headers/header_pnm.h"
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(pnm) {
    decodePicture(bytes, detail::readPnmHeader, detail::decodePnm);
}
