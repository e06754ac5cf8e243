// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/measures.h"

namespace scalescope {

namespace {

using Value = std::optional<double>;
using enum ColumnKind;
using Limit = std::optional<Limits>;

template <class Number>
Value number(Number value) {
    return static_cast<double>(value);
}

/// What is 0 was not measured, or there is none.
Value positive(double value) {
    return value > 0.0 ? Value(value) : std::nullopt;
}

Value share(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

Limit gateLimits(const Thresholds& t) {
    return Limits{t.gateSaturatedWarn, t.gateSaturatedFail};
}
Limit leftLimits(const Thresholds& t) {
    return Limits{t.siluLeftWarn, t.siluLeftFail};
}
Limit dormantLimits(const Thresholds& t) {
    return Limits{t.dormantWarn, t.dormantFail};
}
Limit headroomLimits(const Thresholds& t) {
    return Limits{t.fp16HeadroomWarnBits, 0.0};
}

/// Of the mean gates over channels; none where no gate was ever finite.
template <double Summary::*Part>
Value ofGates(const GateBlock& b) {
    return b.overChannels.count > 0 ? Value(b.overChannels.*Part) : std::nullopt;
}
template <double GateBlock::*Part>
Value ofBlock(const GateBlock& b) {
    return b.overChannels.count > 0 ? Value(b.*Part) : std::nullopt;
}
template <std::uint64_t SiluZoneCounts::*Zone>
Value ofZone(const ActivationStats& a) {
    return a.zoneShare(a.zones.*Zone);
}

constexpr Measure kMeanGate{"gate.mean", "Mean gate", "Mean gate", "", Real, "gate.value"};
constexpr Measure kMinGate{"gate.min", "Smallest gate", "Min gate", "", Real, "gate.value"};
constexpr Measure kMedianGate{"gate.median", "Median gate", "Median gate", "", Real, "gate.value"};
constexpr Measure kMaxGate{"gate.max", "Largest gate", "Max gate", "", Real, "gate.value"};
constexpr Measure kGateStd{"gate.std",  "Spread over channels (std)", "Gate std", "", Real,
                           "gate.value"};
constexpr Measure kGateCount{"gate.channels", "Gates", "Gates", "", Integer, "gate.value"};
constexpr Measure kOpenGates{"gate.open_share", "Open gates", "Open", "%", Share,
                             "gate.open",       &gateLimits};
constexpr Measure kClosedGates{"gate.closed_share", "Closed gates", "Closed", "%", Share,
                               "gate.closed",       &gateLimits};
constexpr Measure kDistanceL1{"gate.distance_to_identity",
                              "Distance to the identity (L1)",
                              "Distance L1",
                              "",
                              Real,
                              "gate.distance"};
constexpr Measure kDistanceRms{"gate.distance_to_identity_rms",
                               "Distance to the identity (RMS)",
                               "Distance RMS",
                               "",
                               Real,
                               "gate.distance"};
constexpr Measure kGateEntropy{"gate.entropy", "Binary entropy", "Entropy", "bits",
                               Real,           "gate.entropy"};
constexpr Measure kInputDependence{
    "gate.input_dependence", "Input dependence", "Input dependence", "", Real,
    "gate.input_dependence"};
constexpr Measure kStaticGates{"gate.static_share",    "Static gates", "Static", "%", Share,
                               "gate.input_dependence"};
constexpr Measure kClassSpecificity{
    "gate.class_specificity", "Class specificity", "Class specificity", "", Real,
    "gate.class_specificity"};
constexpr Measure kGateLogitMean{"gate.logit_mean", "Mean gate logit", "Mean logit", "", Real,
                                 "gate.value"};
constexpr Measure kGateLogitStd{
    "gate.logit_std", "Spread of the gate logit (std)", "Std of logit", "", Real, "gate.value"};

constexpr Measure kLeftTail{
    "zone.left_share", "SiLU left-tail share", "Left tail", "%", Share, "silu.left", &leftLimits};
constexpr Measure kNegativeSlope{
    "zone.negative_share", "Negative-slope share", "Negative slope", "%", Share, "silu.zones"};
constexpr Measure kCurved{"zone.curved_share", "Curved share", "Curved", "%", Share, "silu.zones"};
constexpr Measure kLinear{"zone.linear_share", "Linear share", "Linear", "%", Share, "silu.zones"};
constexpr Measure kDormantShare{"channels.dormant_share",
                                "Dead, constant and dormant channels",
                                "Dormant share",
                                "%",
                                Share,
                                "channel.dormant",
                                &dormantLimits};
constexpr Measure kDead{"channels.dead", "Dead channels", "Dead", "", Integer, "channel.dead"};
constexpr Measure kConstant{"channels.constant", "Constant channels", "Constant", "", Integer,
                            "channel.constant"};
constexpr Measure kDormant{"channels.dormant", "Dormant channels", "Dormant", "", Integer,
                           "channel.dormant"};
constexpr Measure kDormantAfterGate{"channels.dormant_after_gate",
                                    "Dormant channels after the gate",
                                    "Dormant after gate",
                                    "",
                                    Integer,
                                    "channel.dormant"};
constexpr Measure kPreMin{"min", "Smallest pre-activation", "Min", "", Real, "silu.zones"};
constexpr Measure kPreMax{"max", "Largest pre-activation", "Max", "", Real, "silu.zones"};
constexpr Measure kPreMean{"mean", "Mean of the pre-activation", "Mean", "", Real, "silu.zones"};
constexpr Measure kPreStd{"std",       "Spread of the pre-activation (std)", "Std", "", Real,
                          "silu.zones"};
constexpr Measure kMaxAbs{"max_abs", "Largest magnitude",     "Magnitude", "",
                          Real,      "numeric.fp16_headroom", nullptr,     true};
constexpr Measure kHeadroom{
    "fp16_headroom",         "Headroom in fp16", "fp16 headroom", "bits", Real,
    "numeric.fp16_headroom", &headroomLimits};
constexpr Measure kSubnormal{
    "fp16_subnormal_share", "Subnormal in fp16", "fp16 subnormal", "%", Share,
    "numeric.fp16_headroom"};
constexpr Measure kFlushed{
    "fp16_flush_share",     "Flushed to zero in fp16", "fp16 flushed", "%", Share,
    "numeric.fp16_headroom"};
constexpr Measure kNan{"nan", "NaN", "NaN", "", Integer, "numeric.nonfinite"};
constexpr Measure kInf{"inf", "Inf", "Inf", "", Integer, "numeric.nonfinite"};
constexpr Measure kNonFinite{"nonfinite", "NaN and Inf", "NaN and Inf",
                             "",          Integer,       "numeric.nonfinite"};

constexpr Measure kActivationBytes{
    "cost.activation_bytes", "Activation bytes", "Bytes", "", Bytes, "memory.live"};
constexpr Measure kNodeTime{"latency.node", "Time", "Time", "ms", Milliseconds, "latency.block"};

constexpr Measure kPeakRatio{"memory.measured_over_predicted",
                             "Measured / predicted",
                             "Ratio",
                             "",
                             Real,
                             "memory.predicted"};
constexpr Measure kWeightBytes{"memory.weights", "Weights", "Weights", "", Bytes, "memory.weights"};
constexpr Measure kInputBytes{"memory.input", "Input", "Input", "", Bytes, "memory.live"};
constexpr Measure kAllocations{"memory.allocations", "Allocations", "Allocations", "", Integer,
                               "memory.live"};
constexpr Measure kProcessNow{"memory.process_now", "Process now", "Process now", "", Bytes,
                              "memory.rss"};
constexpr Measure kProcessPeak{"memory.process_peak", "Process peak", "Process peak", "", Bytes,
                               "memory.rss"};
constexpr Measure kLargestBatch{
    "memory.largest_batch", "Largest batch (predicted)", "Largest batch", "images", Integer,
    "memory.largest_batch"};

using Gates = GateBlock;
using Silu = ActivationStats;

}  // namespace

const std::vector<Reading<GateBlock>>& gateReadings() {
    static const std::vector<Reading<GateBlock>> readings{
        {kMeanGate, &ofGates<&Summary::mean>},
        {kGateStd, [](const Gates& b) { return b.overChannels.stddev; }},
        {kMinGate, &ofGates<&Summary::min>},
        {kMedianGate, &ofGates<&Summary::median>},
        {kMaxGate, &ofGates<&Summary::max>},
        {kOpenGates, &ofBlock<&Gates::openShare>},
        {kClosedGates, &ofBlock<&Gates::closedShare>},
        {kDistanceL1, &ofBlock<&Gates::distanceL1>},
        {kDistanceRms, &ofBlock<&Gates::distanceRms>},
        {kGateEntropy, &ofBlock<&Gates::entropyBits>},
        {kInputDependence, [](const Gates& b) { return b.inputDependence; }},
        {kClassSpecificity, [](const Gates& b) { return b.classSpecificity; }},
        {kStaticGates, [](const Gates& b) { return b.staticShare; }},
        {kGateCount, [](const Gates& b) { return number(b.mean.size()); }},
        {kNonFinite, [](const Gates& b) { return number(b.nonFinite.total()); }},
    };
    return readings;
}

const std::vector<Reading<GateSaturation>>& sigmoidReadings() {
    static const std::vector<Reading<GateSaturation>> readings{
        {kGateCount, [](const GateSaturation& g) { return number(g.count); }},
        {kClosedGates, [](const GateSaturation& g) { return share(g.closed, g.count); }},
        {kOpenGates, [](const GateSaturation& g) { return share(g.open, g.count); }},
        {kGateLogitMean, [](const GateSaturation& g) { return g.logits.meanOrNone(); }},
        {kGateLogitStd, [](const GateSaturation& g) { return g.logits.stddev(); }},
        {kNonFinite, [](const GateSaturation& g) { return number(g.nonFinite.total()); }},
    };
    return readings;
}

const std::vector<Reading<ActivationStats>>& activationReadings() {
    static const std::vector<Reading<ActivationStats>> readings{
        {kLeftTail, [](const Silu& a) { return a.leftShare(); }},
        {kNegativeSlope, &ofZone<&SiluZoneCounts::negative>},
        {kCurved, &ofZone<&SiluZoneCounts::curved>},
        {kLinear, &ofZone<&SiluZoneCounts::linear>},
        {kDormantShare, [](const Silu& a) { return a.dormantShare(); }},
        {kDead, [](const Silu& a) { return number(a.deadCount); }},
        {kConstant, [](const Silu& a) { return number(a.constantCount); }},
        {kDormant, [](const Silu& a) { return number(a.dormantCount); }},
        {kDormantAfterGate,
         [](const Silu& a) {
             return a.part == "depthwise" ? number(a.dormantAfterGate.size()) : std::nullopt;
         }},
        {kPreMin, [](const Silu& a) { return a.pre.count > 0 ? Value(a.pre.min) : std::nullopt; }},
        {kPreMax, [](const Silu& a) { return a.pre.count > 0 ? Value(a.pre.max) : std::nullopt; }},
        {kPreMean, [](const Silu& a) { return a.pre.meanOrNone(); }},
        {kPreStd, [](const Silu& a) { return a.pre.stddev(); }},
        {kMaxAbs, [](const Silu& a) { return positive(a.maxAbs); }},
        {kHeadroom, [](const Silu& a) { return a.fp16HeadroomBits(); }},
        {kSubnormal, [](const Silu& a) { return a.zoneShare(a.fp16Subnormal); }},
        {kFlushed, [](const Silu& a) { return a.zoneShare(a.fp16Flush); }},
        {kNan, [](const Silu& a) { return number(a.nonFinite.nan); }},
        {kInf, [](const Silu& a) { return number(a.nonFinite.posInf + a.nonFinite.negInf); }},
    };
    return readings;
}

const std::vector<Reading<NodeFacts>>& nodeReadings() {
    static const std::vector<Reading<NodeFacts>> readings{
        {kMacs, [](const NodeFacts& f) { return positive(static_cast<double>(f.node->macs)); }},
        {kParams, [](const NodeFacts& f) { return positive(static_cast<double>(f.node->params)); }},
        // In fp32; what works in place has none.
        {kActivationBytes,
         [](const NodeFacts& f) {
             return f.node->kind != NodeKind::ResidualAdd ? number(4 * f.node->out.elements())
                                                          : std::nullopt;
         }},
        {kNodeTime, [](const NodeFacts& f) { return f.ms; }},
        {kLeftTail,
         [](const NodeFacts& f) { return f.activation ? f.activation->leftShare() : Value(); }},
        {kMeanGate,
         [](const NodeFacts& f) { return f.gates ? ofGates<&Summary::mean>(*f.gates) : Value(); }},
    };
    return readings;
}

const std::vector<Reading<MemoryReport>>& memoryReadings() {
    static const std::vector<Reading<MemoryReport>> readings{
        {kPeak, [](const MemoryReport& m) { return number(m.peakBytes); }},
        {kPredictedPeak, [](const MemoryReport& m) { return number(m.predicted.peakBytes); }},
        {kPeakRatio, [](const MemoryReport& m) { return m.measuredOverPredicted; }},
        {kWeightBytes, [](const MemoryReport& m) { return number(m.weightBytes); }},
        {kInputBytes, [](const MemoryReport& m) { return number(m.inputBytes); }},
        {kAllocations, [](const MemoryReport& m) { return number(m.allocationCount); }},
        {kProcessNow,
         [](const MemoryReport& m) { return positive(static_cast<double>(m.residentBytes)); }},
        {kProcessPeak,
         [](const MemoryReport& m) { return positive(static_cast<double>(m.residentPeakBytes)); }},
        {kLargestBatch,
         [](const MemoryReport& m) {
             return m.largestBatchPredicted ? number(*m.largestBatchPredicted) : std::nullopt;
         }},
    };
    return readings;
}

}  // namespace scalescope
