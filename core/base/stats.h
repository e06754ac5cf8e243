// SPDX-License-Identifier: Apache-2.0
// Streaming, mergeable statistics: what every diagnostic is made of.
// Source: Chan, Golub, LeVeque 1979; Welford 1962; Pebay 2008 (merge formulas).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// Counts of values that are not finite; they are left out of everything else.
struct NonFinite {
    std::uint64_t nan = 0, posInf = 0, negInf = 0;
    [[nodiscard]] std::uint64_t total() const { return nan + posInf + negInf; }
    void add(double value);  ///< nothing where it is finite
    void merge(const NonFinite& other);
};

/// Count, mean, spread and range of finite values; float64.
struct Moments {
    std::uint64_t count = 0;
    double mean = 0.0, m2 = 0.0;
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();

    void add(double value);
    void merge(const Moments& other);
    /// Population variance m2 / count; nullopt below two values.
    [[nodiscard]] std::optional<double> variance() const;
    [[nodiscard]] std::optional<double> stddev() const;
    [[nodiscard]] std::optional<double> meanOrNone() const;
};

/// Histogram on fixed, equal bins; the last bin includes its right edge.
struct FixedHistogram {
    double low = 0.0, high = 1.0;
    std::vector<std::uint64_t> counts;
    std::uint64_t underflow = 0, overflow = 0;

    FixedHistogram() = default;
    FixedHistogram(double lowEdge, double highEdge, std::size_t bins)
        : low(lowEdge), high(highEdge), counts(bins) {}
    void add(double value);
    /// Throws: ArgumentInvalid when the edges differ; never resamples.
    void merge(const FixedHistogram& other);
    [[nodiscard]] std::vector<double> edges() const;
};

/// Quantile of sorted values, linear at h = (n-1)p. nullopt when empty.
[[nodiscard]] std::optional<double> quantileOfSorted(std::span<const double> sorted, double p);

/// The usual summary of a small set of values (gates of a block, repeats of a benchmark).
struct Summary {
    std::uint64_t count = 0;
    double min = 0, q05 = 0, q25 = 0, median = 0, q75 = 0, q95 = 0, max = 0, mean = 0;
    std::optional<double> stddev;  ///< population; needs two values
};
/// nullopt for no (finite) values.
[[nodiscard]] std::optional<Summary> summarize(std::span<const double> values);

}  // namespace scalescope
