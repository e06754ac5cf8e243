// SPDX-License-Identifier: Apache-2.0
// Source: the manual pages pbm(5), pgm(5), ppm(5) of Netpbm.
#include "core/input/headers/header_pnm.h"

#include "core/input/headers/pnm_numbers.h"

namespace scalescope::detail {

bool looksLikePnm(const ByteReader& file) {
    if (!file.has(0, 3) || !file.startsWith("P"))
        return false;
    const std::uint8_t kind = file.u8(1), next = file.u8(2);
    return kind >= '1' && kind <= '6' && (isPnmSpace(next) || next == '#');
}

PnmLayout readPnmLayout(const ByteReader& file) {
    PnmLayout layout;
    layout.kind = static_cast<char>(file.u8(1));
    PnmNumbers numbers(file, 2);
    layout.width = numbers.next();
    layout.height = numbers.next();
    const bool bits = layout.kind == '1' || layout.kind == '4';
    layout.top = bits ? 1 : numbers.next();
    if (layout.top < 1 || layout.top > 65535)
        file.fail(ErrorCode::FormatUnknown, "samples up to " + std::to_string(layout.top) +
                                                " are not read; save the image as PNG.");
    layout.dataAt = numbers.at() + 1;  // one space ends the header
    return layout;
}

ImageHeader readPnmHeader(const ByteReader& file) {
    const PnmLayout layout = readPnmLayout(file);
    ImageHeader header;
    header.decoder = Decoder::Pnm;
    header.width = layout.width;
    header.height = layout.height;
    header.gray = layout.kind != '3' && layout.kind != '6';
    return header;
}

}  // namespace scalescope::detail
