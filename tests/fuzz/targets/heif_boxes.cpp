// SPDX-License-Identifier: Apache-2.0
// The boxes of a HEIF, and whatever in them may be the parameters of an HEVC stream.
#include "core/input/headers/heif_boxes.h"

#include "core/input/headers/hevc_size.h"
#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(heif_boxes) {
    static_cast<void>(isRead(Subject::Input, "mutant: ", [&] {
        const detail::ByteReader file(bytes, "mutant");
        static_cast<void>(detail::hasBrand(file, "heic"));
        const detail::HeifBoxes boxes = detail::readHeifBoxes(file);
        for (const detail::HeifItem& item : boxes.items)
            for (const detail::ByteReader& part : item.parts)
                require(part.size() <= bytes.size(), "a part lies in the file");
    }));
    static_cast<void>(isRead(Subject::Input, "mutant: ", [&] {
        const detail::ByteReader unit(bytes, "mutant");
        const auto [width, height] = detail::hevcSize(unit);
        require(width >= 0 && height >= 0, "sides are not negative");
    }));
}
