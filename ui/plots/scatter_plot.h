// SPDX-License-Identifier: Apache-2.0
// Points with direct labels; ghosts (published elsewhere) are hollow.
#pragma once

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"
#include "ui/plots/series_points.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace scalescope::ui {

class ScatterPlot : public PlotWidget {
    Q_OBJECT
public:
    explicit ScatterPlot(QWidget* parent = nullptr);
    void setData(const SeriesSet& set);
    [[nodiscard]] const SeriesSet& data() const { return m_data; }
    void setConnected(bool on);    ///< a line through the points of a series
    void setPointLabels(bool on);  ///< default on; off for hundreds of points
    /// Dashed lines with a label, which the axes always hold: limits of x and of y.
    void setLimits(std::vector<std::pair<double, QString>> x,
                   std::vector<std::pair<double, QString>> y);
    /// Points with one of these labels are ringed: what is under the cursor of a linked chart.
    void setMarked(std::set<std::string> labels);
    [[nodiscard]] const std::set<std::string>& marked() const { return m_marked; }
    [[nodiscard]] std::string csv() const override;
    [[nodiscard]] bool isEmpty() const override;

Q_SIGNALS:
    void pointHovered(int series, int index);
    void pointClicked(int series, int index);

protected:
    void rebuild() override;
    [[nodiscard]] QString readoutAt(const QPointF& position) override;
    [[nodiscard]] KeyCursor arrowMoved(const QPointF& from, Arrow arrow) override;
    void cursorLeft() override;
    void clickedAt(const QPointF& position) override;

private:
    [[nodiscard]] detail::SeriesPoint nearest(const QPointF& position) const;
    QString hover(detail::SeriesPoint point);
    [[nodiscard]] QPointF pixelOf(detail::SeriesPoint point) const;
    [[nodiscard]] QColor colourOf(detail::SeriesPoint point) const;
    [[nodiscard]] bool isGhost(detail::SeriesPoint point) const;
    [[nodiscard]] std::optional<QRectF> freeBox(const QPointF& at, const QSizeF& size,
                                                const std::vector<QRectF>& taken) const;
    void paintLines(QCPPainter& painter) const;
    void paintPoints(QCPPainter& painter) const;
    void paintLabels(QCPPainter& painter) const;
    void paintMarked(QCPPainter& painter) const;
    void paintCursor(QCPPainter& painter) const;

    SeriesSet m_data;
    std::vector<detail::SeriesPoint> m_points;  ///< those with finite coordinates
    std::vector<std::pair<double, QString>> m_xLimits, m_yLimits;
    std::set<std::string> m_marked;
    bool m_connected = false, m_pointLabels = true;
    detail::SeriesPoint m_hovered;
};

}  // namespace scalescope::ui
