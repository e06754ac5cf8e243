// SPDX-License-Identifier: Apache-2.0
// Colours and fonts. Data never carries a colour: theme alone decides.
#pragma once

#include "core/base/column_index.h"
#include "core/diagnostics/thresholds.h"
#include "ui/base/ramp.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <optional>

namespace scalescope::ui {

/// Derived from a palette, so that light and dark follow the system.
struct Theme {
    bool dark = false;
    QColor window, surface, text, muted, grid, accent, ghost;
    QColor ok, info, warn, fail;
    QColor hatch;  ///< lines over values of random weights

    /// The same in light, dark and report. 0..7: colour-blind-safe sequential ramp,
    /// light B0 to dark B7. From 8 on, one's own networks: warm colours, which the ramp has none
    /// of. nullopt: a neutral colour.
    [[nodiscard]] QColor column(std::optional<ColumnIndex> index) const;
    /// For heat maps, perceptually uniform; of values of random weights in grey.
    [[nodiscard]] Ramp heat(bool learnt = true) const;
    /// What stands for values of random weights: grey with a trace of the colour, so that curves
    /// can still be told apart.
    [[nodiscard]] QColor unlearnt(const QColor& colour) const;
    [[nodiscard]] QColor verdict(Verdict verdict) const;
    /// Zones of SiLU: left tail, negative slope, curved, linear.
    [[nodiscard]] QColor zone(int index) const;
    /// Unordered things that are no variant (measured and predicted, parts of a block).
    [[nodiscard]] QColor category(int index) const;
};

[[nodiscard]] Theme themeOf(const QPalette& palette);
/// The program's own light and dark palettes (Fusion), for --theme and for systems that tell none.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
/// Share of colour over base, opaque: 0 is base.
[[nodiscard]] QColor blend(const QColor& base, const QColor& over, double share);
/// Black or white, whichever is easier to read on a colour.
[[nodiscard]] QColor readableOn(const QColor& background);
/// For axis labels and notes: a little smaller, never below 8 pt.
[[nodiscard]] QFont smallFont(const QFont& font);

}  // namespace scalescope::ui
