// SPDX-License-Identifier: Apache-2.0
// How far a colour stands out from another one. Source: WCAG 2.2, relative luminance and contrast
// ratio.
#pragma once

#include <QColor>

#include <algorithm>
#include <cmath>

namespace scalescope::test {

inline double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// From 1 (the same) to 21 (black on white).
inline double contrast(const QColor& a, const QColor& b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

}  // namespace scalescope::test
