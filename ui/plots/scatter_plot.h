// SPDX-License-Identifier: Apache-2.0
// Points with direct labels; ghosts (published elsewhere) are hollow.
#pragma once

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

namespace scalescope::ui {

class ScatterPlot : public PlotWidget {
    Q_OBJECT
public:
    explicit ScatterPlot(QWidget* parent = nullptr);
    void setData(const SeriesSet& set);
    [[nodiscard]] const SeriesSet& data() const { return m_data; }
    void setConnected(bool on);    ///< a line through the points of a series
    void setPointLabels(bool on);  ///< default on; off for hundreds of points
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void pointHovered(int series, int index);
    void pointClicked(int series, int index);

protected:
    void rebuild() override;
    [[nodiscard]] QString readoutAt(const QPointF& position) override;
    void cursorLeft() override;
    void clickedAt(const QPointF& position) override;

private:
    struct Point {
        int series = -1, index = -1;
    };
    [[nodiscard]] Point nearest(const QPointF& position) const;
    [[nodiscard]] bool drawable(std::size_t series, std::size_t index) const;
    [[nodiscard]] QPointF pixelOf(std::size_t series, std::size_t index) const;
    [[nodiscard]] QColor colourOf(std::size_t series, std::size_t index) const;
    void paintLines(QCPPainter& painter) const;
    void paintPoints(QCPPainter& painter) const;
    void paintLabels(QCPPainter& painter) const;
    void paintCursor(QCPPainter& painter) const;

    SeriesSet m_data;
    bool m_connected = false, m_pointLabels = true;
    Point m_hovered;
};

}  // namespace scalescope::ui
