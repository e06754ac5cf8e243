// SPDX-License-Identifier: Apache-2.0
// Bounds the memory of pictures that are decoded at once.
#pragma once

#include <cstdint>

namespace scalescope {

/// Pictures that are decoded and prepared at once need this much at most (or one alone, if it is
/// larger: a picture of 100 million pixels needs three times as much).
inline constexpr std::int64_t kDecodingLimitBytes = std::int64_t{512} << 20;

/// The turn of one picture, from before its pixels are decoded until it is prepared. Waits while
/// others of the process hold what it needs. Thread: one turn per thread at a time.
class DecodeTurn {
public:
    explicit DecodeTurn(std::int64_t pixels);
    ~DecodeTurn();
    DecodeTurn(const DecodeTurn&) = delete;
    DecodeTurn& operator=(const DecodeTurn&) = delete;

private:
    std::int64_t m_bytes;
};

}  // namespace scalescope
