// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/network_measures.h"

#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"

namespace scalescope {

namespace {

using Value = std::optional<double>;

}  // namespace

const Readings<MeasuredNetwork>& networkReadings() {
    using Network = MeasuredNetwork;
    static const Readings<Network> readings{
        {kParams, [](const Network& n) { return number(n.figures.params); }},
        {kActivations, [](const Network& n) { return number(n.figures.activations); }},
        {kNeed, [](const Network& n) { return number(n.figures.totalBytes()); }},
        {kEagerPeak, [](const Network& n) { return number(n.figures.predictedPeakBytes); }},
        {kReceptiveField, [](const Network& n) { return number(n.figures.receptiveFieldPx); }},
        {kCoverage, [](const Network& n) { return Value(n.figures.coverage()); }},
        {kMedian,
         [](const Network& n) { return n.measured ? Value(n.measured->latencyMs) : Value(); }},
        {kPeak,
         [](const Network& n) { return n.measured ? number(n.measured->peakBytes) : Value(); }},
    };
    return readings;
}

}  // namespace scalescope
