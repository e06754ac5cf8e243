// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"
#include "tests/ui/contrast.h"
#include "tests/ui/desk.h"
#include "ui/base/convert.h"
#include "ui/base/theme.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/prediction_bars.h"
#include "ui/widgets/small_multiples.h"
#include "ui/widgets/table_panel.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <set>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

Table sample() {
    Table table;
    table.title = "Peaks";
    table.columns = {{"Variant", "", ColumnKind::Text, ""},
                     {"Peak", "bytes", ColumnKind::Bytes, ""}};
    table.rows = {{std::string("B0"), std::int64_t{30}},
                  {std::string("B1"), std::int64_t{10}},
                  {std::string("B2"), std::int64_t{20}}};
    return table;
}

QImage picture(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    return image;
}

}  // namespace

class TstPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void aSmallShareIsNotZero_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0 %";
        QTest::newRow("below a tenth of a percent") << 0.0002 << "< 0.1 %";
        QTest::newRow("small") << 0.002 << "0.2 %";
        QTest::newRow("just below ten percent") << 0.0994 << "9.9 %";
        QTest::newRow("ten percent") << 0.0996 << "10 %";
        QTest::newRow("most") << 0.978 << "98 %";
        QTest::newRow("all") << 1.0 << "100 %";
    }
    void aSmallShareIsNotZero() {
        QFETCH(const double, share);
        QFETCH(const QString, text);
        QCOMPARE(shareText(share), text);
    }

    void tableLeavesInTheOrderShown() {
        TablePanel panel;
        panel.setTable(sample());
        test::present(panel);
        QCOMPARE(panel.csv(), toCsv(sample()));
        panel.view()->sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(panel.csv(), toCsv(sorted(sample(), 1, true)));
        QCOMPARE(panel.markdown(), toMarkdown(sorted(sample(), 1, true)));
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("t.csv"));
        QVERIFY(panel.saveCsv(path));
        QCOMPARE(test::readAll(fspath(path)), panel.csv());
        QVERIFY(!panel.saveCsv(QStringLiteral("/nonexistent-folder/t.csv")));
    }

    void lastColumnIsNeverCutAndTakesWhatIsLeft() {
        Table table;
        for (int column = 0; column < 6; ++column)
            table.columns.push_back(
                {"Column " + std::to_string(column), "", ColumnKind::Bytes, ""});
        table.rows = {std::vector<Cell>(6, std::int64_t{1} << 40)};
        TablePanel panel;
        panel.setTable(table);
        panel.resize(1400, 200);
        panel.show();
        const QTableView& view = *panel.view();
        const auto rightEdge = [&view] {
            return view.columnViewportPosition(5) + view.columnWidth(5);
        };
        QTRY_COMPARE(rightEdge(), view.viewport()->width());
        panel.resize(260, 200);  // fewer pixels than the columns need: it scrolls
        QTRY_VERIFY(view.viewport()->width() < 300);
        QVERIFY(view.columnWidth(5) >= view.columnWidth(4));
    }

    void tabLeavesATableAndSelectsNothing() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* before = new QLineEdit(&window);
        auto* panel = new TablePanel(&window);
        auto* behind = new QLineEdit(&window);
        for (QWidget* widget : std::initializer_list<QWidget*>{before, panel, behind})
            layout->addWidget(widget);
        panel->setTable(sample());
        const QSignalSpy selected(panel, &TablePanel::rowSelected);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Tab);
        QVERIFY(panel->view()->hasFocus());
        QTest::keyClick(panel->view(), Qt::Key_Tab);
        QVERIFY(behind->hasFocus());
        QCOMPARE(selected.count(), 0);
    }

    /// Sentences end in dots before the numbers behind them leave the view.
    void longTextsMakeRoomForTheNumbers() {
        Table table = sample();
        std::get<std::string>(table.rows[0][0]) = std::string(80, 'w');
        TablePanel panel;
        panel.setWidestColumn(620);
        panel.setTable(table);
        test::present(panel, {400, 200});
        const auto rightEdge = [&] {
            return panel.view()->columnViewportPosition(1) + panel.view()->columnWidth(1);
        };
        QCOMPARE(rightEdge(), panel.view()->viewport()->width());
        panel.resize(900, 200);
        QTRY_COMPARE(panel.view()->columnWidth(0), 620);
        panel.resize(300, 200);
        QTRY_COMPARE(rightEdge(), panel.view()->viewport()->width());
    }

    void selectedRowsAreRowsOfTheTable() {
        TablePanel panel;
        panel.setTable(sample());
        test::present(panel);
        panel.view()->sortByColumn(1, Qt::AscendingOrder);  // B1 B2 B0
        QSignalSpy selected(&panel, &TablePanel::rowSelected);
        panel.selectRow(2);
        QCOMPARE(selected.count(), 0);
        QCOMPARE(panel.selectedRow(), 2);
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {},
                          panel.view()->visualRect(panel.view()->model()->index(0, 0)).center());
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.last().first().toInt(), 1);
        QTest::keySequence(panel.view(), QKeySequence::Copy);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("B1")));
        QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("B0")));
        panel.setTable(sample());  // new numbers, the same row stays selected
        QCOMPARE(panel.selectedRow(), 1);
        QCOMPARE(selected.count(), 1);
    }

    void filterOpensAndEnds() {
        TablePanel panel;
        panel.setTable(sample());
        test::present(panel);
        QTest::keySequence(panel.view(), QKeySequence::Find);
        auto* filter = test::child<QLineEdit>(panel, QStringLiteral("tableFilter"));
        QVERIFY(filter->isVisible());
        QTest::keyClicks(filter, QStringLiteral("b2"));
        QCOMPARE(panel.view()->model()->rowCount(), 1);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(!filter->isVisible());
        QCOMPARE(panel.view()->model()->rowCount(), 3);
    }

    void imageKeepsItsAspectAndTellsPixels() {
        ImageView view;
        view.setImage(picture(200, 100));
        test::present(view, {400, 400});
        QCOMPARE(view.imageRect(), QRectF(0, 100, 400, 200));
        QSignalSpy clicked(&view, &ImageView::clicked);
        QTest::mouseClick(&view, Qt::LeftButton, {}, {200, 150});
        QCOMPARE(clicked.last().first().toPointF(), QPointF(100, 25));
        QTest::mouseClick(&view, Qt::LeftButton, {}, {200, 20});  // beside the picture
        QCOMPARE(clicked.count(), 1);
    }

    void heatLiesOverTheImage() {
        ImageView view;
        view.setImage(picture(64, 64));
        Grid2d heat;
        heat.rowCount = heat.columnCount = 2;
        heat.values = {0.0F, 1.0F, 0.0F, 1.0F};
        view.setHeat(heat);
        view.setOverlayOpacity(1.0);
        view.resize(64, 64);
        const QImage shown = view.grab().toImage();
        const QColor left = shown.pixelColor(0, 32), right = shown.pixelColor(63, 32);
        QCOMPARE(left, QColor(Qt::darkCyan));  // low values are transparent
        QCOMPARE(right, themeOf(view.palette()).heat().at(1.0));
        view.setHeat({});
        QVERIFY(!view.hasOverlay());
    }

    void multiplesWrapAndScroll() {
        SmallMultiples cells;
        int made = 0;
        cells.setFactory([&](ColumnIndex) {
            ++made;
            return new QWidget;
        });
        cells.setMinimumCellSize({200, 100});
        cells.setShown(columnRange(0, 8));
        test::present(cells, {900, 500});
        const auto perRow = [&cells] {
            std::set<int> lefts;
            for (const ColumnIndex column : cells.shown())
                lefts.insert(cells.cell(column)->mapTo(&cells, QPoint()).x());
            return lefts.size();
        };
        QCOMPARE(perRow(), std::size_t{4});
        QCOMPARE(cells.cell(ColumnIndex(0))->width(), cells.cell(ColumnIndex(7))->width());
        test::present(cells, {430, 500});
        QCOMPARE(perRow(), std::size_t{2});
        QVERIFY(cells.cell(ColumnIndex(7))->width() >= 200);
        cells.setShown(test::columns({3}));
        QCOMPARE(perRow(), std::size_t{1});
        QVERIFY(!cells.cell(ColumnIndex(0))->isVisible());
        QVERIFY(cells.cell(ColumnIndex(3))->isVisible());
        cells.setShown(test::columns({0, 3}));
        QCOMPARE(made, 8);
        QSignalSpy clicked(&cells, &SmallMultiples::cellClicked);
        QTest::mouseClick(test::child<QLabel>(cells, QStringLiteral("cellHeader3")),
                          Qt::LeftButton);
        QCOMPARE(clicked.last().first().value<ColumnIndex>(), ColumnIndex(3));
    }

    void imagesConvertBothWays() {
        Image gray{3, 2, PixelFormat::Gray8, {0, 50, 100, 150, 200, 250}};
        QCOMPARE(toQImage(gray).pixelColor(1, 1).red(), 200);
        QImage rgb(3, 2, QImage::Format_RGB888);  // its lines are padded, ours are not
        rgb.fill(QColor(1, 2, 3));
        const Image image = fromQImage(rgb);
        QCOMPARE(image.bytes.size(), 18U);
        QCOMPARE(toQImage(image), rgb);
        QVERIFY(toQImage(Image{4, 4, PixelFormat::Rgb8, {1, 2, 3}}).isNull());
        QVERIFY(definitionTip("memory.live").contains(QStringLiteral("<b>")));
        QVERIFY(definitionTip("no such key").isEmpty());
        const QString odd = QStringLiteral("/tmp/Bücher/猫.png");
        QCOMPARE(qpath(fspath(odd)), odd);
    }

    /// A variant is known by its colour, wherever it is seen.
    void coloursOfColumnsAreThoseOfBothThemesAndOfTheReport() {
        QFile file(QStringLiteral(SCALESCOPE_SOURCE_DIR "/resources/report/style.css"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString style = QString::fromUtf8(file.readAll());
        const Theme light = themeOf(lightPalette()), dark = themeOf(darkPalette());
        for (const ColumnIndex column : columnRange(0, 16)) {
            const QColor colour = light.column(column);
            QCOMPARE(dark.column(column), colour);
            const QString name = column < kFirstExtra
                                     ? QStringLiteral("--b%1: ").arg(column.value())
                                     : QStringLiteral("--own%1: ").arg(column.value() - 8);
            QCOMPARE(style.count(name), 1);
            QVERIFY2(style.contains(name + colour.name()), qPrintable(name + colour.name()));
        }
    }

    /// Also for who sees no hues; and each stands out from its ground.
    void lightnessTellsTheOrderOfTheVariants_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void lightnessTellsTheOrderOfTheVariants() {
        QFETCH(const bool, dark);
        const Theme theme = themeOf(dark ? darkPalette() : lightPalette());
        QCOMPARE(theme.dark, dark);
        for (const ColumnIndex column : columnRange(0, 8)) {
            const QColor colour = theme.column(column);
            QVERIFY2(test::contrast(colour, theme.surface) > 1.75, qPrintable(colour.name()));
            QVERIFY(column.value() == 0 ||
                    test::luminance(colour) <
                        test::luminance(theme.column(ColumnIndex(column.value() - 1))));
        }
    }
};

SCALESCOPE_GUI_TEST(TstPanels)
#include "tst_panels.moc"
