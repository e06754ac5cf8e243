// SPDX-License-Identifier: Apache-2.0
// How pages are set: nothing over the edge, no heading alone, heads once per page.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/report/page_flow.h"
#include "ui/report/table_flow.h"

#include <QFontMetricsF>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

PrintedTable tableOf(int rows, int columns, const QString& head = QStringLiteral("Number")) {
    PrintedTable table;
    for (int column = 0; column < columns; ++column)
        table.columns.push_back({column == 0 ? QStringLiteral("Name") : head,
                                 column == 0 ? QString() : QStringLiteral("ms"), column > 0,
                                 false});
    for (int row = 0; row < rows; ++row) {
        QStringList& cells = table.rows.emplace_back();
        for (int column = 0; column < columns; ++column)
            cells << (column == 0 ? QStringLiteral("row%1").arg(row)
                                  : QString::number(1000.125 + row * column, 'f', 3));
    }
    return table;
}

std::vector<PrintedText> textsOf(const PrintedPage& page) {
    std::vector<PrintedText> texts;
    for (const PrintedItem& item : page.items)
        if (const auto* text = std::get_if<PrintedText>(&item))
            texts.push_back(*text);
    return texts;
}

qsizetype countOf(const PagedReport& report, const QString& text) {
    qsizetype count = 0;
    for (const PrintedPage& page : report.pages)
        count += page.text().count(text + u'\n');
    return count;
}

double widthOf(const PrintedText& text) {
    return QFontMetricsF(printFont(text.style)).horizontalAdvance(text.text);
}

ReportPlot somePlot() {
    return {ReportPlot::Kind::Curves, SeriesSet{}, {}};
}

}  // namespace

class TstPageFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void nothingIsOutsideOfThePage_data() {
        QTest::addColumn<int>("columns");
        QTest::addColumn<QString>("name");
        QTest::newRow("few columns") << 4 << "row";
        QTest::newRow("more than a page is wide") << 30 << "row";
        QTest::newRow("a word longer than the page") << 3 << QString(400, u'x');
        QTest::newRow("a long sentence") << 6 << QStringLiteral("many words ").repeated(60);
    }
    void nothingIsOutsideOfThePage() {
        QFETCH(const int, columns);
        QFETCH(const QString, name);
        PrintedTable table = tableOf(20, columns);
        table.rows[3][0] = name;
        PageFlow flow(QStringLiteral("title"));
        flow.section(QStringLiteral("Section"));
        flow.paragraph(name);
        flow.table(table);
        const PagedReport report = flow.finish();
        const QRectF paper({0, 0}, pageUnits());
        for (const PrintedPage& page : report.pages)
            for (const PrintedText& text : textsOf(page)) {
                QVERIFY2(paper.contains(text.baseline), qPrintable(text.text));
                QVERIFY2(text.baseline.x() + widthOf(text) <= paper.right() - points(40.0),
                         qPrintable(text.text));
            }
        QVERIFY(countOf(report, QStringLiteral("row19")) >= 1);
    }

    /// Whatever stands above, the heading is on the page of the first row.
    void noHeadingStandsAloneAtTheFoot() {
        for (int above = 1; above < 90; ++above) {
            PageFlow flow(QStringLiteral("title"));
            for (int line = 0; line < above; ++line)
                flow.paragraph(QStringLiteral("line"));
            flow.section(QStringLiteral("Section"));
            flow.caption(QStringLiteral("Caption"));
            flow.table(tableOf(3, 2));
            const PagedReport report = flow.finish();
            for (const PrintedPage& page : report.pages) {
                const QString text = page.text();
                QCOMPARE(text.contains(QStringLiteral("Section\n")),
                         text.contains(QStringLiteral("row0\n")));
                QCOMPARE(text.contains(QStringLiteral("Section\n")),
                         text.contains(QStringLiteral("row1\n")));
            }
        }
    }

    void aHeadStandsOncePerPage() {
        PageFlow flow(QStringLiteral("title"));
        flow.table(tableOf(200, 3));
        const PagedReport report = flow.finish();
        QVERIFY(report.pages.size() > 1);
        for (const PrintedPage& page : report.pages)
            QCOMPARE(page.text().count(QStringLiteral("Name\n")), 1);
    }

    void everyRowIsThereOnce() {
        PageFlow flow(QStringLiteral("title"));
        flow.table(tableOf(200, 3));
        const PagedReport report = flow.finish();
        for (int row = 0; row < 200; ++row)
            QCOMPARE(countOf(report, QStringLiteral("row%1").arg(row)), 1);
    }

    /// The decimal points: all have as many decimals.
    void numbersOfAColumnEndAtOnePlace() {
        PrintedTable table = tableOf(3, 2);
        table.rows[0][1] = QStringLiteral("7.125");
        PageFlow flow(QStringLiteral("title"));
        flow.table(table);
        std::vector<double> ends;
        for (const PrintedText& text : textsOf(flow.finish().pages.front()))
            if (text.text.contains(QStringLiteral(".125")) || text.text == QLatin1String("ms"))
                ends.push_back(text.baseline.x() + widthOf(text));
        QCOMPARE(ends.size(), 4U);
        for (const double end : ends)
            QVERIFY(std::abs(end - ends.front()) < 1.0);
    }

    void pagesAreNumberedAndTheContentsKnowThem() {
        PageFlow flow(QStringLiteral("title"));
        flow.contents(2);
        flow.section(QStringLiteral("First"));
        flow.table(tableOf(120, 2));
        flow.section(QStringLiteral("Second"));
        flow.table(tableOf(5, 2));
        const PagedReport report = flow.finish();
        const auto count = static_cast<int>(report.pages.size());
        for (int page = 1; page <= count; ++page)
            QVERIFY(report.pages[static_cast<std::size_t>(page - 1)].text().contains(
                QStringLiteral("%1 / %2\n").arg(page).arg(count)));
        QVERIFY(report.pages.back().text().contains(QStringLiteral("Second\n")));
        QVERIFY(report.pages.front().text().contains(QStringLiteral("Second\n%1\n").arg(count)));
        QVERIFY(report.pages.front().text().contains(QStringLiteral("First\n1\n")));
    }

    /// The ninth is no larger than the eight before it.
    void chartsOfAGridAreOfOneSize() {
        PageFlow flow(QStringLiteral("title"));
        flow.plots(std::vector<ReportPlot>(9, somePlot()), 4, 150.0);
        const PagedReport report = flow.finish();
        QCOMPARE(report.plots.size(), 9U);
        std::vector<QSizeF> sizes;
        for (const PrintedItem& item : report.pages.front().items)
            if (const auto* plot = std::get_if<PrintedPlot>(&item))
                sizes.push_back(plot->area.size());
        QCOMPARE(sizes.size(), 9U);
        for (const QSizeF& size : sizes)
            QCOMPARE(size, sizes.front());
        for (const ReportPlot& plot : report.plots)
            QCOMPARE(plot.pixels, report.plots.front().pixels);
    }

    /// No last piece of one column beside one of fourteen.
    void aTableThatIsTooWideIsCutEvenly() {
        using Ends = std::vector<std::size_t>;
        const auto upTo = [](std::size_t most) {
            return [most](std::size_t from, std::size_t to) { return to - from <= most; };
        };
        QCOMPARE(evenPieces(15, 1, upTo(14)), (Ends{15}));
        QCOMPARE(evenPieces(15, 1, upTo(13)), (Ends{8, 15}));
        QCOMPARE(evenPieces(15, 1, upTo(5)), (Ends{5, 10, 15}));
        QCOMPARE(evenPieces(4, 1, upTo(0)), (Ends{2, 3, 4}));
        QCOMPARE(evenPieces(2, 1, upTo(0)), (Ends{2}));
        QCOMPARE(evenPieces(16, 2, upTo(7)), (Ends{9, 16}));
        QCOMPARE(evenPieces(1, 1, upTo(0)), (Ends{1}));
    }

    /// Where the first column does not tell rows apart, the second stands in every piece too.
    void everyPieceSaysWhichRowItIs() {
        PrintedTable table = tableOf(5, 40);
        table.columns[1].number = false;
        for (int row = 0; row < 5; ++row) {
            table.rows[static_cast<std::size_t>(row)][0] = QStringLiteral("B0");
            table.rows[static_cast<std::size_t>(row)][1] = QStringLiteral("block%1").arg(row);
        }
        PageFlow flow(QStringLiteral("title"));
        flow.table(table);
        const PagedReport report = flow.finish();
        QVERIFY(countOf(report, QStringLiteral("B0")) > 5);
        QCOMPARE(countOf(report, QStringLiteral("block3")),
                 countOf(report, QStringLiteral("B0")) / 5);
    }

    /// Sentences do not stand in a narrow column beside empty paper.
    void aLongTextGetsTheRoomThatOthersDoNotNeed() {
        PrintedTable table = tableOf(4, 3);
        table.columns[1].number = false;
        for (QStringList& row : table.rows)
            row[1] = QStringLiteral("many words ").repeated(60);
        PageFlow flow(QStringLiteral("title"));
        flow.table(table);
        double right = 0.0;
        for (const PrintedText& text : textsOf(flow.finish().pages.front()))
            if (text.text.startsWith(QStringLiteral("many")))
                right = std::max(right, widthOf(text));
        QVERIFY(right > 0.6 * pageUnits().width());
    }

    void widthsFitTheRoomAndKeepTheLeast() {
        const std::vector<ColumnNeed> needs{{10, 20, 20}, {30, 30, 30}, {5, 100, 300}};
        for (const double room : {45.0, 60.0, 100.0, 1000.0}) {
            const std::vector<double> widths = sharedWidths(needs, room);
            QVERIFY(std::accumulate(widths.begin(), widths.end(), 0.0) <= room + 1e-9);
            for (std::size_t i = 0; i < needs.size(); ++i) {
                QVERIFY(widths[i] >= needs[i].least);
                QVERIFY(widths[i] <= needs[i].whole + 1e-9);
            }
        }
        QVERIFY(sharedWidths(needs, 44.0).empty());
        QCOMPARE(sharedWidths(needs, 350.0), (std::vector<double>{20, 30, 300}));
        QCOMPARE(sharedWidths(needs, 200.0), (std::vector<double>{20, 30, 150}));
    }
};

SCALESCOPE_GUI_TEST(TstPageFlow)
#include "tst_page_flow.moc"
