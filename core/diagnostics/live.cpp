// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/live.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace scalescope {

namespace {

constexpr std::chrono::seconds kRateSpan{2};

}  // namespace

double meanGate(std::span<const float> gates) {
    return gates.empty() ? std::nan("")
                         : std::accumulate(gates.begin(), gates.end(), 0.0) /
                               static_cast<double>(gates.size());
}

const char* liveEndName(LiveEnd end) noexcept {
    switch (end) {
        case LiveEnd::VideoEnded:
            return "ended";
        case LiveEnd::VideoBroke:
            return "broken";
        case LiveEnd::Enough:
            return "enough";
        case LiveEnd::Canceled:
            return "cancelled";
        case LiveEnd::GaveWay:
            return "gave way";
    }
    return "ended";
}

void LiveGateTap::beginPass(const Graph& /*graph*/, std::int64_t /*batch*/) {
    m_gates.clear();
    m_means.clear();
}

void LiveGateTap::gates(const Node& node, std::span<const float> /*z*/, std::span<const float> s,
                        std::int64_t /*batch*/) {
    const double mean = meanGate(s);
    m_means.push_back(std::isfinite(mean) ? static_cast<float>(mean)
                                          : std::numeric_limits<float>::quiet_NaN());
    if (node.block == m_block)
        m_gates.assign(s.begin(), s.end());
}

void LiveGateTap::moveTo(LiveFrame& frame) {
    frame.gates = std::move(m_gates);
    frame.blockMeans = std::move(m_means);
}

void TopTally::add(const Prediction& prediction) {
    if (!prediction.valid || prediction.topk.empty())
        return;
    TopCount& count = m_counts[prediction.topk.front().index];
    count.last = prediction.topk.front();
    ++count.frames;
}

std::vector<TopCount> TopTally::counts() const {
    std::vector<TopCount> counts;
    for (const auto& [index, count] : m_counts)
        counts.push_back(count);
    std::ranges::stable_sort(counts, std::ranges::greater{}, &TopCount::frames);
    return counts;
}

double RateMeter::add(Time now) {
    m_times.push_back(now);
    // The oldest one stays where it is the only one to count from.
    while (m_times.size() > 2 && now - m_times.front() > kRateSpan)
        m_times.pop_front();
    const double seconds = std::chrono::duration<double>(now - m_times.front()).count();
    return seconds > 0.0 ? static_cast<double>(m_times.size() - 1) / seconds : 0.0;
}

}  // namespace scalescope
