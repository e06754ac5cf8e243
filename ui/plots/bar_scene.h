// SPDX-License-Identifier: Apache-2.0
// How bars stand in a chart, and how they are painted.
#pragma once

#include "core/base/series.h"
#include "ui/base/theme.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

class QCPPainter;
class QCustomPlot;

namespace scalescope::ui {

enum class BarArrangement { Grouped, Stacked, Overlaid };

/// What is drawn. x of a series are category positions.
struct BarData {
    SeriesSet set;
    BarArrangement arrangement = BarArrangement::Grouped;
    std::vector<std::pair<double, double>> whiskers;  ///< low, high per bar of the first series
    std::vector<QString> texts;                       ///< over each bar of the first series
    bool zoneColours = false;                         ///< of the theme's SiLU zones, per series
};

/// One bar; none while series is negative.
struct Bar {
    int series = -1, index = -1;
    friend bool operator==(const Bar&, const Bar&) = default;
};

/// Where the bars of some data stand in a plot as it is zoomed now, in pixels.
class BarScene {
public:
    BarScene(const BarData& data, const QCustomPlot& plot, const Theme& theme)
        : m_data(data), m_plot(plot), m_theme(theme) {}

    /// Bars are narrower than two pixels.
    [[nodiscard]] bool dense() const;
    /// Width of a category.
    [[nodiscard]] double categoryPixels() const;
    /// Whichever way the value points.
    [[nodiscard]] QRectF rectOf(std::size_t series, std::size_t index) const;
    [[nodiscard]] QColor colourOf(std::size_t series, std::size_t index) const;
    [[nodiscard]] Bar barAt(const QPointF& position) const;

    void paint(QCPPainter& painter) const;
    void paintCursor(QCPPainter& painter, const Bar& bar) const;

private:
    [[nodiscard]] double slotPixels() const;
    [[nodiscard]] double yPixel(double value) const;
    void paintDense(QCPPainter& painter, std::size_t series) const;
    void paintSparse(QCPPainter& painter, std::size_t series) const;
    void paintWhiskers(QCPPainter& painter) const;
    void paintTexts(QCPPainter& painter) const;
    [[nodiscard]] double topOver(std::size_t index) const;

    const BarData& m_data;
    const QCustomPlot& m_plot;
    const Theme& m_theme;
};

/// Sum of the bars below this one when they are stacked.
[[nodiscard]] double stackBase(const SeriesSet& set, std::size_t series, std::size_t index);

}  // namespace scalescope::ui
