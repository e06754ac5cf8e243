// SPDX-License-Identifier: Apache-2.0
// What the charts are assembled from; private to ui/plots.
#pragma once

#include "core/base/series.h"
#include "ui/base/theme.h"

#include <QPen>
#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QCPLayerable;
class QCPPainter;
class QCustomPlot;

namespace scalescope::ui::detail {

using Thresholds = std::vector<std::pair<double, QString>>;

/// A function that paints on a layer, inside the axis rectangle or everywhere.
enum class Clip { Axes, None };
void paintOn(QCustomPlot& plot, const QString& layer, Clip clip,
             std::function<void(QCPPainter&)> paint);

void styleAxes(QCustomPlot& plot, const Theme& theme, const QFont& font);
/// "live bytes (MiB)".
[[nodiscard]] QString axisText(const Axis& axis);
/// "12.3 MiB": the value as the axis carries it.
[[nodiscard]] QString valueText(double value, const std::string& unit);
/// Ramp for variants; categories for other series when there are several, else the accent. Greyed
/// where the values are not learnt.
[[nodiscard]] QColor seriesColour(const Theme& theme, const SeriesSet& set, std::size_t index);
/// Of a curve: drawn through, or in short dashes where its values are not learnt.
[[nodiscard]] QPen curvePen(const QColor& colour, double width, bool learnt);
/// All series are of random weights: the whole area is hatched.
[[nodiscard]] bool nothingLearnt(const SeriesSet& set);
/// The network that a point stands for: said by the series, or by a label such as "B3".
[[nodiscard]] std::optional<ColumnIndex> networkOf(const Series& series, std::size_t index);
[[nodiscard]] bool hasPoints(const SeriesSet& set);

/// Range of finite values; {0, 1} for none.
[[nodiscard]] std::pair<double, double> finiteRange(const SeriesSet& set, bool ofY);
/// With some air, from zero where zero is near; positive on a logarithmic axis.
[[nodiscard]] std::pair<double, double> niceRange(std::pair<double, double> range, bool logarithmic,
                                                  bool fromZero);

/// Moves positions apart until each has its gap; keeps the order and stays in [low, high].
[[nodiscard]] std::vector<double> spread(std::vector<double> wanted, double gap, double low,
                                         double high);

/// Dashed lines with a label at their end.
void paintThresholds(QCPPainter& painter, const QCustomPlot& plot, const Theme& theme,
                     const Thresholds& thresholds);
/// The same, upright: their label stands beside their upper end.
void paintUprightThresholds(QCPPainter& painter, const QCustomPlot& plot, const Theme& theme,
                            const Thresholds& thresholds);
/// The range that holds the thresholds as well.
[[nodiscard]] std::pair<double, double> withThresholds(std::pair<double, double> range,
                                                       const Thresholds& thresholds);
/// The selection: a vertical line over the axes.
void paintMarker(QCPPainter& painter, const QCustomPlot& plot, const Theme& theme, double x);

}  // namespace scalescope::ui::detail
