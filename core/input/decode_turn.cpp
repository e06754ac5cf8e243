// SPDX-License-Identifier: Apache-2.0
#include "core/input/decode_turn.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace scalescope {

namespace {

constexpr std::int64_t kBytesPerPixel = 16;  // two copies of at most 8 bytes

/// Memory belongs to the process, so its count does too.
struct Held {
    std::mutex mutex;
    std::condition_variable less;
    std::int64_t bytes = 0;
};

Held& held() {
    static Held all;
    return all;
}

}  // namespace

DecodeTurn::DecodeTurn(std::int64_t pixels)
    // A picture that is larger than the limit waits for all others and holds it whole.
    : m_bytes(std::clamp<std::int64_t>(pixels, 0, kDecodingLimitBytes / kBytesPerPixel) *
              kBytesPerPixel) {
    Held& all = held();
    std::unique_lock lock(all.mutex);
    all.less.wait(lock, [&] { return all.bytes + m_bytes <= kDecodingLimitBytes; });
    all.bytes += m_bytes;
}

DecodeTurn::~DecodeTurn() {
    Held& all = held();
    {
        const std::lock_guard lock(all.mutex);
        all.bytes -= m_bytes;
    }
    all.less.notify_all();
}

}  // namespace scalescope
