// SPDX-License-Identifier: Apache-2.0
#include "core/bench/latency_measures.h"

#include "core/diagnostics/measures.h"

#include <algorithm>

namespace scalescope {

namespace {

using Value = std::optional<double>;
using enum ColumnKind;
using Result = BenchmarkResult;

constexpr Measure kP95{"latency.p95", "95th percentile of latency", "p95", "ms", Milliseconds,
                       "latency.p95"};
constexpr Measure kFastest{"latency.min", "Fastest run", "Fastest",
                           "ms",          Milliseconds,  "latency.median"};
constexpr Measure kMean{"latency.mean", "Mean latency", "Mean",
                        "ms",           Milliseconds,   "latency.median"};
constexpr Measure kStd{"latency.std", "Spread of latency (std)", "Std", "ms",
                       Milliseconds,  "latency.median"};
constexpr Measure kIqr{"latency.iqr",   "Interquartile range of latency", "IQR", "ms", Milliseconds,
                       "latency.median"};
constexpr Measure kP90{"latency.p90", "90th percentile of latency", "p90", "ms", Milliseconds,
                       "latency.p95"};
constexpr Measure kP99{"latency.p99", "99th percentile of latency", "p99", "ms", Milliseconds,
                       "latency.p95"};
constexpr Measure kLow{"latency.median_low", "Median latency, low end of its 95 % interval",
                       "Median from",        "ms",
                       Milliseconds,         "latency.median"};
constexpr Measure kHigh{"latency.median_high", "Median latency, high end of its 95 % interval",
                        "Median to",           "ms",
                        Milliseconds,          "latency.median"};
constexpr Measure kImages{
    "latency.throughput", "Images per second of the median", "Images/s", "images/s", Real,
    "latency.median"};
constexpr Measure kRuns{"latency.runs", "Timed runs", "Runs", "", Integer, "latency.median"};
constexpr Measure kMacRate{
    "latency.gmacs_per_second", "MACs per second", "GMAC/s", "G/s", Real, "cost.macs"};

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

}  // namespace

const std::vector<Reading<BenchmarkResult>>& latencyReadings() {
    static const std::vector<Reading<BenchmarkResult>> readings{
        {kMedian, &of<&Latency::medianMs>},
        {kP95, &of<&Latency::p95Ms>},
        {kFastest, &of<&Latency::minMs>},
        {kMean, &of<&Latency::meanMs>},
        {kStd, &of<&Latency::stddevMs>},
        {kIqr, &of<&Latency::iqrMs>},
        {kP90, &of<&Latency::p90Ms>},
        {kP99, &of<&Latency::p99Ms>},
        {kLow, &of<&Latency::medianLowMs>},
        {kHigh, &of<&Latency::medianHighMs>},
        {kImages, &of<&Latency::imagesPerSecond>},
        {kRuns, [](const Result& r) -> Value { return static_cast<double>(r.latency.ms.size()); }},
        {kPeak,
         [](const Result& r) {
             return r.peakBytes > 0 ? Value(static_cast<double>(r.peakBytes)) : std::nullopt;
         }},
        {kMacs, [](const Result& r) -> Value { return static_cast<double>(r.macs); }},
        {kMacRate, &macRate},
    };
    return readings;
}

}  // namespace scalescope
