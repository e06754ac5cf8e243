// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/activation_measures.h"

#include <algorithm>

namespace scalescope {

namespace {

using Value = std::optional<double>;
using Limit = std::optional<Limits>;
using enum ColumnKind;
using Silu = ActivationStats;

Limit leftLimits(const Thresholds& t) {
    return Limits{t.siluLeftWarn, t.siluLeftFail};
}
Limit dormantLimits(const Thresholds& t) {
    return Limits{t.dormantWarn, t.dormantFail};
}
Limit headroomLimits(const Thresholds& t) {
    return Limits{t.fp16HeadroomWarnBits, 0.0};
}

constexpr const char* kZones = "silu.zones";
constexpr const char* kRange = "numeric.fp16_headroom";
constexpr const char* kNotFinite = "numeric.nonfinite";

constexpr Measure kLeft{"zone.left_share", "leftShare", "SiLU left-tail share",
                        "Left tail",       "%",         Share,
                        "silu.left",       &leftLimits};
constexpr Measure kWorstLeft{"zone.worst_left_share",
                             "worstLeftShare",
                             "Largest SiLU left tail",
                             "Largest left tail",
                             "%",
                             Share,
                             "silu.left",
                             &leftLimits};
constexpr Measure kNegative{"zone.negative_share",
                            "zoneShares/negative",
                            "Negative-slope share",
                            "Negative slope",
                            "%",
                            Share,
                            kZones};
constexpr Measure kCurved{
    "zone.curved_share", "zoneShares/curved", "Curved share", "Curved", "%", Share, kZones};
constexpr Measure kLinear{
    "zone.linear_share", "zoneShares/linear", "Linear share", "Linear", "%", Share, kZones};
constexpr Measure kDormantShare{"channels.dormant_share",
                                "channels/share",
                                "Dead, constant and dormant channels",
                                "Dead to dormant",
                                "%",
                                Share,
                                "channel.dormant",
                                &dormantLimits};
constexpr Measure kDead{"channels.dead", "channels/dead", "Dead channels", "Dead", "",
                        Integer,         "channel.dead"};
constexpr Measure kConstant{
    "channels.constant", "channels/constant", "Constant channels", "Constant", "", Integer,
    "channel.constant"};
constexpr Measure kDormant{
    "channels.dormant", "channels/dormant", "Dormant channels", "Dormant", "", Integer,
    "channel.dormant"};
constexpr Measure kDormantAfterGate{"channels.dormant_after_gate",
                                    "",
                                    "Dormant channels after the gate",
                                    "Dormant after gate",
                                    "",
                                    Integer,
                                    "channel.dormant"};
constexpr Measure kMin{"min", "min", "Smallest pre-activation", "Smallest", "", Real, kZones};
constexpr Measure kMax{"max", "max", "Largest pre-activation", "Largest", "", Real, kZones};
constexpr Measure kMean{"mean", "mean", "Mean of the pre-activation", "Mean", "", Real, kZones};
constexpr Measure kStd{"std", "std", "Spread of the pre-activation (std)", "Std", "", Real, kZones};
constexpr Measure kMaxAbs{"max_abs", "maxAbs", "Largest magnitude", "Magnitude", "", Real, kRange,
                          nullptr,   true};
constexpr Measure kHeadroom{
    "fp16_headroom", "fp16/headroomBits", "Headroom in fp16", "fp16 headroom", "bits", Real,
    kRange,          &headroomLimits};
constexpr Measure kSubnormal{"fp16_subnormal_share",
                             "fp16/subnormalShare",
                             "Subnormal in fp16",
                             "fp16 subnormal",
                             "%",
                             Share,
                             kRange};
constexpr Measure kFlushed{"fp16_flush_share",
                           "fp16/flushShare",
                           "Flushed to zero in fp16",
                           "fp16 flushed",
                           "%",
                           Share,
                           kRange};
constexpr Measure kElements{"elements", "elementCount", "Pre-activations seen", "Seen", "",
                            Integer,    kZones};
constexpr Measure kNan{"nan", "", "NaN", "NaN", "", Integer, kNotFinite};
constexpr Measure kInf{"inf", "", "Inf", "Inf", "", Integer, kNotFinite};

template <std::uint64_t SiluZoneCounts::*Zone>
Value ofZone(const Silu& a) {
    return a.zoneShare(a.zones.*Zone);
}

/// No value of the pre-activation was finite: it has no range.
template <double Moments::*Part>
Value ofRange(const Silu& a) {
    return a.pre.count > 0 ? Value(a.pre.*Part) : std::nullopt;
}

Value largestLeft(const SaturationReport& report) {
    Value worst;
    for (const Silu& layer : report.activations)
        if (const Value share = layer.leftShare())
            worst = std::max(worst.value_or(0.0), *share);
    return worst;
}

Value dormantAfterGate(const Silu& a) {
    return a.part == "depthwise" ? number(a.dormantAfterGate.size()) : std::nullopt;
}

}  // namespace

const Readings<ActivationStats>& activationReadings() {
    static const Readings<Silu> readings{
        {kLeft, [](const Silu& a) { return a.leftShare(); }},
        {kNegative, &ofZone<&SiluZoneCounts::negative>},
        {kCurved, &ofZone<&SiluZoneCounts::curved>},
        {kLinear, &ofZone<&SiluZoneCounts::linear>},
        {kDormantShare, [](const Silu& a) { return a.dormantShare(); }},
        {kDead, [](const Silu& a) { return number(a.deadCount); }},
        {kConstant, [](const Silu& a) { return number(a.constantCount); }},
        {kDormant, [](const Silu& a) { return number(a.dormantCount); }},
        {kDormantAfterGate, &dormantAfterGate},
        {kMin, &ofRange<&Moments::min>},
        {kMax, &ofRange<&Moments::max>},
        {kMean, [](const Silu& a) { return a.pre.meanOrNone(); }},
        {kStd, [](const Silu& a) { return a.pre.stddev(); }},
        {kMaxAbs, [](const Silu& a) { return a.pre.count > 0 ? Value(a.maxAbs) : std::nullopt; }},
        {kHeadroom, [](const Silu& a) { return a.fp16HeadroomBits(); }},
        {kSubnormal, [](const Silu& a) { return a.zoneShare(a.fp16Subnormal); }},
        {kFlushed, [](const Silu& a) { return a.zoneShare(a.fp16Flush); }},
        {kElements, [](const Silu& a) { return number(a.elementCount); }},
        {kNan, [](const Silu& a) { return number(a.nonFinite.nan); }},
        {kInf, [](const Silu& a) { return number(a.nonFinite.posInf + a.nonFinite.negInf); }},
    };
    return readings;
}

const Readings<SaturationReport>& allActivationsReadings() {
    static const Readings<SaturationReport> readings{{kWorstLeft, &largestLeft}};
    return readings;
}

}  // namespace scalescope
