// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/live_history.h"

namespace scalescope::ui {

void LiveHistory::clear() {
    m_moments.clear();
    ++m_era;
}

void LiveHistory::add(const LiveFrame& frame) {
    // Of another network or block there is nothing to compare with.
    if (!m_moments.empty() && (frame.gates.size() != channels() ||
                               frame.blockMeans.size() != m_moments.back().blockMeans.size()))
        clear();
    m_moments.push_back({frame.index, frame.timeMs, frame.gates, frame.blockMeans});
    if (m_moments.size() > kFrames)
        m_moments.pop_front();
}

}  // namespace scalescope::ui
