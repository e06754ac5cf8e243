// SPDX-License-Identifier: Apache-2.0
#include "core/input/tensor_resize.h"

#include "core/base/error.h"
#include "core/input/resample_filter.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace scalescope::detail {

namespace {

/// Which neighbouring samples of a line make one sample of the result.
struct LineTaps {
    int first = 0;
    std::vector<double> weights;
};

/// Weights of samples beyond the line's ends belong to its ends.
class TapCollector {
public:
    TapCollector(int from, int count, int lineSize)
        : m_last(lineSize - 1), m_taps{std::clamp(from, 0, m_last), {}} {
        const int end = std::clamp(from + count - 1, 0, m_last);
        m_taps.weights.resize(static_cast<std::size_t>(end - m_taps.first + 1));
    }
    void add(int at, double weight) {
        m_taps.weights[static_cast<std::size_t>(std::clamp(at, 0, m_last) - m_taps.first)] +=
            weight;
    }
    [[nodiscard]] LineTaps take() { return std::move(m_taps); }

private:
    int m_last;
    LineTaps m_taps;
};

LineTaps nearestTap(int output, float scale, int lineSize) {
    const auto at = static_cast<int>(std::floor(static_cast<float>(output) * scale));
    return {std::min(at, lineSize - 1), {1.0}};
}

LineTaps linearTaps(float source, int lineSize) {
    const float inside = std::max(source, 0.0F);
    const int first = std::min(static_cast<int>(inside), lineSize - 1);
    const double share = std::clamp(double{inside - static_cast<float>(first)}, 0.0, 1.0);
    TapCollector taps(first, 2, lineSize);
    taps.add(first, 1.0 - share);
    taps.add(first + 1, share);
    return taps.take();
}

/// Keys' cubic convolution with PyTorch's coefficient.
double cubicWeight(double distance) {
    constexpr double a = -0.75;
    const double x = std::abs(distance);
    if (x <= 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0;
    return x < 2.0 ? (((x - 5.0) * x + 8.0) * x - 4.0) * a : 0.0;
}

LineTaps cubicTaps(float source, int lineSize) {
    constexpr int kTaps = 4;
    const float below = std::floor(source);
    const double share = double{source - below};
    const int first = static_cast<int>(below) - 1;
    TapCollector taps(first, kTaps, lineSize);
    for (int i = 0; i < kTaps; ++i)
        taps.add(first + i, cubicWeight(share + 1.0 - i));
    return taps.take();
}

LineTaps antialiasTaps(int output, int inSize, int outSize, Interpolation interpolation) {
    const double scale = static_cast<double>(inSize) / outSize;
    const double stretch = std::max(scale, 1.0);
    const double support = filterSupport(interpolation) * stretch;
    const double centre = (output + 0.5) * scale;
    const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
    const int last = std::min(static_cast<int>(centre + support + 0.5), inSize);
    LineTaps taps{first, {}};
    double sum = 0.0;
    for (int i = first; i < last; ++i) {
        taps.weights.push_back(filterWeight(interpolation, (i - centre + 0.5) / stretch));
        sum += taps.weights.back();
    }
    for (double& weight : taps.weights)
        weight /= sum;
    return taps;
}

LineTaps tapsOf(int output, int inSize, int outSize, Interpolation interpolation, bool antialias) {
    // In float32, as PyTorch computes where a sample lies: else pictures of thousands of pixels
    // would differ by more than rounding.
    const float scale = static_cast<float>(inSize) / static_cast<float>(outSize);
    if (interpolation == Interpolation::Nearest)
        return nearestTap(output, scale, inSize);
    if (antialias)
        return antialiasTaps(output, inSize, outSize, interpolation);
    const float source = scale * (static_cast<float>(output) + 0.5F) - 0.5F;
    return interpolation == Interpolation::Bilinear ? linearTaps(source, inSize)
                                                    : cubicTaps(source, inSize);
}

std::vector<LineTaps> tapsOfAxis(const CropAxis& axis, int inSize, int outSize,
                                 Interpolation interpolation, bool antialias) {
    std::vector<LineTaps> all;
    for (int i = 0; i < axis.length; ++i)
        all.push_back(tapsOf(axis.from + i, inSize, outSize, interpolation, antialias));
    return all;
}

/// One line of the result at the width of the picture: the others are not kept.
void mixRows(const Image& image, const LineTaps& taps, std::vector<double>& line) {
    std::ranges::fill(line, 0.0);
    for (std::size_t tap = 0; tap < taps.weights.size(); ++tap) {
        const std::uint8_t* row =
            image.bytes.data() + image.stride() * (static_cast<std::size_t>(taps.first) + tap);
        for (std::size_t i = 0; i < line.size(); ++i)
            line[i] += taps.weights[tap] * row[i];
    }
}

float mixPixels(const std::vector<double>& line, const LineTaps& taps, std::size_t channel) {
    double sum = 0.0;
    for (std::size_t tap = 0; tap < taps.weights.size(); ++tap)
        sum += taps.weights[tap] * line[(static_cast<std::size_t>(taps.first) + tap) * 3 + channel];
    return static_cast<float>(sum / 255.0);
}

}  // namespace

bool resizesTensors(Interpolation interpolation) noexcept {
    return interpolation == Interpolation::Nearest || interpolation == Interpolation::Bilinear ||
           interpolation == Interpolation::Bicubic;
}

TensorF32 resizeLikeTorch(const Image& image, const Placement& placement,
                          Interpolation interpolation, bool antialias) {
    if (!resizesTensors(interpolation))
        throw Error(ErrorCode::ArgumentInvalid,
                    std::string("torchvision does not resize tensors with the interpolation ") +
                        interpolationName(interpolation) + "; use nearest, bilinear or bicubic.");
    checkImage(image);
    const auto side = static_cast<std::size_t>(placement.side);
    TensorF32 tensor{{1, 3, placement.side, placement.side}, std::vector<float>(3 * side * side)};
    const auto rows =
        tapsOfAxis(placement.y, image.height, placement.height, interpolation, antialias);
    const auto columns =
        tapsOfAxis(placement.x, image.width, placement.width, interpolation, antialias);
    std::vector<double> line(image.stride());
    for (std::size_t y = 0; y < rows.size(); ++y) {
        mixRows(image, rows[y], line);
        const std::size_t at = (static_cast<std::size_t>(placement.y.to) + y) * side +
                               static_cast<std::size_t>(placement.x.to);
        for (std::size_t x = 0; x < columns.size(); ++x)
            for (std::size_t channel = 0; channel < 3; ++channel)
                tensor.values[channel * side * side + at + x] =
                    mixPixels(line, columns[x], channel);
    }
    return tensor;
}

}  // namespace scalescope::detail
