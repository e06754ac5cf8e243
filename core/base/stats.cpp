// SPDX-License-Identifier: Apache-2.0
#include "core/base/stats.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

void NonFinite::add(double value) {
    nan += std::isnan(value) ? 1 : 0;
    posInf += std::isinf(value) && value > 0.0 ? 1 : 0;
    negInf += std::isinf(value) && value < 0.0 ? 1 : 0;
}

void NonFinite::merge(const NonFinite& other) {
    nan += other.nan;
    posInf += other.posInf;
    negInf += other.negInf;
}

void Moments::add(double value) {
    if (!std::isfinite(value))
        return;
    ++count;
    const double delta = value - mean;
    mean += delta / static_cast<double>(count);
    m2 += delta * (value - mean);
    min = std::min(min, value);
    max = std::max(max, value);
}

void Moments::merge(const Moments& other) {
    if (other.count == 0)
        return;
    if (count == 0) {
        *this = other;
        return;
    }
    const auto na = static_cast<double>(count), nb = static_cast<double>(other.count);
    const double n = na + nb;
    const double delta = other.mean - mean;
    mean += delta * (nb / n);
    m2 += other.m2 + delta * delta * (na * nb / n);
    count += other.count;
    min = std::min(min, other.min);
    max = std::max(max, other.max);
}

std::optional<double> Moments::variance() const {
    if (count < 2)
        return std::nullopt;
    return m2 / static_cast<double>(count);
}

std::optional<double> Moments::stddev() const {
    const auto value = variance();
    return value ? std::optional(std::sqrt(*value)) : std::nullopt;
}

std::optional<double> Moments::meanOrNone() const {
    return count == 0 ? std::nullopt : std::optional(mean);
}

namespace {

double edgeOf(const FixedHistogram& histogram, std::size_t index) {
    const double share = static_cast<double>(index) / static_cast<double>(histogram.counts.size());
    return histogram.low + (histogram.high - histogram.low) * share;
}

/// The bin by division, then mended so that it agrees with the edges as they are written out.
std::size_t binOf(const FixedHistogram& histogram, double value) {
    const std::size_t last = histogram.counts.size() - 1;
    const double position = (value - histogram.low) / (histogram.high - histogram.low) *
                            static_cast<double>(histogram.counts.size());
    std::size_t bin = std::min(static_cast<std::size_t>(position), last);
    while (bin > 0 && value < edgeOf(histogram, bin))
        --bin;
    while (bin < last && value >= edgeOf(histogram, bin + 1))
        ++bin;
    return bin;
}

}  // namespace

void FixedHistogram::add(double value) {
    if (!std::isfinite(value))
        return;
    if (value < low)
        ++underflow;
    else if (value > high || counts.empty() || high <= low)
        ++overflow;
    else
        ++counts[binOf(*this, value)];
}

void FixedHistogram::merge(const FixedHistogram& other) {
    if (low != other.low || high != other.high || counts.size() != other.counts.size())
        throw Error(ErrorCode::ArgumentInvalid,
                    "Histograms with different edges cannot be merged; measure both with the same "
                    "settings.");
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += other.counts[i];
    underflow += other.underflow;
    overflow += other.overflow;
}

std::vector<double> FixedHistogram::edges() const {
    if (counts.empty())
        return {};
    std::vector<double> result(counts.size() + 1);
    for (std::size_t i = 0; i < counts.size(); ++i)
        result[i] = edgeOf(*this, i);
    result.back() = high;
    return result;
}

std::optional<double> quantileOfSorted(std::span<const double> sorted, double p) {
    if (sorted.empty())
        return std::nullopt;
    const double h = static_cast<double>(sorted.size() - 1) * std::clamp(p, 0.0, 1.0);
    const auto below = static_cast<std::size_t>(h);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], h - static_cast<double>(below));
}

std::optional<Summary> summarize(std::span<const double> values) {
    std::vector<double> sorted;
    sorted.reserve(values.size());
    Moments moments;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        sorted.push_back(value);
        moments.add(value);
    }
    if (sorted.empty())
        return std::nullopt;
    std::sort(sorted.begin(), sorted.end());
    Summary summary;
    summary.count = moments.count;
    summary.min = moments.min;
    summary.q05 = *quantileOfSorted(sorted, 0.05);
    summary.q25 = *quantileOfSorted(sorted, 0.25);
    summary.median = *quantileOfSorted(sorted, 0.5);
    summary.q75 = *quantileOfSorted(sorted, 0.75);
    summary.q95 = *quantileOfSorted(sorted, 0.95);
    summary.max = moments.max;
    summary.mean = moments.mean;
    summary.stddev = moments.stddev();
    return summary;
}

}  // namespace scalescope
