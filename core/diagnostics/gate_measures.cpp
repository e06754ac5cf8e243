// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/gate_measures.h"

#include <cmath>

namespace scalescope {

namespace {

using Value = std::optional<double>;
using enum ColumnKind;
using Gates = GateBlock;
using Sigmoid = GateSaturation;

std::optional<Limits> saturated(const Thresholds& t) {
    return Limits{t.gateSaturatedWarn, t.gateSaturatedFail};
}

constexpr const char* kValue = "gate.value";
constexpr const char* kDistance = "gate.distance";
constexpr const char* kDependence = "gate.input_dependence";
constexpr const char* kSpecificity = "gate.class_specificity";

constexpr Measure kGateMean{"gate.mean", "mean", "Mean gate", "Mean gate", "", Real, kValue};
constexpr Measure kGateStd{"gate.std", "std", "Spread of the gates (std)", "Gate std", "",
                           Real,       kValue};
constexpr Measure kGateMin{"gate.min", "min", "Smallest gate", "Smallest gate", "", Real, kValue};
constexpr Measure kP05{"gate.p05", "quantiles/p05", "5th percentile of the gates", "Gate p05", "",
                       Real,       kValue};
constexpr Measure kP25{"gate.p25", "quantiles/p25", "25th percentile of the gates", "Gate p25", "",
                       Real,       kValue};
constexpr Measure kMedian{"gate.median", "quantiles/p50", "Median gate", "Median gate", "",
                          Real,          kValue};
constexpr Measure kP75{"gate.p75", "quantiles/p75", "75th percentile of the gates", "Gate p75", "",
                       Real,       kValue};
constexpr Measure kP95{"gate.p95", "quantiles/p95", "95th percentile of the gates", "Gate p95", "",
                       Real,       kValue};
constexpr Measure kGateMax{"gate.max", "max", "Largest gate", "Largest gate", "", Real, kValue};
constexpr Measure kCount{"gate.channels", "channels", "Gates", "Gates", "", Integer, kValue};
constexpr Measure kOpen{"gate.open_share", "openShare", "Open gates", "Open", "%", Share,
                        "gate.open",       &saturated};
constexpr Measure kClosed{"gate.closed_share", "closedShare", "Closed gates", "Closed", "%", Share,
                          "gate.closed",       &saturated};
constexpr Measure kSaturated{
    "gate.saturated_share", "saturatedShare", "Saturated gates", "Saturated", "%", Share,
    "gate.saturated",       &saturated};
constexpr Measure kDistanceL1{"gate.distance_to_identity",
                              "distanceToIdentity",
                              "Distance to the identity (L1)",
                              "Distance L1",
                              "",
                              Real,
                              kDistance};
constexpr Measure kDistanceRms{"gate.distance_to_identity_rms",
                               "distanceToIdentityRms",
                               "Distance to the identity (RMS)",
                               "Distance RMS",
                               "",
                               Real,
                               kDistance};
constexpr Measure kGateEntropy{"gate.entropy", "entropyBits", "Binary entropy", "Entropy",
                               "bits",         Real,          "gate.entropy"};
constexpr Measure kEffective{"gate.effective_share",
                             "effectiveShare",
                             "Effective share of the channels",
                             "Effective",
                             "%",
                             Share,
                             "gate.effective_share"};
constexpr Measure kInputDependence{"gate.input_dependence",
                                   "inputDependence",
                                   "Input dependence",
                                   "Input dependence",
                                   "",
                                   Real,
                                   kDependence};
constexpr Measure kStatic{"gate.static_share", "staticShare", "Static gates", "Static", "%", Share,
                          kDependence};
constexpr Measure kClassSpecificity{"gate.class_specificity",
                                    "classSpecificity",
                                    "Class specificity",
                                    "Class specificity",
                                    "",
                                    Real,
                                    kSpecificity};
constexpr Measure kNonFinite{"gate.nonfinite",   "", "NaN and Inf", "NaN and Inf", "", Integer,
                             "numeric.nonfinite"};

constexpr Measure kSeen{"gate.count", "count", "Gates seen over all images", "Gates seen", "",
                        Integer,      kValue};
constexpr Measure kLogitMean{
    "gate.logit_mean", "logitMean", "Mean gate logit", "Mean logit", "", Real, kValue};
constexpr Measure kLogitStd{"gate.logit_std",
                            "logitStd",
                            "Spread of the gate logit (std)",
                            "Std of logit",
                            "",
                            Real,
                            kValue};

Value share(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

/// Of the mean gates over channels; none where no gate was ever finite.
template <double Summary::*Part>
Value ofGates(const Gates& b) {
    return b.overChannels.count > 0 ? Value(b.overChannels.*Part) : std::nullopt;
}
template <double Gates::*Part>
Value ofBlock(const Gates& b) {
    return b.overChannels.count > 0 ? Value(b.*Part) : std::nullopt;
}

Value saturatedOf(const Gates& b) {
    return b.overChannels.count > 0 ? Value(b.saturatedShare()) : std::nullopt;
}

/// (sum of s)^2 / (n * sum of s^2) of the mean gates that are finite.
Value effectiveShare(const Gates& b) {
    double count = 0.0, sum = 0.0, squares = 0.0;
    for (const double gate : b.mean)
        if (std::isfinite(gate)) {
            count += 1.0;
            sum += gate;
            squares += gate * gate;
        }
    return squares > 0.0 ? Value(sum * sum / (count * squares)) : std::nullopt;
}

double meanOf(const Gates& b) {
    return b.overChannels.mean;
}
double openOf(const Gates& b) {
    return b.openShare;
}
double closedOf(const Gates& b) {
    return b.closedShare;
}

template <double (*Part)(const Gates&)>
Value overAll(const GateReport& report) {
    double sum = 0.0, channels = 0.0;
    for (const Gates& block : report.blocks) {
        const auto count = static_cast<double>(block.overChannels.count);
        sum += count * Part(block);
        channels += count;
    }
    return channels > 0.0 ? Value(sum / channels) : std::nullopt;
}

}  // namespace

const Readings<GateBlock>& gateReadings() {
    static const Readings<Gates> readings{
        {kGateMean, &ofGates<&Summary::mean>},
        {kGateStd, [](const Gates& b) { return b.overChannels.stddev; }},
        {kGateMin, &ofGates<&Summary::min>},
        {kP05, &ofGates<&Summary::q05>},
        {kP25, &ofGates<&Summary::q25>},
        {kMedian, &ofGates<&Summary::median>},
        {kP75, &ofGates<&Summary::q75>},
        {kP95, &ofGates<&Summary::q95>},
        {kGateMax, &ofGates<&Summary::max>},
        {kOpen, &ofBlock<&Gates::openShare>},
        {kClosed, &ofBlock<&Gates::closedShare>},
        {kSaturated, &saturatedOf},
        {kDistanceL1, &ofBlock<&Gates::distanceL1>},
        {kDistanceRms, &ofBlock<&Gates::distanceRms>},
        {kGateEntropy, &ofBlock<&Gates::entropyBits>},
        {kEffective, &effectiveShare},
        {kInputDependence, [](const Gates& b) { return b.inputDependence; }},
        {kClassSpecificity, [](const Gates& b) { return b.classSpecificity; }},
        {kStatic, [](const Gates& b) { return b.staticShare; }},
        {kCount, [](const Gates& b) { return number(b.mean.size()); }},
        {kNonFinite, [](const Gates& b) { return number(b.nonFinite.total()); }},
    };
    return readings;
}

const Readings<GateSaturation>& sigmoidReadings() {
    static const Readings<Sigmoid> readings{
        {kSeen, [](const Sigmoid& g) { return number(g.count); }},
        {kClosed, [](const Sigmoid& g) { return share(g.closed, g.count); }},
        {kOpen, [](const Sigmoid& g) { return share(g.open, g.count); }},
        {kLogitMean, [](const Sigmoid& g) { return g.logits.meanOrNone(); }},
        {kLogitStd, [](const Sigmoid& g) { return g.logits.stddev(); }},
        {kNonFinite, [](const Sigmoid& g) { return number(g.nonFinite.total()); }},
    };
    return readings;
}

const Readings<GateReport>& allGatesReadings() {
    static const Readings<GateReport> readings{
        {kGateMean, &overAll<&meanOf>}, {kClosed, &overAll<&closedOf>}, {kOpen, &overAll<&openOf>}};
    return readings;
}

}  // namespace scalescope
