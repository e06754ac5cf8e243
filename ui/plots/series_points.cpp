// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/series_points.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace scalescope::ui::detail {

namespace {

constexpr double kEdgePx = 1.0;  // points on the frame count as inside

struct Placed {
    SeriesPoint point;
    QPointF at;
};

std::vector<Placed> placedInside(const QCustomPlot& plot, const SeriesSet& set) {
    const QRectF area =
        QRectF(plot.axisRect()->rect()).adjusted(-kEdgePx, -kEdgePx, kEdgePx, kEdgePx);
    std::vector<Placed> inside;
    for (const SeriesPoint point : finitePoints(set))
        if (const QPointF at = pixelOf(plot, set, point); area.contains(at))
            inside.push_back({point, at});
    return inside;
}

/// Of every other series the point that is nearest in x; and the one to start from.
std::vector<Placed> acrossCurves(const std::vector<Placed>& points, const Placed& from) {
    std::vector<Placed> nearest;
    for (const Placed& each : points) {
        const bool own = each.point.series == from.point.series;
        if (own && each.point != from.point)
            continue;
        const auto distance = [&](const Placed& p) { return std::abs(p.at.x() - from.at.x()); };
        if (nearest.empty() || nearest.back().point.series != each.point.series)
            nearest.push_back(each);
        else if (distance(each) < distance(nearest.back()))
            nearest.back() = each;
    }
    return nearest;
}

}  // namespace

double xOf(const SeriesSet& set, SeriesPoint point) {
    return set.series[static_cast<std::size_t>(point.series)]
        .x[static_cast<std::size_t>(point.index)];
}

double yOf(const SeriesSet& set, SeriesPoint point) {
    return set.series[static_cast<std::size_t>(point.series)]
        .y[static_cast<std::size_t>(point.index)];
}

QPointF pixelOf(const QCustomPlot& plot, const SeriesSet& set, SeriesPoint point) {
    return {plot.xAxis->coordToPixel(xOf(set, point)), plot.yAxis->coordToPixel(yOf(set, point))};
}

std::vector<SeriesPoint> finitePoints(const SeriesSet& set) {
    std::vector<SeriesPoint> points;
    for (std::size_t s = 0; s < set.series.size(); ++s) {
        const Series& series = set.series[s];
        for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i)
            if (std::isfinite(series.x[i]) && std::isfinite(series.y[i]))
                points.push_back({static_cast<int>(s), static_cast<int>(i)});
    }
    return points;
}

std::vector<SeriesPoint> isolatedPoints(const SeriesSet& set) {
    std::vector<SeriesPoint> isolated;
    for (std::size_t series = 0; series < set.series.size(); ++series) {
        const std::vector<double>& y = set.series[series].y;
        const auto drawn = [&](std::size_t i) {  // that before the first is beyond the last
            return i < y.size() && std::isfinite(y[i]) && (!set.y.logarithmic || y[i] > 0);
        };
        for (std::size_t i = 0; i < y.size(); ++i)
            if (drawn(i) && !drawn(i - 1) && !drawn(i + 1))
                isolated.push_back({static_cast<int>(series), static_cast<int>(i)});
    }
    return isolated;
}

SeriesPoint arrowTarget(const QCustomPlot& plot, const SeriesSet& set, SeriesPoint from,
                        Arrow arrow, Steps steps) {
    std::vector<Placed> points = placedInside(plot, set);
    const auto start = std::find_if(points.begin(), points.end(),
                                    [&](const Placed& each) { return each.point == from; });
    if (start == points.end())
        return points.empty() ? SeriesPoint{} : points.front().point;
    const Placed here = *start;
    const bool vertical = arrow == Arrow::Up || arrow == Arrow::Down;
    const bool forward = arrow == Arrow::Right || arrow == Arrow::Down;
    if (steps == Steps::AlongCurves && vertical)
        points = acrossCurves(points, here);
    else if (steps == Steps::AlongCurves)
        std::erase_if(points, [&](const Placed& each) { return each.point.series != from.series; });
    // A strict order, so that points on top of each other can all be reached.
    const auto before = [vertical](const Placed& a, const Placed& b) {
        const auto rank = [vertical](const Placed& p) {
            return std::tuple(vertical ? p.at.y() : p.at.x(), p.point.series, p.point.index);
        };
        return rank(a) < rank(b);
    };
    Placed best = here;
    for (const Placed& each : points) {
        const bool further = forward ? before(here, each) : before(each, here);
        const bool nearer = forward ? before(each, best) : before(best, each);
        if (further && (best.point == from || nearer))
            best = each;
    }
    return best.point;
}

}  // namespace scalescope::ui::detail
