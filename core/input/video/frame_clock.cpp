// SPDX-License-Identifier: Apache-2.0
#include "core/input/video/frame_clock.h"

#include <utility>

namespace scalescope::detail {

namespace {

FrameClock::Time::duration durationOf(double ms) {
    return std::chrono::duration_cast<FrameClock::Time::duration>(
        std::chrono::duration<double, std::milli>(ms));
}

}  // namespace

FrameClock::Time FrameClock::due(double timeMs, Time now) {
    const Time::duration stamp = durationOf(timeMs);
    if (!m_zero || *m_zero + stamp > now + kLongestPause)
        m_zero = now - stamp;
    return *m_zero + stamp;
}

void FrameClock::hold(Time now) {
    if (!m_heldAt)
        m_heldAt = now;
}

void FrameClock::go(Time now) {
    if (const auto heldAt = std::exchange(m_heldAt, {}); heldAt && m_zero)
        *m_zero += now - *heldAt;
}

}  // namespace scalescope::detail
