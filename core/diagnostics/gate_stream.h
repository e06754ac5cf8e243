// SPDX-License-Identifier: Apache-2.0
// The gates of one block as they come, image by image: sums that are kept, and what they amount to.
#pragma once

#include "core/base/stats.h"
#include "core/diagnostics/gates.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// Of the gate of each channel, over images.
using GateMoments = std::vector<Moments>;
/// NaN for a channel that was never finite.
[[nodiscard]] std::vector<double> meansOf(const GateMoments& channels);
/// Empty when the images are fewer than two; NaN for a channel that was finite in fewer.
[[nodiscard]] std::vector<double> stddevsOf(const GateMoments& channels, std::uint64_t images);

struct GateStream {
    std::string name;
    int stage = 0;
    double relativeDepth = 0.0;
    std::uint64_t images = 0;
    GateMoments channels;
    std::map<std::string, GateMoments> classes;

    /// One image's logits and gates; ofClass: its class, or empty. logitLimit: closed below the
    /// negative of it, open above it.
    void add(std::span<const float> z, std::span<const float> s, const std::string& ofClass,
             double logitLimit);
    /// staticStd: a channel that spreads less is static. classesComparable: there are enough images
    /// of enough classes for their share of the variance.
    [[nodiscard]] GateBlock report(int index, double staticStd, bool classesComparable) const;

private:
    void addGate(double z, double s, double logitLimit);
    [[nodiscard]] std::optional<double> classSpecificity() const;

    std::uint64_t m_closed = 0, m_open = 0, m_counted = 0;
    double m_sumClosed = 0.0, m_sumClosedSquares = 0.0, m_sumEntropy = 0.0;  // of 1 - s; of H(s)
    NonFinite m_nonFinite;
};

}  // namespace scalescope
