// SPDX-License-Identifier: Apache-2.0
// Points of a SeriesSet on a chart: where they lie, and which one an arrow key leads to; private to
// ui/plots.
#pragma once

#include "core/base/series.h"
#include "ui/plots/plot_widget.h"

#include <QPointF>

#include <vector>

class QCustomPlot;

namespace scalescope::ui::detail {

/// A point of a SeriesSet; none: -1.
struct SeriesPoint {
    int series = -1, index = -1;
    bool operator==(const SeriesPoint&) const = default;
    [[nodiscard]] explicit operator bool() const { return series >= 0 && index >= 0; }
};

[[nodiscard]] double xOf(const SeriesSet& set, SeriesPoint point);
[[nodiscard]] double yOf(const SeriesSet& set, SeriesPoint point);
[[nodiscard]] QPointF pixelOf(const QCustomPlot& plot, const SeriesSet& set, SeriesPoint point);
/// Points with finite coordinates, series by series.
[[nodiscard]] std::vector<SeriesPoint> finitePoints(const SeriesSet& set);
/// Points of curves without a neighbour that a line could lead to: none, or none that the axis has.
[[nodiscard]] std::vector<SeriesPoint> isolatedPoints(const SeriesSet& set);

/// How an arrow key moves: along one curve and over to the next one, or freely over all points.
enum class Steps { AlongCurves, OverPoints };
/// The point that the arrow leads to from another one, among those inside the axes; the point
/// itself where nothing lies further. From none, or one outside of the axes: the first point.
[[nodiscard]] SeriesPoint arrowTarget(const QCustomPlot& plot, const SeriesSet& set,
                                      SeriesPoint from, Arrow arrow, Steps steps);

}  // namespace scalescope::ui::detail
