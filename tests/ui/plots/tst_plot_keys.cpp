// SPDX-License-Identifier: Apache-2.0
// Charts without a mouse: every value can be reached and read by the arrow keys.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/plot_hands.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/scatter_plot.h"

#include <QSignalSpy>

#include <cmath>

using namespace scalescope;
using namespace scalescope::ui;
using test::showPlot;

namespace {

/// "0/3": series and index, or row and column, of the last hover.
QString last(const QSignalSpy& hovered) {
    return hovered.isEmpty() ? QString()
                             : QStringLiteral("%1/%2")
                                   .arg(hovered.last()[0].toInt())
                                   .arg(hovered.last()[1].toInt());
}

void press(const PlotWidget& plot, Qt::Key key, int times = 1) {
    for (int i = 0; i < times; ++i)
        QTest::keyClick(test::canvas(plot), key);
}

/// Two parallel curves of 11 points; the fifth of each has no value.
SeriesSet twoCurves() {
    SeriesSet set;
    set.x = {"progress", "%"};
    set.y = {"live", "MiB"};
    for (int v = 0; v < 2; ++v) {
        Series series;
        series.name = "B" + std::to_string(v);
        series.column = ColumnIndex(v);
        for (int i = 0; i <= 10; ++i) {
            series.x.push_back(10.0 * i);
            series.y.push_back(i == 4 ? std::nan("") : 1.0 + v + 0.1 * i);
        }
        set.series.push_back(series);
    }
    return set;
}

SeriesSet bars() {
    SeriesSet set;
    set.x = {"channel", ""};
    set.y = {"gate", ""};
    set.series = {{"B0", {0, 1, 2, 3}, {0.4, std::nan(""), 0.6, 0.8}, {}, ColumnIndex(0), false}};
    return set;
}

Grid2d grid() {
    Grid2d grid;
    grid.rows.title = "block";
    grid.columns.title = "channel";
    grid.rowCount = 3;
    grid.columnCount = 4;
    for (int i = 0; i < 12; ++i)
        grid.values.push_back(static_cast<float>(i));
    return grid;
}

}  // namespace

class TstPlotKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        QApplication::setPalette(lightPalette());
    }

    void arrowsGoAlongACurveAndOverToTheNext() {
        LinePlot plot;
        plot.setData(twoCurves());
        showPlot(plot);
        QSignalSpy hovered(&plot, &LinePlot::pointHovered);
        QSignalSpy text(&plot, &PlotWidget::readout);
        press(plot, Qt::Key_Right);
        QCOMPARE(last(hovered), QStringLiteral("0/0"));
        QVERIFY(text.last()[0].toString().contains(QStringLiteral("live: 1 MiB")));
        press(plot, Qt::Key_Right, 4);
        QCOMPARE(last(hovered), QStringLiteral("0/5"));  // past the one without a value
        press(plot, Qt::Key_Up);
        QCOMPARE(last(hovered), QStringLiteral("1/5"));
        press(plot, Qt::Key_Up);  // nothing above
        QCOMPARE(last(hovered), QStringLiteral("1/5"));
        press(plot, Qt::Key_Left, 20);
        QCOMPARE(last(hovered), QStringLiteral("1/0"));
        press(plot, Qt::Key_Down);
        QCOMPARE(last(hovered), QStringLiteral("0/0"));
        QVERIFY(test::canvas(plot)->parentWidget()->accessibleDescription().contains(
            QStringLiteral("live: 1 MiB")));
    }

    void pointsOnTopOfEachOtherAreAllReached() {
        SeriesSet set;
        set.x = {"latency", "ms"};
        set.y = {"accuracy", "%"};
        set.series = {{"measured", {10, 20}, {77, 79}, {"B0", "B1"}, {}, false},
                      {"paper", {10, 20}, {77, 78}, {"B0", "B1"}, {}, true}};
        ScatterPlot plot;
        plot.setData(set);
        showPlot(plot);
        QSignalSpy hovered(&plot, &ScatterPlot::pointHovered);
        QStringList way;
        for (int i = 0; i < 5; ++i) {
            press(plot, Qt::Key_Right);
            way << last(hovered);
        }
        QCOMPARE(way.join(u' '), QStringLiteral("0/0 1/0 0/1 1/1 1/1"));
        press(plot, Qt::Key_Up);
        QCOMPARE(last(hovered), QStringLiteral("0/1"));
    }

    void arrowsGoFromBarToBar() {
        BarPlot plot;
        plot.setData(bars());
        showPlot(plot);
        QSignalSpy hovered(&plot, &BarPlot::barHovered);
        QStringList way;
        for (int i = 0; i < 4; ++i) {
            press(plot, Qt::Key_Right);
            way << last(hovered);
        }
        QCOMPARE(way.join(u' '), QStringLiteral("0/0 0/2 0/3 0/3"));
        press(plot, Qt::Key_Left);
        QCOMPARE(last(hovered), QStringLiteral("0/2"));
    }

    void arrowsGoFromCellToCell() {
        HeatmapPlot plot;
        plot.setData(grid());
        showPlot(plot);
        QSignalSpy hovered(&plot, &HeatmapPlot::cellHovered);
        QSignalSpy clicked(&plot, &HeatmapPlot::cellClicked);
        press(plot, Qt::Key_Return);
        QCOMPARE(clicked.count(), 0);  // nothing is pointed at yet
        press(plot, Qt::Key_Right, 2);
        QCOMPARE(last(hovered), QStringLiteral("1/1"));
        press(plot, Qt::Key_Down);
        QCOMPARE(last(hovered), QStringLiteral("2/1"));
        press(plot, Qt::Key_Return);
        QCOMPARE(last(clicked), QStringLiteral("2/1"));
        press(plot, Qt::Key_Up, 5);
        QCOMPARE(last(hovered), QStringLiteral("0/1"));
    }

    void arrowsGoFromBinToBin() {
        Histogram histogram;
        histogram.name = "B0";
        histogram.edges = {0, 1, 2, 3};
        histogram.counts = {5, 6, 7};
        HistogramPlot plot;
        plot.setData({{histogram, ColumnIndex(0)}}, QStringLiteral("value"));
        showPlot(plot);
        QSignalSpy text(&plot, &PlotWidget::readout);
        press(plot, Qt::Key_Right);
        QVERIFY(text.last()[0].toString().contains(QStringLiteral("0 to 1")));
        press(plot, Qt::Key_Right, 2);
        QVERIFY(text.last()[0].toString().contains(QStringLiteral("2 to 3")));
    }

    void newDataAndLostFocusEndTheReadOut() {
        BarPlot plot;
        plot.setData(bars());
        showPlot(plot);
        QSignalSpy text(&plot, &PlotWidget::readout);
        press(plot, Qt::Key_Right);
        QVERIFY(!text.last()[0].toString().isEmpty());
        plot.setData(bars());
        QTRY_COMPARE(text.last()[0].toString(), QString());
        press(plot, Qt::Key_Right);
        QVERIFY(!text.last()[0].toString().isEmpty());
        QFocusEvent out(QEvent::FocusOut, Qt::TabFocusReason);
        QApplication::sendEvent(test::canvas(plot), &out);
        QCOMPARE(text.last()[0].toString(), QString());
    }

    void focusByKeyboardIsSeenButNotExported() {
        BarPlot plot;
        plot.setData(bars());
        showPlot(plot);
        const QImage plain = plot.grab().toImage();
        const QImage exported = plot.image();
        QFocusEvent in(QEvent::FocusIn, Qt::TabFocusReason);
        QApplication::sendEvent(test::canvas(plot), &in);
        QTest::qWait(5);
        QVERIFY(plot.grab().toImage() != plain);
        QVERIFY(plot.image() == exported);
    }

    void emptyChartLeavesArrowsToOthers() {
        const BarPlot plot;
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, Qt::NoModifier);
            event.ignore();
            QApplication::sendEvent(test::canvas(plot), &event);
            QVERIFY(!event.isAccepted());
        }
    }
};

SCALESCOPE_GUI_TEST(TstPlotKeys)
#include "tst_plot_keys.moc"
