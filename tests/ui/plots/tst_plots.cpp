// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"
#include "tests/ui/axis_labels.h"
#include "tests/ui/plot_hands.h"
#include "ui/base/convert.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/plot_export.h"
#include "ui/plots/scatter_plot.h"

#include <QClipboard>
#include <QFile>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <cmath>

using namespace scalescope;
using namespace scalescope::ui;
using test::moveTo;
using test::showPlot;

namespace {

SeriesSet curves(int count = 2) {
    SeriesSet set;
    set.title = "live bytes";
    set.x = {"progress", "%"};
    set.y = {"live", "MiB"};
    for (int v = 0; v < count; ++v) {
        Series series;
        series.name = "B" + std::to_string(v);
        series.column = ColumnIndex(v);
        for (int i = 0; i <= 10; ++i) {
            series.x.push_back(10.0 * i);
            series.y.push_back(i == 4 ? std::nan("") : 1.0 + v + i);
        }
        set.series.push_back(series);
    }
    return set;
}

/// 3840 gates, all low but one.
SeriesSet gates(int highChannel) {
    SeriesSet set;
    set.x = {"channel", ""};
    set.y = {"gate", ""};
    Series series;
    series.name = "B7";
    for (int i = 0; i < 3840; ++i) {
        series.x.push_back(i);
        series.y.push_back(i == highChannel ? 1.0 : 0.05);
    }
    set.series = {series};
    return set;
}

Grid2d grid(std::size_t rows, std::size_t columns) {
    Grid2d grid;
    grid.title = "gates";
    grid.rows.title = "block";
    grid.columns.title = "channel";
    grid.rowCount = rows;
    grid.columnCount = columns;
    for (std::size_t i = 0; i < rows * columns; ++i)
        grid.values.push_back(i % 7 == 3
                                  ? std::nanf("")
                                  : static_cast<float>(i % columns) / static_cast<float>(columns));
    return grid;
}

Histogram histogram() {
    Histogram h;
    h.name = "B0";
    for (int i = 0; i <= 20; ++i)
        h.edges.push_back(i - 10);
    for (int i = 0; i < 20; ++i)
        h.counts.push_back(static_cast<std::uint64_t>(100 - std::abs(i - 10) * 9));
    h.overflow = 5;
    return h;
}

std::unique_ptr<PlotWidget> filled(const QString& kind) {
    if (kind == QLatin1String("line")) {
        auto plot = std::make_unique<LinePlot>();
        plot->setData(curves());
        return plot;
    }
    if (kind == QLatin1String("bar")) {
        auto plot = std::make_unique<BarPlot>();
        plot->setData(gates(1000));
        return plot;
    }
    if (kind == QLatin1String("histogram")) {
        auto plot = std::make_unique<HistogramPlot>();
        plot->setData({{histogram(), ColumnIndex(0)}}, QStringLiteral("value"));
        return plot;
    }
    if (kind == QLatin1String("heatmap")) {
        auto plot = std::make_unique<HeatmapPlot>();
        plot->setData(grid(55, 3840));
        return plot;
    }
    auto plot = std::make_unique<ScatterPlot>();
    plot->setData(curves());
    return plot;
}

std::unique_ptr<PlotWidget> empty(const QString& kind) {
    if (kind == QLatin1String("line"))
        return std::make_unique<LinePlot>();
    if (kind == QLatin1String("bar"))
        return std::make_unique<BarPlot>();
    if (kind == QLatin1String("histogram"))
        return std::make_unique<HistogramPlot>();
    if (kind == QLatin1String("heatmap"))
        return std::make_unique<HeatmapPlot>();
    return std::make_unique<ScatterPlot>();
}

void addKinds() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"line", "bar", "histogram", "heatmap", "scatter"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

}  // namespace

