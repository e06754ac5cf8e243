// SPDX-License-Identifier: Apache-2.0
#include "core/bench/batch_chooser.h"

#include <algorithm>

namespace scalescope {

namespace {

constexpr int kTimedPasses = 3;          // after one that plans and touches new memory
constexpr double kWorthwhile = 1.02;     // a larger batch costs memory: it must gain that much
constexpr std::int64_t kRoundsLeft = 2;  // a size is tried while as many images again remain

std::int64_t imagesOfProbe(std::int64_t batch) {
    return batch * (1 + kTimedPasses);
}

}  // namespace

BatchChooser::BatchChooser(std::int64_t wanted, std::int64_t largest) {
    m_choice.largest = std::max<std::int64_t>(largest, 1);
    if (wanted > 0)
        m_choice.batch = wanted;
    else if (m_choice.largest > 1)
        m_candidate = 1;
}

std::int64_t BatchChooser::next(std::int64_t remaining) {
    if (m_candidate > 0 && m_passes == 0 && kRoundsLeft * imagesOfProbe(m_candidate) > remaining)
        m_candidate = 0;
    return std::min(m_candidate > 0 ? m_candidate : m_choice.batch, remaining);
}

void BatchChooser::ran(std::int64_t images, double seconds) {
    if (m_candidate == 0 || images != m_candidate)
        return;
    if (m_passes == 1 || (m_passes > 1 && seconds < m_bestSeconds))
        m_bestSeconds = seconds;
    if (++m_passes > kTimedPasses)
        judge();
}

void BatchChooser::judge() {
    const double rate =
        m_bestSeconds > 0.0 ? static_cast<double>(m_candidate) / m_bestSeconds : 0.0;
    const auto best = std::ranges::max_element(m_choice.probes, {}, &BatchProbe::imagesPerSecond);
    const bool gains = best == m_choice.probes.end() || rate > kWorthwhile * best->imagesPerSecond;
    m_choice.probes.push_back({m_candidate, rate});
    if (gains) {
        m_choice.batch = m_candidate;
        m_choice.measured = true;
    }
    m_passes = 0;
    m_candidate = gains && 2 * m_candidate <= m_choice.largest ? 2 * m_candidate : 0;
}

}  // namespace scalescope
