// SPDX-License-Identifier: Apache-2.0
// The part of the data that a chart shows.
#pragma once

class QCPAxis;
class QCustomPlot;

namespace scalescope::ui {

/// A zoom of the user stays as long as it lies inside the data; it never leaves them, and never
/// becomes nothing.
class PlotZoom {
public:
    explicit PlotZoom(QCustomPlot& plot) : m_plot(plot) {}

    void setFull(double xLow, double xHigh, double yLow, double yHigh);
    void reset();
    /// After the user moved an axis.
    void keepInside();

private:
    struct Range {
        double xLow = 0, xHigh = 1, yLow = 0, yHigh = 1;
    };
    [[nodiscard]] bool isInside() const;

    QCustomPlot& m_plot;
    Range m_full;
    bool m_zoomed = false, m_setting = false;
};

}  // namespace scalescope::ui
