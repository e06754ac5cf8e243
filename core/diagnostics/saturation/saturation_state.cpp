// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/saturation_state.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

Verdict worst(Verdict a, Verdict b) {
    return std::max(a, b);
}

Verdict byShare(double share, double warn, double fail) {
    return share >= fail ? Verdict::Fail : share >= warn ? Verdict::Warn : Verdict::Ok;
}

Verdict verdictOf(const ActivationStats& stats, const Thresholds& t) {
    if (stats.elementCount == 0)
        return Verdict::NoData;
    if (stats.nonFinite.total() > 0 || !stats.nonFiniteChannels.empty() ||
        (!stats.dormantScores.empty() && stats.outputMaxAbs == 0.0))
        return Verdict::Fail;
    Verdict verdict = byShare(stats.leftShare().value_or(0.0), t.siluLeftWarn, t.siluLeftFail);
    verdict =
        worst(verdict, byShare(stats.dormantShare().value_or(0.0), t.dormantWarn, t.dormantFail));
    if (const auto bits = stats.fp16HeadroomBits())
        verdict = worst(verdict, *bits <= 0.0                     ? Verdict::Fail
                                 : *bits < t.fp16HeadroomWarnBits ? Verdict::Warn
                                                                  : Verdict::Ok);
    return verdict;
}

}  // namespace

void LayerState::merge(const LayerState& other) {
    images += other.images;
    pre.zones.left += other.pre.zones.left;
    pre.zones.negative += other.pre.zones.negative;
    pre.zones.curved += other.pre.zones.curved;
    pre.zones.linear += other.pre.zones.linear;
    pre.zones.flat += other.pre.zones.flat;
    pre.moments.merge(other.pre.moments);
    pre.histogram.merge(other.pre.histogram);
    pre.nonFinite.merge(other.pre.nonFinite);
    pre.fp16Subnormal += other.pre.fp16Subnormal;
    pre.fp16Flush += other.pre.fp16Flush;
    before.merge(other.before);
    after.merge(other.after);
}

void GateState::merge(const GateState& other) {
    count += other.count;
    closed += other.closed;
    open += other.open;
    logits.merge(other.logits);
    gates.merge(other.gates);
    nonFinite.merge(other.nonFinite);
}

void addGate(GateState& state, float z, float s, double logitLimit) {
    if (!std::isfinite(z) || !std::isfinite(s)) {
        const float culprit = std::isfinite(z) ? s : z;
        ++(std::isnan(culprit) ? state.nonFinite.nan
           : culprit > 0       ? state.nonFinite.posInf
                               : state.nonFinite.negInf);
        return;
    }
    ++state.count;
    state.closed += double{z} < -logitLimit ? 1 : 0;
    state.open += double{z} > logitLimit ? 1 : 0;
    state.logits.add(double{z});
    state.gates.add(double{s});
}

ActivationStats statsOf(const LayerState& state, const Thresholds& thresholds) {
    ActivationStats stats = state.place;
    stats.imageCount = state.images;
    stats.zones = state.pre.zones;
    stats.pre = state.pre.moments;
    stats.histogram = state.pre.histogram;
    stats.nonFinite = state.pre.nonFinite;
    stats.elementCount = state.pre.moments.count + state.pre.nonFinite.total();
    stats.fp16Subnormal = state.pre.fp16Subnormal;
    stats.fp16Flush = state.pre.fp16Flush;
    if (stats.pre.count > 0)
        stats.maxAbs = std::max(std::fabs(stats.pre.min), std::fabs(stats.pre.max));
    describeChannels(state.before, thresholds, stats);
    describeAfterGate(state.after, thresholds, stats);
    stats.verdict = verdictOf(stats, thresholds);
    return stats;
}

GateSaturation gateSaturation(int block, const GateState& state, const Thresholds& t) {
    GateSaturation gate{.block = block,
                        .name = state.name,
                        .count = state.count,
                        .closed = state.closed,
                        .open = state.open,
                        .logits = state.logits,
                        .gates = state.gates,
                        .nonFinite = state.nonFinite,
                        .verdict = Verdict::NoData};
    if (state.nonFinite.total() > 0)
        gate.verdict = Verdict::Fail;
    else if (state.count > 0)
        gate.verdict = byShare(
            static_cast<double>(state.closed + state.open) / static_cast<double>(state.count),
            t.gateSaturatedWarn, t.gateSaturatedFail);
    return gate;
}

}  // namespace scalescope
