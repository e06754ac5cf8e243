// SPDX-License-Identifier: Apache-2.0
// The header of a picture of any format, read before anything is decoded.
#include "tests/fuzz/image_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(image_header) {
    static_cast<void>(isRead(Subject::Input, "mutant: ", [&] {
        const detail::ByteReader file(bytes, "mutant");
        const detail::ImageHeader header = detail::readImageHeader(file);
        require(header.width > 0 && header.height > 0 &&
                    header.width <= detail::kMaxImagePixels / header.height,
                "a picture that is decoded has a limited size");
        require(header.orientation >= 1 && header.orientation <= 8, "there are 8 orientations");
    }));
}
