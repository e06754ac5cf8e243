// SPDX-License-Identifier: Apache-2.0
// Colours and fonts. Data never carries a colour: theme alone decides.
#pragma once

#include <QColor>
#include <QPalette>
#include <optional>
#include <vector>

#include "core/diagnostics/thresholds.h"

namespace scalescope::ui {

/// Derived from a palette, so that light and dark follow the system.
struct Theme {
    bool dark = false;
    QColor window, surface, text, muted, grid, accent, ghost;
    QColor ok, info, warn, fail;

    /// Colour-blind-safe sequential ramp, light B0 to dark B7 (reversed lightness in dark mode, so
    /// that it always runs from faint to strong). nullopt or a custom network: a neutral colour.
    [[nodiscard]] QColor variant(std::optional<int> index) const;
    /// Perceptually uniform stops for heat maps, low to high.
    [[nodiscard]] std::vector<QColor> heat() const;
    [[nodiscard]] QColor verdict(Verdict verdict) const;
    /// Zones of SiLU: left-saturated, negative slope, curved, linear.
    [[nodiscard]] QColor zone(int index) const;
};

[[nodiscard]] Theme themeOf(const QPalette& palette);
/// The program's own light and dark palettes (Fusion), for --theme and for systems that tell none.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

}  // namespace scalescope::ui
