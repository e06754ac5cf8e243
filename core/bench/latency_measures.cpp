// SPDX-License-Identifier: Apache-2.0
#include "core/bench/latency_measures.h"

#include "core/diagnostics/measures.h"

#include <algorithm>

namespace scalescope {

namespace {

using Value = std::optional<double>;
using enum ColumnKind;
using Result = BenchmarkResult;

constexpr const char* kRunsOf = "latency.median";
constexpr const char* kPercentile = "latency.p95";

constexpr Measure kP95{"latency.p95", "latencyMsP95", "95th percentile of latency", "p95", "ms",
                       Milliseconds,  kPercentile};
constexpr Measure kFastest{"latency.min", "latencyMsMin", "Fastest run", "Fastest",
                           "ms",          Milliseconds,   kRunsOf};
constexpr Measure kSlowest{"latency.max", "latencyMsMax", "Slowest run", "Slowest",
                           "ms",          Milliseconds,   kRunsOf};
constexpr Measure kMean{"latency.mean", "latencyMsMean", "Mean latency", "Mean",
                        "ms",           Milliseconds,    kRunsOf};
constexpr Measure kStd{"latency.std", "latencyMsStd", "Spread of latency (std)", "Std", "ms",
                       Milliseconds,  kRunsOf};
constexpr Measure kIqr{"latency.iqr", "latencyMsIqr", "Interquartile range of latency", "IQR", "ms",
                       Milliseconds,  kRunsOf};
constexpr Measure kP90{"latency.p90", "latencyMsP90", "90th percentile of latency", "p90", "ms",
                       Milliseconds,  kPercentile};
constexpr Measure kP99{"latency.p99", "latencyMsP99", "99th percentile of latency", "p99", "ms",
                       Milliseconds,  kPercentile};
constexpr Measure kLow{"latency.median_low",
                       "latencyMsMedianLow",
                       "Median latency, low end of its 95 % interval",
                       "Median from",
                       "ms",
                       Milliseconds,
                       kRunsOf};
constexpr Measure kHigh{"latency.median_high",
                        "latencyMsMedianHigh",
                        "Median latency, high end of its 95 % interval",
                        "Median to",
                        "ms",
                        Milliseconds,
                        kRunsOf};
constexpr Measure kImages{"latency.throughput",
                          "imagesPerSecond",
                          "Images per second of the median",
                          "Images/s",
                          "",
                          Real,
                          kRunsOf,
                          nullptr,
                          false,
                          "images/s"};
constexpr const char* kLoad = "latency.other_load";
constexpr Measure kOthers{"latency.other_load",
                          "otherProcessors",
                          "Processors that others kept busy",
                          "Others",
                          "",
                          Real,
                          kLoad};
constexpr Measure kYielding{"latency.yielding_load",
                            "yieldingProcessors",
                            "Of them at low priority",
                            "Yielding",
                            "",
                            Real,
                            kLoad};
constexpr Measure kRuns{"latency.runs", "repeats", "Timed runs", "Runs", "", Integer, kRunsOf};
constexpr Measure kMacRate{"latency.gmacs_per_second",
                           "gmacsPerSecond",
                           "MACs per second",
                           "MACs/s",
                           "G/s",
                           Real,
                           "cost.macs"};

template <double Latency::*Part>
Value of(const Result& r) {
    return r.latency.*Part;
}
template <Value Latency::*Part>
Value of(const Result& r) {
    return r.latency.*Part;
}

Value macRate(const Result& r) {
    const double macs = static_cast<double>(r.macs) * static_cast<double>(r.options.batch);
    return macs / 1e6 / std::max(1e-9, r.latency.medianMs);
}

Value peakOf(const Result& r) {
    return r.options.memory ? Value(static_cast<double>(r.peakBytes)) : std::nullopt;
}

}  // namespace

const Readings<BenchmarkResult>& latencyReadings() {
    static const Readings<Result> readings{
        {kMedian, &of<&Latency::medianMs>},
        {kP95, &of<&Latency::p95Ms>},
        {kFastest, &of<&Latency::minMs>},
        {kSlowest, &of<&Latency::maxMs>},
        {kMean, &of<&Latency::meanMs>},
        {kStd, &of<&Latency::stddevMs>},
        {kIqr, &of<&Latency::iqrMs>},
        {kP90, &of<&Latency::p90Ms>},
        {kP99, &of<&Latency::p99Ms>},
        {kLow, &of<&Latency::medianLowMs>},
        {kHigh, &of<&Latency::medianHighMs>},
        {kImages, &of<&Latency::imagesPerSecond>},
        {kOthers,
         [](const Result& r) { return r.load ? Value(r.load->otherProcessors) : std::nullopt; }},
        {kYielding,
         [](const Result& r) { return r.load ? Value(r.load->yieldingProcessors) : std::nullopt; }},
        {kRuns, [](const Result& r) -> Value { return static_cast<double>(r.latency.ms.size()); }},
        {kNeed, [](const Result& r) { return number(r.need.totalBytes()); }},
        {kPeak, &peakOf},
        {kMacs, [](const Result& r) -> Value { return static_cast<double>(r.macs); }},
        {kMacRate, &macRate},
    };
    return readings;
}

}  // namespace scalescope
