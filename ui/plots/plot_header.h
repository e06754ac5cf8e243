// SPDX-License-Identifier: Apache-2.0
// Title, key and the title of the y axis above a chart; private to ui/plots.
#pragma once

#include "ui/plots/plot_widget.h"

#include <memory>
#include <vector>

class QCPLayoutElement;
class QCustomPlot;

namespace scalescope::ui::detail {

/// What stands above the axes.
struct HeaderState {
    QString title, dataTitle, yTitle;
    bool explained = false;  ///< a definition is behind the title
    std::vector<LegendEntry> legend;
    Theme theme;
    QFont font;
};
/// Puts a header over the axis rectangle; it reads the state whenever it draws.
QCPLayoutElement* addHeader(QCustomPlot& plot, std::shared_ptr<const HeaderState> state);

}  // namespace scalescope::ui::detail
