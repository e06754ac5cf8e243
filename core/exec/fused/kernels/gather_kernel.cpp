// SPDX-License-Identifier: Apache-2.0
// SiLU of an activation with everything that diagnostics gather of it, in one pass over it: counts
// and extremes before, sums per channel after, and a table whose scalar increments run beside the
// vector work.
#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/fused/kernels/registers.h"

#include <algorithm>
#include <bit>

namespace scalescope::fused {

namespace {

constexpr std::int64_t kRun = 32;  // pixels whose sums stay in float32

/// Of one register of channels over the pixels of a run. Channel sums are those of y - shift, so
/// that a constant channel has no spread.
template <std::size_t kBytes>
struct Run {
    using Floats = typename Simd<kBytes>::Floats;
    Floats sum{}, squares{};  // before SiLU
    Floats shift{}, channelSum{}, channelSquares{}, channelSumAbs{}, top{};
};

/// What stays the same in a call, where no store can change it.
template <std::size_t kBytes>
struct Fixed {
    using Floats = typename Simd<kBytes>::Floats;
    explicit Fixed(const GatherCall& call)
        : left(Floats{} + call.cuts.left),
          minimum(Floats{} + call.cuts.minimum),
          linear(Floats{} + call.cuts.linear),
          flatFrom(Floats{} + call.cuts.aboveFlatFrom),
          flatTo(Floats{} + call.cuts.flatTo),
          cells(call.gather->cells.data()),
          inStride(call.inStride),
          outStride(call.outStride) {}
    Floats left, minimum, linear, flatFrom, flatTo;
    std::uint32_t* cells;
    std::int64_t inStride, outStride;
};

/// Of all runs of a call, before SiLU.
template <std::size_t kBytes>
struct Before {
    typename Simd<kBytes>::Ints left{}, minimum{}, linear{}, flatFrom{}, flatTo{};
    typename Simd<kBytes>::Floats low, high;
    typename Simd<kBytes>::Doubles sum{}, squares{};
};

SCALESCOPE_INLINE void countCells(const float* values, int count, std::uint32_t* cells) {
    constexpr std::size_t kUpper = std::endian::native == std::endian::little ? 2 : 0;
#pragma GCC unroll 16
    for (int i = 0; i < count; ++i) {
        std::uint16_t cell;
        std::memcpy(&cell, reinterpret_cast<const char*>(values + i) + kUpper, sizeof cell);
        ++cells[cell];
    }
}

/// What is gathered of a value before its SiLU.
template <std::size_t kBytes>
SCALESCOPE_INLINE void addBefore(const Fixed<kBytes>& fixed, const float* in,
                                 const typename Simd<kBytes>::Floats& v, Before<kBytes>& before,
                                 Run<kBytes>& run) {
    countCells(in, Simd<kBytes>::kWidth, fixed.cells);
    before.left = v < fixed.left ? before.left + 1 : before.left;
    before.minimum = v < fixed.minimum ? before.minimum + 1 : before.minimum;
    before.linear = v < fixed.linear ? before.linear + 1 : before.linear;
    before.flatFrom = v < fixed.flatFrom ? before.flatFrom + 1 : before.flatFrom;
    before.flatTo = v < fixed.flatTo ? before.flatTo + 1 : before.flatTo;
    before.low = v < before.low ? v : before.low;
    before.high = v > before.high ? v : before.high;
    run.sum += v;
    run.squares += v * v;
}

/// And after it.
template <std::size_t kBytes, bool kSums>
SCALESCOPE_INLINE void addAfter(const typename Simd<kBytes>::Floats& y, Run<kBytes>& run,
                                typename Simd<kBytes>::Floats& rowSum) {
    using Floats = typename Simd<kBytes>::Floats;
    using Ints = typename Simd<kBytes>::Ints;
    const Floats e = y - run.shift;
    if constexpr (kSums)
        rowSum += y;
    else
        run.channelSum += e;
    run.channelSquares += e * e;
    const Floats size = __builtin_bit_cast(Floats, __builtin_bit_cast(Ints, y) & 0x7fffffff);
    run.channelSumAbs += size;
    run.top = size > run.top ? size : run.top;
}

/// Pixels of one register of channels, one after another. A result is used one pixel later: its
/// chain of operations is long, and the processor looks ahead only so far.
template <std::size_t kBytes, bool kFirst, bool kSums>
SCALESCOPE_INLINE void pixelsOf(const Fixed<kBytes>& fixed, const float* in, float* out,
                                std::int64_t count, Before<kBytes>& before, Run<kBytes>& run,
                                typename Simd<kBytes>::Floats& rowSum) {
    using Floats = typename Simd<kBytes>::Floats;
    Floats v = load<kBytes>(in);
    Floats waiting = siluOf<kBytes>(v);
    addBefore<kBytes>(fixed, in, v, before, run);
    if constexpr (kFirst)
        run.shift = waiting;
    for (std::int64_t i = 1; i < count; ++i) {
        in += fixed.inStride;
        v = load<kBytes>(in);
        const Floats y = siluOf<kBytes>(v);
        addBefore<kBytes>(fixed, in, v, before, run);
        store<kBytes>(out, waiting);
        addAfter<kBytes, kSums>(waiting, run, rowSum);
        out += fixed.outStride;
        waiting = y;
    }
    store<kBytes>(out, waiting);
    addAfter<kBytes, kSums>(waiting, run, rowSum);
}

/// Half of a register in float64.
template <std::size_t kBytes>
SCALESCOPE_INLINE typename Simd<kBytes>::Doubles half(const typename Simd<kBytes>::Floats& v,
                                                      int part) {
    typename Simd<kBytes>::HalfFloats floats;
    std::memcpy(&floats,
                reinterpret_cast<const char*>(&v) + static_cast<std::size_t>(part) * sizeof floats,
                sizeof floats);
    return __builtin_convertvector(floats, typename Simd<kBytes>::Doubles);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void addTo(double* at, const typename Simd<kBytes>::Doubles& what) {
    typename Simd<kBytes>::Doubles sum;
    std::memcpy(&sum, at, kBytes);
    sum += what;
    std::memcpy(at, &sum, kBytes);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void addRun(const Run<kBytes>& run, std::int64_t pixels, std::size_t entry,
                              Before<kBytes>& before, ThreadGather& gather) {
    using Floats = typename Simd<kBytes>::Floats;
    using Doubles = typename Simd<kBytes>::Doubles;
    const auto n = static_cast<double>(pixels);
    for (int part = 0; part < 2; ++part) {
        before.sum += half<kBytes>(run.sum, part);
        before.squares += half<kBytes>(run.squares, part);
        const std::size_t at = entry + static_cast<std::size_t>(part * Simd<kBytes>::kDoubles);
        const Doubles shift = half<kBytes>(run.shift, part);
        const Doubles sum = half<kBytes>(run.channelSum, part);
        addTo<kBytes>(gather.channelSum.data() + at, sum + n * shift);
        addTo<kBytes>(gather.channelSumAbs.data() + at, half<kBytes>(run.channelSumAbs, part));
        addTo<kBytes>(gather.channelSquares.data() + at,
                      half<kBytes>(run.channelSquares, part) + shift * (2.0 * sum + n * shift));
    }
    Floats top = load<kBytes>(gather.channelMaxAbs.data() + entry);
    top = run.top > top ? run.top : top;
    store<kBytes>(gather.channelMaxAbs.data() + entry, top);
}

/// Rows and their sums; the other sums run over all of them.
template <std::size_t kBytes>
SCALESCOPE_INLINE void rowsOf(const GatherCall& call, const Fixed<kBytes>& fixed,
                              std::int64_t channel, Before<kBytes>& before) {
    using Floats = typename Simd<kBytes>::Floats;
    Run<kBytes> run;
    Floats total{};
    for (std::int64_t row = 0; row < call.rows; ++row) {
        Floats rowSum{};
        const float* in = call.in + row * call.pixels * call.inStride + channel;
        float* out = call.out + row * call.pixels * call.outStride + channel;
        if (row == 0)
            pixelsOf<kBytes, true, true>(fixed, in, out, call.pixels, before, run, rowSum);
        else
            pixelsOf<kBytes, false, true>(fixed, in, out, call.pixels, before, run, rowSum);
        store<kBytes>(call.sums + row * call.sumsStride + channel, rowSum);
        total += rowSum;
    }
    run.channelSum = total - run.shift * static_cast<float>(call.rows * call.pixels);
    addRun<kBytes>(run, call.rows * call.pixels,
                   static_cast<std::size_t>(call.firstEntry + channel), before, *call.gather);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void runsOf(const GatherCall& call, const Fixed<kBytes>& fixed,
                              std::int64_t channel, Before<kBytes>& before) {
    typename Simd<kBytes>::Floats none{};
    const std::int64_t all = call.rows * call.pixels;
    for (std::int64_t first = 0; first < all; first += kRun) {
        const std::int64_t pixels = std::min(kRun, all - first);
        Run<kBytes> run;
        pixelsOf<kBytes, true, false>(fixed, call.in + first * call.inStride + channel,
                                      call.out + first * call.outStride + channel, pixels, before,
                                      run, none);
        addRun<kBytes>(run, pixels, static_cast<std::size_t>(call.firstEntry + channel), before,
                       *call.gather);
    }
}

template <typename Ints>
SCALESCOPE_INLINE std::uint64_t total(const Ints& counts) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < sizeof(Ints) / sizeof(std::int32_t); ++i)
        sum += static_cast<std::uint32_t>(counts[i]);
    return sum;
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void finish(const Before<kBytes>& before, ThreadGather& gather) {
    gather.belowLeft += total(before.left);
    gather.belowMinimum += total(before.minimum);
    gather.belowLinear += total(before.linear);
    gather.belowFlatFrom += total(before.flatFrom);
    gather.belowFlatTo += total(before.flatTo);
    for (int i = 0; i < Simd<kBytes>::kDoubles; ++i) {
        gather.sum += before.sum[i];
        gather.squares += before.squares[i];
    }
    for (int i = 0; i < Simd<kBytes>::kWidth; ++i) {
        gather.low = std::min(gather.low, before.low[i]);
        gather.high = std::max(gather.high, before.high[i]);
    }
}

/// Whole registers, then narrower ones for the rest; channels come in eights.
template <std::size_t kBytes, bool kSums>
SCALESCOPE_INLINE void allChannels(const GatherCall& call, std::int64_t channel) {
    constexpr std::size_t kNarrowest = 16;
    const Fixed<kBytes> fixed(call);
    Before<kBytes> before;
    before.low = typename Simd<kBytes>::Floats{} + std::numeric_limits<float>::infinity();
    before.high = -before.low;
    for (; channel + Simd<kBytes>::kWidth <= call.channels; channel += Simd<kBytes>::kWidth)
        if constexpr (kSums)
            rowsOf<kBytes>(call, fixed, channel, before);
        else
            runsOf<kBytes>(call, fixed, channel, before);
    finish<kBytes>(before, *call.gather);
    if constexpr (kBytes > kNarrowest)
        if (channel < call.channels)
            allChannels<kBytes / 2, kSums>(call, channel);
}

template <std::size_t kBytes>
SCALESCOPE_INLINE void siluGathered(const GatherCall& call) {
    call.gather->values += static_cast<std::uint64_t>(call.rows * call.pixels * call.channels);
    if (call.sums)
        allChannels<kBytes, true>(call, 0);
    else
        allChannels<kBytes, false>(call, 0);
}

}  // namespace

SCALESCOPE_EXPORT(detail::siluGatheredVariants, siluGathered);

}  // namespace scalescope::fused
