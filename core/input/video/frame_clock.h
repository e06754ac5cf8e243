// SPDX-License-Identifier: Apache-2.0
// When the frames of a file are due, so that it plays as fast as it was taken.
#pragma once

#include <chrono>
#include <optional>

namespace scalescope::detail {

/// Arithmetic on times that it is told; it never looks at a clock. Stands still while it is held.
class FrameClock {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// A longer pause between two frames is no pause but a damaged or pointless time stamp.
    static constexpr std::chrono::seconds kLongestPause{5};

    /// When the frame of this time stamp is to be shown; the first one, and one after a longer
    /// pause, is due now.
    [[nodiscard]] Time due(double timeMs, Time now);
    void hold(Time now);
    void go(Time now);

private:
    std::optional<Time> m_zero;  ///< when the time stamp 0 was due
    std::optional<Time> m_heldAt;
};

}  // namespace scalescope::detail
