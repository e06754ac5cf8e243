// SPDX-License-Identifier: Apache-2.0
// Points, clicks and wheels at a chart as a person would.
#pragma once

#include "ui/plots/plot_widget.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

namespace scalescope::test {

/// The drawing area of a chart.
inline QWidget* canvas(const ui::PlotWidget& plot) {
    return plot.findChild<QWidget*>(QStringLiteral("plot"));
}

inline void showPlot(ui::PlotWidget& plot, const QSize& size = {640, 320}) {
    plot.resize(size);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QTest::qWait(1);
}

inline void moveTo(const ui::PlotWidget& plot, const QPoint& at) {
    QMouseEvent event(QEvent::MouseMove, at, canvas(plot)->mapToGlobal(at), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(canvas(plot), &event);
}

inline void turnWheel(const ui::PlotWidget& plot, const QPoint& at, int steps) {
    QWheelEvent event(at, canvas(plot)->mapToGlobal(at), {}, {0, 120 * steps}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas(plot), &event);
}

/// Distinct colours of a picture, up to a limit: how much was drawn.
inline int colourCount(const QImage& image, int limit = 50) {
    QSet<QRgb> colours;
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < rgb.height() && colours.size() < limit; ++y)
        for (int x = 0; x < rgb.width(); ++x)
            colours.insert(rgb.pixel(x, y));
    return static_cast<int>(colours.size());
}

/// Number of pixels of about this colour.
inline int pixelsLike(const QImage& image, const QColor& colour, int tolerance = 12) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            count += std::abs(at.red() - colour.red()) <= tolerance &&
                     std::abs(at.green() - colour.green()) <= tolerance &&
                     std::abs(at.blue() - colour.blue()) <= tolerance;
        }
    return count;
}

}  // namespace scalescope::test
