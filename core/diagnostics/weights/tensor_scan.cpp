// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/tensor_scan.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace scalescope {

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 15;  ///< values that are converted at a time
constexpr std::size_t kHalfBins = kValueBins / 2;

/// Hands the tensor's values over piece by piece: with the index of the first one.
template <typename Take>
void inPieces(const WeightTensor& tensor, RunContext& context, Take&& take) {
    const std::size_t count = valueCount(tensor);
    std::vector<double> buffer(std::min(count, kPiece));
    for (std::size_t at = 0; at < count; at += buffer.size()) {
        context.checkCanceled();
        const std::span<double> piece(buffer.data(), std::min(buffer.size(), count - at));
        readDoubles(tensor, at, piece);
        take(at, std::span<const double>(piece));
    }
}

/// Values of one slice of the first dimension; 0: the tensor has none that are kept.
std::size_t sliceSize(const WeightTensor& tensor) {
    if (tensor.shape.size() < 2 || tensor.shape[0] < 1 || tensor.shape[0] > kMaxSlices)
        return 0;
    return valueCount(tensor) / static_cast<std::size_t>(tensor.shape[0]);
}

void countMagnitude(double size, ScannedTensor& scanned) {
    if (size == 0.0) {
        ++scanned.zeros;
        return;
    }
    scanned.fp16Flush += size <= kFp16Flush ? 1 : 0;
    scanned.fp16Subnormal += size > kFp16Flush && size < kFp16Normal ? 1 : 0;
    scanned.fp16Overflow += size >= kFp16Overflow ? 1 : 0;
    const int octave = std::ilogb(size) - kLowestOctave;
    if (octave < 0)
        ++scanned.octaves.underflow;
    else if (octave >= kOctaves)
        ++scanned.octaves.overflow;
    else
        ++scanned.octaves.counts[static_cast<std::size_t>(octave)];
}

/// Everything but the spread and the histogram of values. Sums are made per piece and then added,
/// which keeps their rounding small.
class FirstPass {
public:
    FirstPass(ScannedTensor& scanned, std::size_t slice) : m_scanned(scanned), m_slice(slice) {}

    void take(std::size_t first, std::span<const double> piece) {
        double sum = 0.0, squares = 0.0;
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const double value = piece[i];
            if (!std::isfinite(value)) {
                m_scanned.nonFinite.add(value);
                continue;
            }
            ++m_scanned.finite.count;
            m_scanned.finite.min = std::min(m_scanned.finite.min, value);
            m_scanned.finite.max = std::max(m_scanned.finite.max, value);
            sum += value;
            squares += value * value;
            countMagnitude(std::abs(value), m_scanned);
            if (m_slice > 0)
                m_scanned
                    .sliceNorms[std::min((first + i) / m_slice, m_scanned.sliceNorms.size() - 1)] +=
                    value * value;
        }
        m_sum += sum;
        m_scanned.sumOfSquares += squares;
        m_scanned.count += piece.size();
    }

    void finish() {
        Moments& finite = m_scanned.finite;
        if (finite.count > 0)
            finite.mean = m_sum / static_cast<double>(finite.count);
        for (double& norm : m_scanned.sliceNorms)
            norm = std::sqrt(norm);
    }

private:
    ScannedTensor& m_scanned;
    std::size_t m_slice;
    double m_sum = 0.0;
};

/// The smallest power of two that is no smaller than size; 1 of nothing but zeros. Sizes that only
/// float64 has are kept away from its ends, where a range could not be divided into bins.
double rangeOf(double size) {
    constexpr int kSmallest = -1000, kLargest = 1000;
    if (size == 0.0)
        return 1.0;
    int exponent = 0;
    const double share = std::frexp(size, &exponent);
    return std::ldexp(1.0, std::clamp(share == 0.5 ? exponent - 1 : exponent, kSmallest, kLargest));
}

/// A division by a power of two is exact, so that a value on an edge belongs to the bin on its
/// right without exception; the largest value to the last bin.
std::size_t binOf(double value, double width) {
    const double bin = std::floor(value / width) + static_cast<double>(kHalfBins);
    return static_cast<std::size_t>(std::clamp(bin, 0.0, static_cast<double>(kValueBins - 1)));
}

void takeSpread(std::span<const double> piece, double width, ScannedTensor& scanned) {
    double squares = 0.0;
    for (const double value : piece) {
        if (!std::isfinite(value))
            continue;
        const double off = value - scanned.finite.mean;
        squares += off * off;
        ++scanned.values.counts[binOf(value, width)];
    }
    scanned.finite.m2 += squares;
}

}  // namespace

double ScannedTensor::maxAbs() const {
    return finite.count > 0 ? std::max(std::abs(finite.min), std::abs(finite.max)) : 0.0;
}

std::optional<double> ScannedTensor::l2Norm() const {
    const double norm = std::sqrt(sumOfSquares);
    return finite.count > 0 && std::isfinite(norm) ? std::optional(norm) : std::nullopt;
}

ScannedTensor scanTensor(const WeightTensor& tensor, RunContext& context) {
    ScannedTensor scanned;
    scanned.octaves = FixedHistogram(kLowestOctave, kLowestOctave + kOctaves, kOctaves);
    const std::size_t slice = sliceSize(tensor);
    if (slice > 0)
        scanned.sliceNorms.resize(static_cast<std::size_t>(tensor.shape[0]));
    FirstPass first(scanned, slice);
    inPieces(tensor, context,
             [&](std::size_t at, std::span<const double> piece) { first.take(at, piece); });
    first.finish();
    const double range = rangeOf(scanned.maxAbs());
    scanned.values = FixedHistogram(-range, range, kValueBins);
    const double width = range / static_cast<double>(kHalfBins);
    inPieces(tensor, context, [&](std::size_t, std::span<const double> piece) {
        takeSpread(piece, width, scanned);
    });
    return scanned;
}

FixedHistogram widened(const FixedHistogram& values, double range) {
    FixedHistogram wide(-range, range, kValueBins);
    const double own = values.high / static_cast<double>(kHalfBins);
    const double width = range / static_cast<double>(kHalfBins);
    for (std::size_t i = 0; i < values.counts.size(); ++i) {
        const double left = (static_cast<double>(i) - static_cast<double>(kHalfBins)) * own;
        wide.counts[binOf(left, width)] += values.counts[i];
    }
    return wide;
}

}  // namespace scalescope
