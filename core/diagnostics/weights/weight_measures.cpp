// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/weight_measures.h"

#include "core/base/format.h"
#include "core/diagnostics/measure_columns.h"

#include <cmath>

namespace scalescope {

namespace {

using Value = std::optional<double>;
using Limit = std::optional<Limits>;
using Stats = TensorStats;
using enum ColumnKind;

Limit nearDeadLimits(const Thresholds& t) {
    return Limits{t.weightNearDeadWarn, t.weightNearDeadFail};
}
Limit epsLimits(const Thresholds& t) {
    return Limits{t.normEpsWarn, t.normEpsFail};
}

constexpr const char* kValuesOf = "weights.values";
constexpr const char* kFiltersOf = "weights.filters";
constexpr const char* kFp16Of = "weights.fp16";
constexpr const char* kVariancesOf = "weights.variance";
constexpr const char* kGainOf = "weights.gain";
constexpr const char* kNotFiniteOf = "weights.nonfinite";

constexpr Measure kCount{"weights.count", "valueCount", "Values of the tensor", "Values", "",
                         Integer,         kValuesOf};
constexpr Measure kNorm{"weights.l2_norm", "l2Norm", "L2 norm of the weights",
                        "L2 norm",         "",       Real,
                        kValuesOf,         nullptr,  true};
constexpr Measure kStd{"weights.std", "std",    "Spread of the weights (std)", "Std", "",
                       Real,          kValuesOf};
constexpr Measure kMean{"weights.mean", "mean", "Mean of the weights", "Mean", "", Real, kValuesOf};
constexpr Measure kMin{"weights.min", "min", "Smallest weight", "Smallest", "", Real, kValuesOf};
constexpr Measure kMax{"weights.max", "max", "Largest weight", "Largest", "", Real, kValuesOf};
constexpr Measure kZeros{
    "weights.zero_share", "zeroShare", "Weights that are 0", "Zeros", "%", Share, kValuesOf};
constexpr Measure kNonFinite{
    "weights.nonfinite", "nonFiniteCount", "Weights that are NaN or Inf", "NaN, Inf", "", Integer,
    kNotFiniteOf};
constexpr Measure kDead{"weights.dead_filters",
                        "filters/dead",
                        "Dead filters",
                        "Dead filters",
                        "",
                        Integer,
                        kFiltersOf};
constexpr Measure kNearDead{"weights.near_dead_share",
                            "filters/nearDeadShare",
                            "Dead and near-dead filters",
                            "Near-dead filters",
                            "%",
                            Share,
                            kFiltersOf,
                            &nearDeadLimits};
constexpr Measure kOverflow{"weights.fp16_overflow_share",
                            "fp16/overflowShare",
                            "Weights that are infinite in fp16",
                            "fp16 infinite",
                            "%",
                            Share,
                            kFp16Of};
constexpr Measure kSubnormal{"weights.fp16_subnormal_share",
                             "fp16/subnormalShare",
                             "Weights that are subnormal in fp16",
                             "Subnormal in fp16",
                             "%",
                             Share,
                             kFp16Of};
constexpr Measure kFlushed{"weights.fp16_flush_share",
                           "fp16/flushShare",
                           "Weights that become 0 in fp16",
                           "0 in fp16",
                           "%",
                           Share,
                           kFp16Of};
constexpr Measure kEpsShare{"weights.variance_eps_share",
                            "variance/epsShare",
                            "Running variances near zero (not above eps)",
                            "Variance near 0",
                            "%",
                            Share,
                            kVariancesOf,
                            &epsLimits};
constexpr Measure kExploding{"weights.variance_exploding",
                             "variance/exploding",
                             "Running variances that explode",
                             "Variance explodes",
                             "",
                             Integer,
                             kVariancesOf};
constexpr Measure kNegative{"weights.variance_negative",
                            "variance/negative",
                            "Running variances below 0",
                            "Variance below 0",
                            "",
                            Integer,
                            kVariancesOf};
constexpr Measure kSpread{"weights.variance_spread",
                          "variance/maxOverMedian",
                          "Largest running variance over the median",
                          "Variance max/median",
                          "",
                          Real,
                          kVariancesOf,
                          nullptr,
                          true,
                          "ratio"};
constexpr Measure kLowGain{"weights.low_gain_share",
                           "variance/lowGainShare",
                           "Channels that batch norm multiplies with next to nothing",
                           "Low gain",
                           "%",
                           Share,
                           kGainOf,
                           &nearDeadLimits};

/// What no double holds is no number.
Value finite(Value value) {
    return value && std::isfinite(*value) ? value : std::nullopt;
}

template <double Moments::*Part>
Value ofRange(const Stats& s) {
    return s.scan.finite.count > 0 ? finite(s.scan.finite.*Part) : std::nullopt;
}

/// Of the values that are finite.
Value share(std::uint64_t part, const Stats& s) {
    if (s.scan.finite.count == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(s.scan.finite.count);
}

template <std::uint64_t ScannedTensor::*Part>
Value shareOf(const Stats& s) {
    return share(s.scan.*Part, s);
}

template <std::uint64_t NormVariances::*Part>
Value ofVariances(const Stats& s) {
    return s.variances ? number((*s.variances).*Part) : std::nullopt;
}

}  // namespace

const Readings<TensorStats>& weightReadings() {
    static const Readings<Stats> readings{
        {kCount, [](const Stats& s) { return number(s.scan.count); }},
        {kNorm, [](const Stats& s) { return s.scan.l2Norm(); }},
        {kStd, [](const Stats& s) { return finite(s.scan.finite.stddev()); }},
        {kMean, [](const Stats& s) { return finite(s.scan.finite.meanOrNone()); }},
        {kMin, &ofRange<&Moments::min>},
        {kMax, &ofRange<&Moments::max>},
        {kZeros, &shareOf<&ScannedTensor::zeros>},
        {kNonFinite, [](const Stats& s) { return number(s.scan.nonFinite.total()); }},
        {kDead, [](const Stats& s) { return s.filters ? number(s.filters->dead) : std::nullopt; }},
        {kNearDead,
         [](const Stats& s) { return s.filters ? Value(s.filters->nearDeadShare()) : Value(); }},
        {kOverflow, &shareOf<&ScannedTensor::fp16Overflow>},
        {kSubnormal, &shareOf<&ScannedTensor::fp16Subnormal>},
        {kFlushed, &shareOf<&ScannedTensor::fp16Flush>},
        {kEpsShare,
         [](const Stats& s) { return s.variances ? Value(s.variances->epsShare()) : Value(); }},
        {kExploding, &ofVariances<&NormVariances::exploding>},
        {kNegative, &ofVariances<&NormVariances::negative>},
        {kSpread,
         [](const Stats& s) { return s.variances ? s.variances->maxOverMedian : Value(); }},
        {kLowGain,
         [](const Stats& s) { return s.variances ? s.variances->lowGainShare() : Value(); }},
    };
    return readings;
}

Table toTable(const WeightStatistics& statistics) {
    Table table;
    table.key = "weight_statistics";
    table.title = "Values of the weights, tensor by tensor";
    table.columns = {{"Place", "", Text, "Block, stem, head or classifier; empty: not used."},
                     {"Tensor", "", Text,
                      "Of that place; a tensor that is not used as the file "
                      "names it."},
                     {"Shape", "", Text, ""},
                     {"Dtype", "", Text, "As in the file."},
                     {"Verdict", "", ColumnKind::State, "Of the thresholds of the measures."}};
    for (const auto& reading : weightReadings())
        table.columns.push_back(columnOf(reading.about, statistics.thresholds));
    for (const TensorStats& stats : statistics.tensors) {
        auto& row = table.rows.emplace_back(std::vector<Cell>{
            stats.place, stats.part.empty() ? stats.fileKey : stats.part, formatShape(stats.shape),
            std::string(dtypeName(stats.dtype)), std::string(verdictName(stats.verdict))});
        addCells(row, weightReadings(), stats);
    }
    return table;
}

}  // namespace scalescope
