// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/channel_states.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace scalescope {

const char* channelStateName(ChannelState state) noexcept {
    switch (state) {
        case ChannelState::Dead:
            return "dead";
        case ChannelState::Constant:
            return "constant";
        case ChannelState::Dormant:
            return "dormant";
    }
    return "?";
}

namespace {

/// The square of a finite float never overflows a double: the sum tells.
bool isFinite(const ChannelSet& set, std::size_t channel) {
    return std::isfinite(set.sumSquares[channel]);
}

/// Scale of a layer over its finite channels.
struct LayerScale {
    double rms = 0.0, meanAbs = 0.0, maxAbs = 0.0;
};

LayerScale scaleOf(const ChannelSet& set) {
    LayerScale scale;
    double channels = 0.0;
    for (std::size_t c = 0; c < set.sum.size(); ++c) {
        if (!isFinite(set, c))
            continue;
        scale.rms += set.sumSquares[c];
        scale.meanAbs += set.sumAbs[c];
        scale.maxAbs = std::max(scale.maxAbs, set.maxAbs[c]);
        channels += 1.0;
    }
    const double values = channels * static_cast<double>(set.samples);
    if (values > 0.0) {
        scale.rms = std::sqrt(scale.rms / values);
        scale.meanAbs /= values;
    }
    return scale;
}

/// 1 on average over the layer; 0 everywhere in a layer that is all zero.
double dormantScore(const ChannelSet& set, std::size_t channel, const LayerScale& scale) {
    return scale.meanAbs > 0.0
               ? set.sumAbs[channel] / static_cast<double>(set.samples) / scale.meanAbs
               : 0.0;
}

/// The difference of the two terms loses digits only where the mean is far above the layer's RMS,
/// which a channel of the layer cannot be: std stays exact to about 1e-5 RMS.
double stddevOf(const ChannelSet& set, std::size_t channel) {
    const auto n = static_cast<double>(set.samples);
    const double mean = set.sum[channel] / n;
    return std::sqrt(std::max(0.0, set.sumSquares[channel] / n - mean * mean));
}

/// The strongest name that fits.
std::optional<ChannelState> stateOf(const ChannelSet& set, std::size_t channel,
                                    const LayerScale& scale, double score, const Thresholds& t) {
    if (set.maxAbs[channel] <= t.deadDelta * scale.rms)
        return ChannelState::Dead;
    if (set.samples >= 2 && stddevOf(set, channel) <= t.constantEps * scale.rms)
        return ChannelState::Constant;
    if (score <= t.dormantTau)
        return ChannelState::Dormant;
    return std::nullopt;
}

void countState(ActivationStats& stats, ChannelState state) {
    switch (state) {
        case ChannelState::Dead:
            ++stats.deadCount;
            break;
        case ChannelState::Constant:
            ++stats.constantCount;
            break;
        case ChannelState::Dormant:
            ++stats.dormantCount;
            break;
    }
}

}  // namespace

void ChannelSet::resize(std::int64_t channels) {
    const auto count = static_cast<std::size_t>(channels);
    sum.resize(count);
    sumAbs.resize(count);
    sumSquares.resize(count);
    maxAbs.resize(count);
}

void ChannelSet::add(const ChannelTotals& totals, std::int64_t images, std::int64_t positions) {
    const std::size_t channels = sum.size();
    for (std::size_t image = 0; image < static_cast<std::size_t>(images); ++image)
        for (std::size_t c = 0; c < channels; ++c) {
            const std::size_t at = image * channels + c;
            sum[c] += totals.sum[at];
            sumAbs[c] += totals.sumAbs[at];
            sumSquares[c] += totals.sumSquares[at];
            maxAbs[c] = std::max(maxAbs[c], double{totals.maxAbs[at]});
        }
    samples += static_cast<std::uint64_t>(images * positions);
}

void ChannelSet::merge(const ChannelSet& other) {
    if (sum.empty())
        resize(static_cast<std::int64_t>(other.sum.size()));
    for (std::size_t c = 0; c < other.sum.size(); ++c) {
        sum[c] += other.sum[c];
        sumAbs[c] += other.sumAbs[c];
        sumSquares[c] += other.sumSquares[c];
        maxAbs[c] = std::max(maxAbs[c], other.maxAbs[c]);
    }
    samples += other.samples;
}

void scaleTotals(ChannelTotals& totals, std::span<const float> gates) {
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const double gate = double{gates[i]};
        totals.sum[i] *= gate;
        totals.sumAbs[i] *= std::fabs(gate);
        totals.sumSquares[i] *= gate * gate;
        totals.maxAbs[i] *= std::fabs(gates[i]);
    }
}

void describeChannels(const ChannelSet& set, const Thresholds& thresholds, ActivationStats& stats) {
    if (set.samples == 0)
        return;
    const LayerScale scale = scaleOf(set);
    stats.outputRms = scale.rms;
    stats.outputMaxAbs = scale.maxAbs;
    for (std::size_t c = 0; c < set.sum.size(); ++c) {
        if (!isFinite(set, c)) {
            stats.nonFiniteChannels.push_back(static_cast<int>(c));
            stats.dormantScores.push_back(std::nan(""));
            continue;
        }
        const double score = dormantScore(set, c, scale);
        stats.dormantScores.push_back(score);
        if (const auto state = stateOf(set, c, scale, score, thresholds)) {
            stats.channelNotes.push_back({static_cast<int>(c), *state, score});
            countState(stats, *state);
        }
    }
}

void describeAfterGate(const ChannelSet& set, const Thresholds& thresholds,
                       ActivationStats& stats) {
    if (set.samples == 0)
        return;
    const LayerScale scale = scaleOf(set);
    for (std::size_t c = 0; c < set.sum.size(); ++c)
        if (isFinite(set, c))
            if (const double score = dormantScore(set, c, scale); score <= thresholds.dormantTau)
                stats.dormantAfterGate.push_back(
                    {static_cast<int>(c), ChannelState::Dormant, score});
}

}  // namespace scalescope
