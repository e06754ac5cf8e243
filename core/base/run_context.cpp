// SPDX-License-Identifier: Apache-2.0
#include "core/base/run_context.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

void RunContext::throw_() {
    throw Canceled{};
}

void RunContext::checkpoint(double fraction, std::string_view what) {
    checkCanceled();
    report(fraction, what);
}

void RunContext::say(std::string_view what) {
    if (!m_progress)
        return;
    m_lastReport = std::chrono::steady_clock::now();
    m_progress(std::max(m_lastFraction, m_range.from), what);
}

void RunContext::report(double fraction, std::string_view what) {
    if (!m_progress)
        return;
    // A part of nothing (0 of 0) is NaN: it counts as not begun.
    const double part = std::isnan(fraction) ? 0.0 : std::clamp(fraction, 0.0, 1.0);
    const double whole = m_range.from + (m_range.to - m_range.from) * part;
    const auto now = std::chrono::steady_clock::now();
    constexpr double kMinStep = 0.001;
    constexpr std::chrono::milliseconds kMinPause{50};
    const bool last = whole >= 1.0 && m_lastFraction < 1.0;
    if (!last && m_lastFraction >= 0.0 &&
        (whole - m_lastFraction < kMinStep || now - m_lastReport < kMinPause))
        return;
    m_lastFraction = std::max(m_lastFraction, whole);
    m_lastReport = now;
    m_progress(m_lastFraction, m_instead.empty() ? what : m_instead);
}

}  // namespace scalescope
