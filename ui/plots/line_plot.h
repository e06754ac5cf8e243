// SPDX-License-Identifier: Apache-2.0
// Curves on shared axes, labelled at their ends.
#pragma once

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"
#include "ui/plots/series_points.h"

#include <optional>

namespace scalescope::ui {

class LinePlot : public PlotWidget {
    Q_OBJECT
public:
    explicit LinePlot(QWidget* parent = nullptr);
    void setData(const SeriesSet& set);
    [[nodiscard]] const SeriesSet& data() const { return m_data; }
    void setStepped(bool stepped);            ///< memory timelines
    void setMarker(std::optional<double> x);  ///< vertical line: the selection
    /// Horizontal threshold lines with a label: {0.25, "warn"}.
    void setThresholds(std::vector<std::pair<double, QString>> thresholds);
    // Fixed; otherwise these fit the data.
    void setXRange(double low, double high);
    void setYRange(double low, double high);
    void setNamed(bool on);  ///< off: no names at curves, their place tells whose they are
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
    void fitTo(const QSize& size) override;

private:
    [[nodiscard]] detail::SeriesPoint nearest(const QPointF& position) const;
    [[nodiscard]] int nearestIndex(const Series& series, const QPointF& position) const;
    QString hover(detail::SeriesPoint point);
    void addIsolatedPoints();
    [[nodiscard]] std::vector<std::pair<std::size_t, double>> curveEnds() const;
    void paintEndLabels(QCPPainter& painter) const;
    void paintCursor(QCPPainter& painter) const;

    SeriesSet m_data;
    bool m_stepped = false, m_endLabels = false, m_named = true;
    std::optional<double> m_marker;
    std::vector<std::pair<double, QString>> m_thresholds;
    std::optional<std::pair<double, double>> m_xRange, m_yRange;
    detail::SeriesPoint m_hovered;
};

}  // namespace scalescope::ui
