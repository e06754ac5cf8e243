// SPDX-License-Identifier: Apache-2.0
#include "core/input/resample_filter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scalescope::detail {

namespace {

constexpr double kLanczosSupport = 3.0;

double box(double x) {
    return x > -0.5 && x <= 0.5 ? 1.0 : 0.0;
}

double triangle(double x) {
    return std::max(1.0 - std::abs(x), 0.0);
}

double hamming(double x) {
    constexpr double offset = 0.54F, share = 0.46F;  // floats there, too
    x = std::abs(x);
    if (x == 0.0)
        return 1.0;
    if (x >= 1.0)
        return 0.0;
    x *= std::numbers::pi;
    return std::sin(x) / x * (offset + share * std::cos(x));
}

double cubic(double x) {
    constexpr double a = -0.5;
    x = std::abs(x);
    if (x < 1.0)
        return ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0;
    return x < 2.0 ? (((x - 5.0) * x + 8.0) * x - 4.0) * a : 0.0;
}

double sinc(double x) {
    if (x == 0.0)
        return 1.0;
    x *= std::numbers::pi;
    return std::sin(x) / x;
}

double lanczos(double x) {
    return x >= -kLanczosSupport && x < kLanczosSupport ? sinc(x) * sinc(x / kLanczosSupport) : 0.0;
}

}  // namespace

double filterSupport(Interpolation interpolation) noexcept {
    switch (interpolation) {
        case Interpolation::Nearest:
        case Interpolation::Box:
            return 0.5;
        case Interpolation::Bilinear:
        case Interpolation::Hamming:
            return 1.0;
        case Interpolation::Bicubic:
            return 2.0;
        case Interpolation::Lanczos:
            return kLanczosSupport;
    }
    return 0.0;
}

double filterWeight(Interpolation interpolation, double distance) noexcept {
    switch (interpolation) {
        case Interpolation::Nearest:
        case Interpolation::Box:
            return box(distance);
        case Interpolation::Bilinear:
            return triangle(distance);
        case Interpolation::Hamming:
            return hamming(distance);
        case Interpolation::Bicubic:
            return cubic(distance);
        case Interpolation::Lanczos:
            return lanczos(distance);
    }
    return 0.0;
}

}  // namespace scalescope::detail
