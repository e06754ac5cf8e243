// SPDX-License-Identifier: Apache-2.0
// State of PlotWidget that its source files share; private to ui/plots.
#pragma once

#include "ui/base/texts.h"
#include "ui/plots/plot_header.h"
#include "ui/plots/plot_input.h"
#include "ui/plots/plot_parts.h"
#include "ui/plots/plot_zoom.h"
#include "ui/plots/readout_label.h"

#include <optional>

namespace scalescope::ui {

struct PlotWidget::Impl {
    explicit Impl(PlotWidget& chart) : input(chart), zoom(*chart.m_plot) {}

    std::shared_ptr<detail::HeaderState> header = std::make_shared<detail::HeaderState>();
    QCPLayoutElement* headerElement = nullptr;
    QString emptyText = Texts::tr("There is no data yet.");
    QString exportName = QStringLiteral("chart");
    std::string definitionKey;
    Theme theme;
    std::optional<QPalette> exportPalette;  ///< while drawing for paper
    PlotInput input;
    PlotZoom zoom;
    bool axisTitles = true;
    bool dirty = true, scheduled = false;
    ReadoutLabel* readout = nullptr;
    QString lastReadout;
};

}  // namespace scalescope::ui
