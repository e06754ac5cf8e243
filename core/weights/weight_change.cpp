// SPDX-License-Identifier: Apache-2.0
#include "core/weights/weight_change.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace scalescope {

namespace {

/// Views into files need not be aligned.
std::uint32_t bitsAt(const std::byte* values, std::size_t index) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, values + index * sizeof bits, sizeof bits);
    return bits;
}

WeightChange changeOfRange(const std::byte* before, const std::byte* after, std::size_t from,
                           std::size_t to) {
    WeightChange change;
    for (std::size_t i = from; i < to; ++i) {
        const std::uint32_t a = bitsAt(before, i), b = bitsAt(after, i);
        const auto x = static_cast<double>(std::bit_cast<float>(a));
        const auto y = static_cast<double>(std::bit_cast<float>(b));
        change.changed += a != b ? 1 : 0;
        if (!std::isfinite(x) || !std::isfinite(y)) {
            ++change.nonFinite;
            continue;
        }
        const double difference = y - x;
        change.largest = std::max(change.largest, std::abs(difference));
        change.before2 += x * x;
        change.after2 += y * y;
        change.difference2 += difference * difference;
        change.product += x * y;
    }
    change.values = static_cast<std::int64_t>(to - from);
    return change;
}

}  // namespace

void WeightChange::add(const WeightChange& other) {
    values += other.values;
    changed += other.changed;
    nonFinite += other.nonFinite;
    largest = std::max(largest, other.largest);
    before2 += other.before2;
    after2 += other.after2;
    difference2 += other.difference2;
    product += other.product;
}

std::optional<double> WeightChange::relative() const {
    return before2 > 0.0 ? std::optional(std::sqrt(difference2 / before2)) : std::nullopt;
}

/// Of equal vectors all three sums are one number, and the quotient is 1.
std::optional<double> WeightChange::cosine() const {
    if (!(before2 > 0.0 && after2 > 0.0))
        return std::nullopt;
    return std::clamp(product / std::sqrt(before2 * after2), -1.0, 1.0);
}

std::optional<double> WeightChange::normRatio() const {
    return before2 > 0.0 ? std::optional(std::sqrt(after2 / before2)) : std::nullopt;
}

double WeightChange::rank() const {
    const double fromNothing = after2 > 0.0 ? std::numeric_limits<double>::infinity() : 0.0;
    return relative().value_or(fromNothing);
}

WeightChange changeOf(const WeightTensor& before, const WeightTensor& after) {
    const bool alike = before.dtype == Dtype::F32 && after.dtype == Dtype::F32 &&
                       before.shape == after.shape && before.bytes.size() == after.bytes.size();
    if (!alike)
        throw Error(ErrorCode::Internal,
                    "Two tensors that are compared are not alike; please report this defect.");
    // Sums of pieces, so that the sum of a large tensor stays as exact as that of a small one.
    constexpr std::size_t kPiece = 4096;
    const std::size_t count = before.bytes.size() / sizeof(float);
    WeightChange change;
    for (std::size_t from = 0; from < count; from += kPiece)
        change.add(changeOfRange(before.bytes.data(), after.bytes.data(), from,
                                 std::min(count, from + kPiece)));
    return change;
}

}  // namespace scalescope
