// SPDX-License-Identifier: Apache-2.0
// What the last frames of a video told: a ring of stated length.
#pragma once

#include "core/diagnostics/live.h"

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

namespace scalescope::ui {

/// What is kept of a frame: no picture, no logits.
struct LiveMoment {
    std::int64_t index = 0;
    double timeMs = 0.0;
    std::vector<float> gates;       ///< of one block, which is that of all moments
    std::vector<float> blockMeans;  ///< of every SE block
};

/// The newest frames of one network and one block.
class LiveHistory {
public:
    /// Half a minute at 20 frames per second. The widest block (3840 channels) then takes 9 MiB.
    static constexpr std::size_t kFrames = 600;

    void clear();
    /// The oldest one goes where there are kFrames.
    void add(const LiveFrame& frame);
    [[nodiscard]] const std::deque<LiveMoment>& moments() const { return m_moments; }
    /// Another number once it was cleared: what was arranged for its channels is old.
    [[nodiscard]] int era() const { return m_era; }
    [[nodiscard]] bool empty() const { return m_moments.empty(); }
    [[nodiscard]] std::size_t channels() const {
        return m_moments.empty() ? 0 : m_moments.back().gates.size();
    }

private:
    std::deque<LiveMoment> m_moments;
    int m_era = 0;
};

}  // namespace scalescope::ui
