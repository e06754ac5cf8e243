// SPDX-License-Identifier: Apache-2.0
// State of PlotWidget that its source files share; private to ui/plots.
#pragma once

#include "ui/base/texts.h"
#include "ui/plots/plot_header.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_zoom.h"
#include "ui/plots/readout_label.h"

#include <optional>

namespace scalescope::ui {

struct PlotWidget::Impl {
    explicit Impl(QCustomPlot& plot) : zoom(plot) {}

    std::shared_ptr<detail::HeaderState> header = std::make_shared<detail::HeaderState>();
    QCPLayoutElement* headerElement = nullptr;
    QString emptyText = Texts::tr("There is no data yet.");
    QString exportName = QStringLiteral("chart");
    std::string definitionKey;
    Theme theme;
    std::optional<QPalette> exportPalette;  ///< while drawing for paper
    PlotZoom zoom;
    bool axisTitles = true;
    bool dirty = true, scheduled = false;
    bool pressed = false, dragged = false, doubleClicked = false;
    QPointF pressedAt;
    std::optional<QPointF> cursor;  ///< of the mouse or of the arrow keys
    bool focusShown = false;        ///< the focus came by the keyboard
    ReadoutLabel* readout = nullptr;
    QString lastReadout;
};

}  // namespace scalescope::ui
