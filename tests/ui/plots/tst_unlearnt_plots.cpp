// SPDX-License-Identifier: Apache-2.0
// Values of random weights: grey and hatched in every kind of chart, on paper as on the screen.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/plot_hands.h"
#include "ui/base/hatch.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"

#include <QPainter>

#include <cstdlib>

using namespace scalescope;
using namespace scalescope::ui;
using test::showPlot;

namespace {

constexpr ColumnIndex kColumn{3};  // of a colour far from grey

SeriesSet values(int count, bool learnt) {
    SeriesSet set;
    set.x = {"depth", ""};
    set.y = {"gate", ""};
    Series series;
    series.name = "B3";
    series.column = kColumn;
    series.learnt = learnt;
    for (int i = 0; i < count; ++i) {
        series.x.push_back(i);
        series.y.push_back(0.3 + 0.5 * i / count);
    }
    set.series = {series};
    return set;
}

Grid2d grid(bool learnt) {
    Grid2d grid;
    grid.rowCount = 6;
    grid.columnCount = 40;
    for (int i = 0; i < 240; ++i)
        grid.values.push_back(static_cast<float>(i) / 240.0F);
    grid.learnt = learnt;
    return grid;
}

Histogram histogram(bool learnt) {
    Histogram histogram;
    histogram.name = "B3";
    for (int i = 0; i <= 20; ++i)
        histogram.edges.push_back(i);
    for (int i = 0; i < 20; ++i)
        histogram.counts.push_back(static_cast<std::uint64_t>(5 + i));
    histogram.learnt = learnt;
    return histogram;
}

std::unique_ptr<PlotWidget> filled(const QString& kind, bool learnt) {
    if (kind == u"line") {
        auto plot = std::make_unique<LinePlot>();
        plot->setData(values(30, learnt));
        return plot;
    }
    if (kind == u"histogram") {
        auto plot = std::make_unique<HistogramPlot>();
        plot->setData({{histogram(learnt), kColumn}}, QStringLiteral("value"));
        return plot;
    }
    if (kind == u"heatmap") {
        auto plot = std::make_unique<HeatmapPlot>();
        plot->setData(grid(learnt));
        return plot;
    }
    auto plot = std::make_unique<BarPlot>();
    plot->setData(values(kind == u"bars of channels" ? 2000 : 20, learnt));
    return plot;
}

/// Pixels of a colour that nobody takes for grey.
int colourful(const QImage& image) {
    constexpr float kSaturated = 0.5F;
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            count += at.hsvSaturationF() > kSaturated && at.valueF() > 0.3F;
        }
    return count;
}

QImage onPaper(const PlotWidget& plot) {
    QImage paper(800, 400, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    plot.draw(painter, QRectF(0, 0, 800, 400));
    return paper;
}

QImage hatched(std::initializer_list<QRectF> areas) {
    QImage image(120, 80, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (const QRectF& area : areas)
        paintHatch(painter, themeOf(lightPalette()), area);
    return image;
}

}  // namespace

class TstUnlearntPlots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        QApplication::setPalette(lightPalette());
    }

    void losesItsColourAndIsHatched_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("dark");
        for (const bool dark : {false, true})
            for (const char* kind : {"line", "bars", "bars of channels", "histogram", "heatmap"})
                QTest::addRow("%s, %s", kind, dark ? "dark" : "light")
                    << QString::fromLatin1(kind) << dark;
    }
    void losesItsColourAndIsHatched() {
        QFETCH(const QString, kind);
        QFETCH(const bool, dark);
        QApplication::setPalette(dark ? darkPalette() : lightPalette());
        const auto learnt = filled(kind, true);
        const auto unlearnt = filled(kind, false);
        showPlot(*learnt);
        showPlot(*unlearnt);
        const QImage coloured = learnt->grab().toImage(), grey = unlearnt->grab().toImage();
        QVERIFY(colourful(coloured) > 100);
        QVERIFY2(colourful(grey) < colourful(coloured) / 10,
                 "values of random weights are drawn in full colour");
        QCOMPARE(grey.size(), coloured.size());
        QVERIFY(onPaper(*unlearnt) != onPaper(*learnt));
        QVERIFY(colourful(onPaper(*unlearnt)) < colourful(onPaper(*learnt)) / 10);
    }

    void learntCurveBesideKeepsItsColour() {
        SeriesSet set = values(30, false);
        set.series.push_back(values(30, true).series.front());
        set.series.back().name = "B7";
        set.series.back().column = ColumnIndex(7);
        for (double& y : set.series.back().y)
            y = 1.0 - y;
        LinePlot plot;
        plot.setData(set);
        showPlot(plot);
        const Theme theme = themeOf(lightPalette());
        const QImage image = plot.grab().toImage();
        QVERIFY(test::pixelsLike(image, theme.column(ColumnIndex(7))) > 50);
        QCOMPARE(test::pixelsLike(image, theme.column(kColumn)), 0);
        QVERIFY(test::pixelsLike(image, theme.unlearnt(theme.column(kColumn))) > 50);
    }

    void curvesCanStillBeToldApart() {
        for (const QPalette& palette : {lightPalette(), darkPalette()}) {
            const Theme theme = themeOf(palette);
            for (const ColumnIndex column : columnRange(1, 8))
                QVERIFY(theme.unlearnt(theme.column(column)) !=
                        theme.unlearnt(theme.column(ColumnIndex(column.value() - 1))));
        }
    }

    void hatchStaysInsideItsArea() {
        const QRectF area(20, 10, 50, 40);
        const QImage image = hatched({area});
        int inside = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const bool touched = image.pixelColor(x, y) != QColor(Qt::white);
                QVERIFY(!touched || area.adjusted(-1.5, -1.5, 1.5, 1.5).contains(x + 0.5, y + 0.5));
                inside += touched;
            }
        QVERIFY(inside > 100);
    }

    void linesOfAreasBesideEachOtherMeet() {
        const QImage whole = hatched({{20, 10, 80, 60}});
        const QImage parts = hatched({{20, 10, 37, 60}, {57, 10, 43, 60}});
        for (int y = 0; y < whole.height(); ++y)
            for (int x = 0; x < whole.width(); ++x)
                if (std::abs(x - 57) > 2)
                    QCOMPARE(parts.pixelColor(x, y), whole.pixelColor(x, y));
    }

    void nothingIsHatchedWithoutAnArea() {
        const QImage image = hatched({QRectF(), {30, 30, 0, 20}, {30, 30, -5, 20}});
        QCOMPARE(test::colourCount(image), 1);
    }
};

SCALESCOPE_GUI_TEST(TstUnlearntPlots)
#include "tst_unlearnt_plots.moc"
