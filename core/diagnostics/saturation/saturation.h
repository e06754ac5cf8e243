// SPDX-License-Identifier: Apache-2.0
// Every SiLU: zones of its input, histogram, moments, dead, constant and dormant channels, numeric
// range; and the zones of the sigmoid of every SE gate.
#pragma once

#include "core/base/stats.h"
#include "core/diagnostics/thresholds.h"
#include "core/exec/tap.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// Cut points of SiLU's zones for an epsilon. Zones: left tail | negative slope | curved |
/// linear. A value on a boundary belongs to the zone on its right.
struct SiluZones {
    double left = -6.261388849;  ///< |y'| < eps below
    double minimum = -1.278464542761074;
    double linear = 6.261388849;                            ///< |y' - 1| < eps at and above
    double flatFrom = -1.325879856, flatTo = -1.233897977;  ///< flat spot around the minimum
};
/// Throws: ArgumentInvalid unless epsilon is 0.001, 0.01 or 0.05.
[[nodiscard]] SiluZones siluZones(double epsilon);

/// Counts over finite values; the four zones partition them.
struct SiluZoneCounts {
    std::uint64_t left = 0, negative = 0, curved = 0, linear = 0;
    std::uint64_t flat = 0;  ///< overlaps with negative and curved
    [[nodiscard]] std::uint64_t finite() const { return left + negative + curved + linear; }
};

/// Why a channel is listed; strongest name first.
enum class ChannelState { Dead, Constant, Dormant };
/// "dead", "constant", "dormant".
[[nodiscard]] const char* channelStateName(ChannelState state) noexcept;
struct ChannelNote {
    int channel = 0;
    ChannelState state = ChannelState::Dormant;
    double score = 0.0;  ///< dormant score s_c, 1 on average
};

/// One activation (SiLU) over the images seen.
struct ActivationStats {
    int node = 0;      ///< id in the graph
    std::string name;  ///< "5.2 expand"
    std::string part;  ///< stem, expand, depthwise, head
    int block = -1;
    double relativeDepth = 0.0;  ///< 0..1 over the network's SiLUs
    std::int64_t channels = 0, height = 0, width = 0;
    std::uint64_t imageCount = 0;
    std::uint64_t elementCount = 0;  ///< all, non-finite included
    SiluZoneCounts zones;            ///< of the pre-activation
    Moments pre;                     ///< of the pre-activation
    FixedHistogram histogram;        ///< 512 bins on [-16, 16]
    NonFinite nonFinite;
    double maxAbs = 0.0;  ///< of the pre-activation, finite values
    std::uint64_t fp16Subnormal = 0, fp16Flush = 0;
    double outputRms = 0.0, outputMaxAbs = 0.0;
    std::vector<ChannelNote> channelNotes;  ///< dead, constant, dormant channels by index
    std::vector<ChannelNote>
        dormantAfterGate;               ///< depthwise only: channels dormant after their gate
    std::vector<double> dormantScores;  ///< one per channel; NaN for channels in the next list
    std::vector<int>
        nonFiniteChannels;  ///< have NaN or Inf in the output; in no other list or share
    int deadCount = 0, constantCount = 0, dormantCount = 0;  ///< each channel once, strongest name
    Verdict verdict = Verdict::Ok;
    [[nodiscard]] std::optional<double> leftShare() const;
    [[nodiscard]] std::optional<double> zoneShare(std::uint64_t count) const;
    /// Dead, constant and dormant together, of the channels that are finite; nullopt without any.
    [[nodiscard]] std::optional<double> dormantShare() const;
    [[nodiscard]] std::optional<double> fp16HeadroomBits() const;  ///< nullopt for max 0
};

/// Sigmoid of one SE block, from the gate logits.
struct GateSaturation {
    int block = 0;
    std::string name;
    std::uint64_t count = 0, closed = 0, open = 0;
    Moments logits;
    FixedHistogram gates;  ///< 200 bins on [0, 1]
    NonFinite nonFinite;
    Verdict verdict = Verdict::Ok;
};

struct SaturationReport {
    Thresholds thresholds;
    std::uint64_t imageCount = 0;
    std::vector<ActivationStats> activations;  ///< in execution order
    std::vector<GateSaturation> gates;
    std::optional<int> firstNonFinite;  ///< position in activations: the origin
};

}  // namespace scalescope
