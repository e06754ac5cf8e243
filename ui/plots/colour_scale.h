// SPDX-License-Identifier: Apache-2.0
// Beside a heat map: which value has which colour; private to ui/plots.
#pragma once

#include "core/base/series.h"
#include "ui/base/theme.h"

class QCPColorScale;
class QCustomPlot;

namespace scalescope::ui::detail {

class ColourScale {
public:
    explicit ColourScale(QCustomPlot& plot) : m_plot(plot) {}
    /// It stands right of the axes, as high as they are; made when it is first shown.
    void setShown(bool shown);
    /// Range, unit and colours of a grid; nothing where it is not shown.
    void update(const Grid2d& grid, const Theme& theme, const QFont& font);

private:
    QCustomPlot& m_plot;
    QCPColorScale* m_scale = nullptr;  ///< the plot's
};

}  // namespace scalescope::ui::detail
