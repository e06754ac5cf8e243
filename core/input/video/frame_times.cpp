// SPDX-License-Identifier: Apache-2.0
#include "core/input/video/frame_times.h"

#include <algorithm>
#include <cmath>

namespace scalescope::detail {

namespace {

constexpr double kFastest = 1000.0, kSlowest = 0.01;  // frames per second
constexpr double kUsualRate = 25.0;
constexpr double kPerMs = 1000.0;  // microseconds
constexpr double kMostFrames = 1e9;
constexpr double kLongestMs = 1e10;  // four months

}  // namespace

std::optional<double> soundRate(double framesPerSecond) {
    const bool sound = framesPerSecond >= kSlowest && framesPerSecond <= kFastest;
    return sound ? std::optional(framesPerSecond) : std::nullopt;
}

std::optional<std::int64_t> soundCount(double frames) {
    const bool sound = frames >= 1.0 && frames <= kMostFrames;
    return sound ? std::optional(static_cast<std::int64_t>(std::llround(frames))) : std::nullopt;
}

double FrameTimes::next(double saidMs) {
    // Of a container's fraction of a second: 99.99999999999999 was meant as 100.
    saidMs = std::round(saidMs * kPerMs) / kPerMs;
    const double step = 1000.0 / m_rate.value_or(kUsualRate);
    const bool said = saidMs >= 0.0 && saidMs <= kLongestMs && (!m_last || saidMs > *m_last);
    m_last = said ? saidMs : m_last ? std::min(*m_last + step, kLongestMs) : 0.0;
    return *m_last;
}

}  // namespace scalescope::detail
