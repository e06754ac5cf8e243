// SPDX-License-Identifier: Apache-2.0
// Dead, constant and dormant channels of a layer, from sums per channel over images.
// Source: dormant score from Sokar et al., ICML 2023; dead and constant own.
#pragma once

#include "core/diagnostics/saturation/activation_scan.h"
#include "core/diagnostics/saturation/saturation.h"

#include <cstdint>
#include <span>
#include <vector>

namespace scalescope {

/// Sums of every channel over images and positions.
struct ChannelSet {
    std::vector<double> sum, sumAbs, sumSquares;
    std::vector<double> maxAbs;
    std::uint64_t samples = 0;  ///< images x positions

    void resize(std::int64_t channels);
    /// Adds image by image, in order. Shape: totals [images, channels].
    void add(const ChannelTotals& totals, std::int64_t images, std::int64_t positions);
    void merge(const ChannelSet& other);
};

/// Totals of y * gate from those of y. Shape: both [images, channels].
void scaleTotals(ChannelTotals& totals, std::span<const float> gates);

/// Fills the output's scale, the channel lists and the scores.
void describeChannels(const ChannelSet& set, const Thresholds& thresholds, ActivationStats& stats);
/// Fills dormantAfterGate; nothing for an empty set.
void describeAfterGate(const ChannelSet& set, const Thresholds& thresholds, ActivationStats& stats);

}  // namespace scalescope
