// SPDX-License-Identifier: Apache-2.0
// What stands at the ticks of an axis; private to ui/plots.
#pragma once

#include <QSharedPointer>
#include <QString>

#include <vector>

class QCPAxis;
class QCPAxisTicker;
class QCustomPlot;
class QSize;

namespace scalescope::ui::detail {

/// Plain numbers with as many decimals as the step needs; integersOnly: no steps below one.
[[nodiscard]] QSharedPointer<QCPAxisTicker> numberTicker(bool integersOnly = false);
/// Text at positions: numbers that would overlap are left out, names stand slanted.
[[nodiscard]] QSharedPointer<QCPAxisTicker> categoryTicker(QCPAxis& axis,
                                                           std::vector<double> positions,
                                                           std::vector<QString> labels);
/// Number of ticks that a size has room for.
void setTickCounts(QCustomPlot& plot, const QSize& size);
/// Linear with numbers, or logarithmic.
void setAxisScale(QCPAxis& axis, bool logarithmic, bool integersOnly = false);

}  // namespace scalescope::ui::detail