class TstPlots : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        QApplication::setPalette(lightPalette());
    }

    void exportsAreThereWholeAndNotBlank_data() { addKinds(); }
    void exportsAreThereWholeAndNotBlank() {
        QFETCH(const QString, kind);
        QTemporaryDir folder;
        const auto plot = filled(kind);
        plot->setTitle(QStringLiteral("A title"));
        showPlot(*plot);
        const QString png = folder.filePath(QStringLiteral("a.png"));
        QVERIFY(PlotExport(*plot).save(png, QStringLiteral("png"), 2.0));
        const QImage image(png);
        QCOMPARE(image.size(), test::canvas(*plot)->size() * 2);
        QVERIFY(test::colourCount(image) > 10);

        const QString svg = folder.filePath(QStringLiteral("a.svg"));
        QVERIFY(PlotExport(*plot).save(svg, QStringLiteral("svg")));
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        int texts = 0;
        while (!reader.atEnd())
            texts += reader.readNext() == QXmlStreamReader::StartElement &&
                     reader.name() == QLatin1String("text");
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(texts > 3);

        const QString pdf = folder.filePath(QStringLiteral("a.pdf"));
        QVERIFY(PlotExport(*plot).save(pdf, QStringLiteral("pdf")));
        const std::string bytes = test::readAll(fspath(pdf));
        QVERIFY(bytes.starts_with("%PDF-"));
        QVERIFY(bytes.find("%%EOF") != std::string::npos);

        const QString csv = folder.filePath(QStringLiteral("a.csv"));
        QVERIFY(PlotExport(*plot).save(csv, QStringLiteral("csv")));
        QCOMPARE(test::readAll(fspath(csv)), plot->csv());
        QVERIFY(plot->csv().size() > 40);
    }

    void unwritableFileLeavesNothingAndSaysSo_data() { addKinds(); }
    void unwritableFileLeavesNothingAndSaysSo() {
        QFETCH(const QString, kind);
        const auto plot = filled(kind);
        showPlot(*plot);
        const QString nowhere = QStringLiteral("/nonexistent-folder/a.");
        for (const QString& suffix : {QStringLiteral("png"), QStringLiteral("svg"),
                                      QStringLiteral("pdf"), QStringLiteral("csv")})
            QVERIFY(!PlotExport(*plot).save(nowhere + suffix, suffix));
    }

    void emptyChartsSayWhy_data() { addKinds(); }
    void emptyChartsSayWhy() {
        QFETCH(const QString, kind);
        const auto plot = empty(kind);
        QVERIFY(plot->isEmpty());
        plot->setEmptyText(QString());
        showPlot(*plot);
        const QImage before = plot->image();
        plot->setEmptyText(QStringLiteral("Open an image and run B3."));
        QTest::qWait(5);
        QVERIFY(plot->image() != before);
        moveTo(*plot, {200, 150});  // nothing to read, nothing to crash
    }

    void hiddenChartsDrawOnlyWhenShown_data() { addKinds(); }
    void hiddenChartsDrawOnlyWhenShown() {
        QFETCH(const QString, kind);
        const auto plot = filled(kind);
        QTest::qWait(5);
        QVERIFY(!plot->isVisible());
        QVERIFY(test::colourCount(plot->image()) > 10);  // an export builds it
        showPlot(*plot);
        QVERIFY(test::colourCount(plot->grab().toImage()) > 10);
    }

    void followsThePalette_data() { addKinds(); }
    void followsThePalette() {
        QFETCH(const QString, kind);
        const auto plot = filled(kind);
        showPlot(*plot);
        QCOMPARE(plot->grab().toImage().pixelColor(1, 1), lightPalette().color(QPalette::Base));
        QApplication::setPalette(darkPalette());
        QTest::qWait(5);
        QCOMPARE(plot->grab().toImage().pixelColor(1, 1), darkPalette().color(QPalette::Base));
        // On paper it stays light.
        QImage paper(800, 400, QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter painter(&paper);
        plot->draw(painter, QRectF(0, 0, 800, 400));
        painter.end();
        QVERIFY(test::pixelsLike(paper, Qt::white) > 800 * 400 / 4);
        QVERIFY(test::colourCount(paper) > 10);
    }

    void aPointWithoutNeighboursIsSeen_data() {
        QTest::addColumn<bool>("logarithmic");
        QTest::addColumn<double>("around");
        QTest::newRow("between gaps") << false << std::nan("");
        QTest::newRow("between zeros of a logarithmic axis") << true << 0.0;
    }
    void aPointWithoutNeighboursIsSeen() {
        QFETCH(const bool, logarithmic);
        QFETCH(const double, around);
        const auto drawn = [&](double middle) {
            SeriesSet set{
                .title = "one", .x = {"depth", ""}, .y = {"change", "", logarithmic}, .series = {}};
            Series series{"B0", {}, {}, {}, {}, false};
            for (int i = 0; i < 60; ++i) {
                series.x.push_back(i);
                series.y.push_back(i < 2 ? 0.2 : i == 30 ? middle : around);
            }
            set.series = {series};
            LinePlot plot;
            plot.setYRange(0.01, 1);
            plot.setData(set);
            showPlot(plot);
            return plot.image();
        };
        QVERIFY(drawn(0.5) != drawn(around));
    }

    void lineReadsOutTheNearestPoint() {
        LinePlot plot;
        plot.setData(curves(1));
        showPlot(plot);
        QSignalSpy text(&plot, &PlotWidget::readout);
        QSignalSpy hovered(&plot, &LinePlot::pointHovered);
        moveTo(plot, {320, 150});
        QCOMPARE(text.count(), 1);
        QVERIFY(text.last().first().toString().startsWith(QStringLiteral("B0")));
        QVERIFY(text.last().first().toString().contains(QStringLiteral("MiB")));
        const int index = hovered.last().at(1).toInt();
        QVERIFY(index >= 3 && index <= 6);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(test::canvas(plot), &leave);
        QCOMPARE(text.last().first().toString(), QString());
    }

    void everyOneOf3840ChannelsIsVisible_data() {
        QTest::addColumn<int>("channel");
        for (const int channel : {0, 1, 777, 1919, 2501, 3838, 3839})
            QTest::addRow("%d", channel) << channel;
    }
    void everyOneOf3840ChannelsIsVisible() {
        QFETCH(const int, channel);
        BarPlot plot;
        plot.setYRange(0, 1);
        plot.setData(gates(-1));
        showPlot(plot, {360, 220});
        const QImage flat = plot.image();
        plot.setData(gates(channel));
        QTest::qWait(5);
        const QImage peaked = plot.image();
        int rows = 0;
        for (int y = 0; y < flat.height(); ++y)
            for (int x = 0; x < flat.width(); ++x)
                if (flat.pixel(x, y) != peaked.pixel(x, y)) {
                    ++rows;
                    break;
                }
        QVERIFY2(rows > 80, "one high bar of 3840 must be seen over most of the height");
    }

    void hoveringReadsChannelAndValueExactly() {
        BarPlot plot;
        SeriesSet set = gates(-1);
        for (std::size_t i = 0; i < set.series[0].y.size(); ++i)
            set.series[0].y[i] = static_cast<double>(i) / 10000.0;
        plot.setData(set);
        showPlot(plot, {700, 220});
        QSignalSpy hovered(&plot, &BarPlot::barHovered);
        QSignalSpy text(&plot, &PlotWidget::readout);
        moveTo(plot, {300, 100});
        QCOMPARE(hovered.count(), 1);
        const int index = hovered.last().at(1).toInt();
        const QString said = text.last().first().toString();
        QVERIFY2(said.contains(QStringLiteral("channel %1").arg(index)), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("gate: ") + QString::number(index / 10000.0, 'g', 4)),
                 qPrintable(said));
        QSignalSpy clicked(&plot, &BarPlot::barClicked);
        QTest::mouseClick(test::canvas(plot), Qt::LeftButton, {}, {300, 100});
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.last().at(1).toInt(), index);
    }

    void dataWithoutValuesLeavesGaps() {
        BarPlot plot;
        SeriesSet set = gates(-1);
        set.series[0].x.resize(3);
        set.series[0].y = {0.5, std::nan(""), 0.5};
        plot.setData(set);
        showPlot(plot);
        QSignalSpy hovered(&plot, &BarPlot::barHovered);
        moveTo(plot, {330, 200});  // the middle bar
        QCOMPARE(hovered.count(), 0);
        moveTo(plot, {130, 200});
        QCOMPARE(hovered.count(), 1);
    }

    void heatmapReadsCells() {
        HeatmapPlot plot;
        plot.setData(grid(4, 5));
        showPlot(plot, {600, 300});
        QSignalSpy clicked(&plot, &HeatmapPlot::cellClicked);
        QSignalSpy text(&plot, &PlotWidget::readout);
        moveTo(plot, {40, 60});
        QVERIFY(text.last().first().toString().startsWith(QStringLiteral("block 0")));
        QTest::mouseClick(test::canvas(plot), Qt::LeftButton, {}, {40, 60});
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.last().at(0).toInt(), 0);
        QCOMPARE(clicked.last().at(1).toInt(), 0);
        plot.setColourScale(false);
        QTest::qWait(5);
        plot.setColourScale(true);
        QTest::qWait(5);
        QVERIFY(test::colourCount(plot.grab().toImage()) > 10);
    }

    void brokenGridIsEmpty() {
        Grid2d broken = grid(4, 5);
        broken.values.resize(3);
        HeatmapPlot plot;
        plot.setData(broken);
        QVERIFY(plot.isEmpty());
    }

    void histogramNamesSharesOfAllValues() {
        HistogramPlot plot;
        plot.setData({{histogram(), ColumnIndex(0)}}, QStringLiteral("value"));
        plot.setCuts({{-1.28, QStringLiteral("curved")}});
        showPlot(plot);
        QSignalSpy text(&plot, &PlotWidget::readout);
        moveTo(plot, {320, 200});
        QVERIFY(text.last().first().toString().contains(QStringLiteral("% of values")));
        QVERIFY(test::colourCount(plot.grab().toImage()) > 10);
    }

    void wheelZoomsAndDoubleClickResets() {
        BarPlot plot;
        plot.setData(gates(2000));
        showPlot(plot);
        const QImage whole = plot.grab().toImage();
        QTest::mouseClick(test::canvas(plot), Qt::LeftButton, {}, {300, 150});
        test::turnWheel(plot, {300, 150}, 4);
        QTest::qWait(5);
        QVERIFY(plot.grab().toImage() != whole);
        test::turnWheel(plot, {300, 150}, -40);  // never beyond the data
        QTest::qWait(5);
        test::turnWheel(plot, {300, 150}, 4);
        QTest::mouseDClick(test::canvas(plot), Qt::LeftButton, {}, {300, 150});
        QTest::qWait(5);
        QVERIFY(plot.image() == [&] {
            BarPlot fresh;
            fresh.setData(gates(2000));
            fresh.resize(plot.size());
            fresh.show();
            QTest::qWait(5);
            return fresh.image();
        }());
    }

    void copyPutsThePictureOnTheClipboard() {
        LinePlot plot;
        plot.setData(curves());
        showPlot(plot);
        QApplication::clipboard()->clear();
        QTest::keySequence(test::canvas(plot), QKeySequence::Copy);
        QVERIFY(test::colourCount(QApplication::clipboard()->image()) > 10);
    }

    void scatterReadsPointsAndKeepsGhosts() {
        SeriesSet set;
        set.x = {"latency", "ms"};
        set.y = {"accuracy", "%"};
        Series measured{"measured", {10, 20}, {77, 79}, {"B0", "B1"}, {}, false};
        Series ghost{"paper", {10, 20}, {76.3, 78.8}, {"B0", "B1"}, {}, true};
        set.series = {measured, ghost};
        ScatterPlot plot;
        plot.setData(set);
        showPlot(plot, {300, 240});
        QSignalSpy hovered(&plot, &ScatterPlot::pointHovered);
        for (int x = 0; x < 300; x += 10)
            for (int y = 0; y < 240; y += 10)
                moveTo(plot, {x, y});
        QSet<QString> seen;
        for (const auto& call : hovered)
            seen.insert(QStringLiteral("%1/%2").arg(call[0].toInt()).arg(call[1].toInt()));
        QCOMPARE(seen.size(), 4);
    }

    void aLogarithmicAxisSaysItsScaleHoweverShortItIs_data() {
        QTest::addColumn<std::vector<double>>("times");
        QTest::newRow("one network between two round numbers") << std::vector{338.0};
        QTest::newRow("like networks") << std::vector{61.0, 64.0, 70.0};
        QTest::newRow("below one") << std::vector{0.031};
        QTest::newRow("across decades") << std::vector{3.0, 700.0};
    }
    void aLogarithmicAxisSaysItsScaleHoweverShortItIs() {
        QFETCH(std::vector<double>, times);
        SeriesSet set;
        set.x = {"latency", "ms", true};
        set.y = {"accuracy", "%"};
        Series series;
        series.x = times;
        series.y.assign(times.size(), 77.0);
        set.series = {series};
        ScatterPlot plot;
        plot.setData(set);
        showPlot(plot, {500, 240});
        const auto labels = test::bottomLabels(plot);
        QVERIFY2(labels.size() >= 2, qPrintable(QString::number(labels.size())));
        for (std::size_t i = 1; i < labels.size(); ++i) {
            QVERIFY(labels[i - 1].text != labels[i].text);
            QVERIFY(labels[i - 1].place.right() < labels[i].place.left());
        }
    }

    void labelsOfAScaleAreWholeAndApart() {
        Grid2d grid;
        grid.rowCount = 2;
        grid.columnCount = 11;
        grid.values.assign(22, 0.5F);
        for (int i = 0; i <= 10; ++i)
            grid.columnLabels.push_back(std::to_string(10 * i) + " %");
        HeatmapPlot plot;
        plot.setData(grid);
        showPlot(plot, {220, 140});
        const auto labels = test::bottomLabels(plot);
        QVERIFY(labels.size() >= 2);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            QVERIFY2(!labels[i].text.contains(u'…'), qPrintable(labels[i].text));
            QVERIFY(i == 0 || labels[i - 1].place.right() < labels[i].place.left());
        }
    }

    void longNamesStandSlantedAndWhole() {
        SeriesSet set;
        set.x = {"network", ""};
        set.y = {"time", "ms"};
        Series series;
        for (int i = 0; i < 8; ++i) {
            series.x.push_back(i);
            series.y.push_back(1.0 + i);
            series.labels.push_back("linear-" + std::to_string(i));
        }
        set.series = {series};
        BarPlot plot;
        plot.setData(set);
        showPlot(plot, {300, 220});
        const auto labels = test::bottomLabels(plot);
        QCOMPARE(labels.size(), std::size_t{8});  // no network is left out
        QVERIFY(labels.front().slanted != 0.0);
        QCOMPARE(labels[3].text, QStringLiteral("linear-3"));
        plot.resize(900, 220);
        QTest::qWait(20);
        QCOMPARE(test::bottomLabels(plot).front().slanted, 0.0);
    }

    /// Powers alone would leave one label, or none, to a few networks that are alike.
    void logarithmicAxisOfLessThanADecadeHasLabels() {
        SeriesSet set = curves(1);
        set.x = {"median latency", "ms", true};
        for (std::size_t i = 0; i < set.series[0].x.size(); ++i)
            set.series[0].x[i] = 6.0 + 0.3 * static_cast<double>(i);
        ScatterPlot plot;
        plot.setData(set);
        showPlot(plot, {400, 240});
        const auto labels = test::bottomLabels(plot);
        QCOMPARE_GE(labels.size(), std::size_t{3});
        for (const auto& label : labels)
            QVERIFY2(label.text.toDouble() > 5.0 && label.text.toDouble() < 11.0,
                     qPrintable(label.text));
    }

    /// Small charts beside each other are compared: the same place is the same depth.
    void aFixedAxisReachesItsEndsWhereverTheDataEnd() {
        SeriesSet set = curves();
        for (Series& series : set.series)
            for (double& x : series.x)
                x = 0.1 + 0.007 * x;
        LinePlot plot;
        plot.setData(set);
        plot.setXRange(0.0, 1.0);
        showPlot(plot, {300, 200});
        const auto labels = test::bottomLabels(plot);
        QCOMPARE(labels.front().text.toDouble(), 0.0);
        QCOMPARE(labels.back().text.toDouble(), 1.0);
    }
};

SCALESCOPE_GUI_TEST(TstPlots)
#include "tst_plots.moc"
