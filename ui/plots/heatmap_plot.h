// SPDX-License-Identifier: Apache-2.0
// A grid as colours with a colour scale; row 0 on top; NaN cells stay empty.
#pragma once

#include <optional>

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

namespace scalescope::ui {

class HeatmapPlot : public PlotWidget {
    Q_OBJECT
public:
    explicit HeatmapPlot(QWidget* parent = nullptr);
    void setData(const Grid2d& grid);
    [[nodiscard]] const Grid2d& data() const { return m_data; }
    void setMarkedRow(std::optional<int> row);
    void setCellText(bool on);                 ///< writes values into the cells (small grids)
    void setColourScale(bool on);              ///< off for strips in small multiples
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void cellHovered(int row, int column);
    void cellClicked(int row, int column);

protected:
    void rebuild() override;

private:
    Grid2d m_data;
    std::optional<int> m_markedRow;
    bool m_cellText = false, m_colourScale = true;
};

}  // namespace scalescope::ui
