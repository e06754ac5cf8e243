// SPDX-License-Identifier: Apache-2.0
#include "core/input/headers/signature.h"

#include <algorithm>
#include <cctype>

namespace scalescope::detail {

std::string_view nameBy(std::span<const Signature> signatures, const ByteReader& file) {
    const auto found = std::ranges::find_if(signatures, [&](const Signature& signature) {
        return file.startsWith(signature.bytes, signature.at);
    });
    return found == signatures.end() ? std::string_view() : found->name;
}

bool looksLikeText(const ByteReader& file) {
    const auto begin = file.text(0, std::min<std::uint64_t>(file.size(), 256));
    return std::ranges::all_of(begin, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isprint(byte) != 0 || std::isspace(byte) != 0;
    });
}

}  // namespace scalescope::detail
