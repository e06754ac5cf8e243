// SPDX-License-Identifier: Apache-2.0
// State of PlotWidget that its source files share; private to ui/plots.
#pragma once

#include "ui/base/texts.h"
#include "ui/plots/plot_header.h"
#include "ui/plots/plot_parts.h"

#include <optional>

class QLabel;

namespace scalescope::ui {

struct PlotWidget::Impl {
    struct Range {
        double xLow = 0, xHigh = 1, yLow = 0, yHigh = 1;
    };
    std::shared_ptr<detail::HeaderState> header = std::make_shared<detail::HeaderState>();
    QCPLayoutElement* headerElement = nullptr;
    QString emptyText = Texts::tr("There is no data yet.");
    QString exportName = QStringLiteral("chart");
    std::string definitionKey;
    Theme theme;
    std::optional<QPalette> exportPalette;  ///< while drawing for paper
    Range full;
    bool axisTitles = true;
    bool dirty = true, scheduled = false;
    bool zoomed = false, settingRange = false;
    bool pressed = false, dragged = false, doubleClicked = false;
    QPointF pressedAt;
    std::optional<QPointF> cursor;  ///< of the mouse or of the arrow keys
    bool focusShown = false;        ///< the focus came by the keyboard
    QLabel* readout = nullptr;
    QString lastReadout;
};

}  // namespace scalescope::ui
