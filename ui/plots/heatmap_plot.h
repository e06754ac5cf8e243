// SPDX-License-Identifier: Apache-2.0
// A grid as colours with a colour scale; row 0 on top; NaN cells stay empty.
#pragma once

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

#include <memory>
#include <optional>

namespace scalescope::ui {

namespace detail {
class ColourScale;
}

class HeatmapPlot : public PlotWidget {
    Q_OBJECT
public:
    explicit HeatmapPlot(QWidget* parent = nullptr);
    ~HeatmapPlot() override;
    void setData(const Grid2d& grid);
    [[nodiscard]] const Grid2d& data() const { return m_data; }
    void setMarkedRow(std::optional<int> row);
    void setCellText(bool on);     ///< writes values into the cells (small grids)
    void setColourScale(bool on);  ///< off for strips in small multiples
    void setGaps(bool on);         ///< off where few cells stand beside many: all look alike
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void cellHovered(int row, int column);
    void cellClicked(int row, int column);

protected:
    void rebuild() override;
    [[nodiscard]] QString readoutAt(const QPointF& position) override;
    void cursorLeft() override;
    void clickedAt(const QPointF& position) override;

private:
    struct Cell {
        int row = -1, column = -1;
    };
    [[nodiscard]] Cell cellAt(const QPointF& position) const;
    [[nodiscard]] QRectF rectOf(int row, int column, int columnCount = 1) const;
    [[nodiscard]] QRectF gridRect() const;  ///< of all cells
    [[nodiscard]] QString label(bool ofRow, int index) const;
    [[nodiscard]] QColor colourOf(double value) const;
    [[nodiscard]] QImage picture(int firstColumn, int endColumn, int pixels) const;
    void paintCells(QCPPainter& painter) const;
    void paintTexts(QCPPainter& painter) const;
    void paintCursor(QCPPainter& painter) const;

    Grid2d m_data;
    std::optional<int> m_markedRow;
    bool m_cellText = false, m_colourScale = true, m_gaps = true;
    std::unique_ptr<detail::ColourScale> m_scale;
    std::vector<QColor> m_colours;  ///< of the theme, low to high
    Cell m_hovered;
};

}  // namespace scalescope::ui
