// SPDX-License-Identifier: Apache-2.0
// Findings: one row for what variants share, all of the row that is read, and the way to its place.
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/pages/overview/findings_panel.h"
#include "ui/pages/page.h"
#include "ui/widgets/table_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTextDocument>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;

namespace {

/// The panel over made-up results, in the room that a small window leaves to it.
struct FindingsDesk {
    explicit FindingsDesk(std::vector<int> columns = {0, 1, 2, 3, 4, 5, 6, 7})
        : desk(std::move(columns)), panel(desk.study, desk.selection) {
        QTRY_VERIFY_WITH_TIMEOUT(desk.settled(), 30'000);
        panel.refresh();
        test::present(panel, {740, 150});
        table = child<TablePanel>(panel, QStringLiteral("findings"));
        detail = child<QTextBrowser>(panel, QStringLiteral("findingDetail"));
    }
    [[nodiscard]] int rowOf(const char* words) const {
        for (std::size_t row = 0; row < table->table().rows.size(); ++row)
            if (std::get<std::string>(table->table().rows[row][2]).find(words) != std::string::npos)
                return static_cast<int>(row);
        return -1;
    }
    [[nodiscard]] QPoint middleOf(int row) const {
        return table->view()->visualRect(table->view()->model()->index(row, 0)).center();
    }

    test::Desk desk;
    FindingsPanel panel;
    TablePanel* table = nullptr;
    QTextBrowser* detail = nullptr;
};

}  // namespace

class TstFindingsPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void whatVariantsShareIsOneRow() {
        const FindingsDesk f;
        const int row = f.rowOf("of the gates");
        QVERIFY(row >= 0);
        const auto& cells = f.table->table().rows[static_cast<std::size_t>(row)];
        QCOMPARE(std::get<std::string>(cells[1]), std::string("B0…B7"));
        QCOMPARE(f.table->table().rows.size(), std::size_t{3});  // and two of the family
    }

    void detailTellsAllOfIt() {
        FindingsDesk f({0, 3});
        const int row = f.rowOf("of the gates");
        QTest::mouseClick(f.table->view()->viewport(), Qt::LeftButton, {}, f.middleOf(row));
        const QString text = f.detail->toPlainText();
        for (const char* part : {"52 % of the gates", "B0", "B3", "block 7.0", "599 of 1152 gates",
                                 "warn at 50 % saturated", "gradient vanishes",
                                 "Look at more images before drawing a conclusion."})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }

    /// Without a click as well: the room beside the rows is never empty.
    void firstFindingIsToldUnasked() {
        const FindingsDesk f({0});
        QVERIFY(f.detail->isVisible());
        QVERIFY(f.detail->toPlainText().contains(QStringLiteral("of the gates")));
        QCOMPARE(f.table->selectedRow(), -1);
    }

    void everyTextIsWhole() {
        const FindingsDesk f;
        const QTableView& view = *f.table->view();
        int right = 0;
        for (int column = 0; column < kFindingColumnsShown; ++column)
            right += view.columnWidth(column);
        QCOMPARE_LE(right, view.viewport()->width());
        for (int row = 0; row < view.model()->rowCount(); ++row)
            for (int column = 0; column < kFindingColumnsShown; ++column) {
                const QString text = view.model()->index(row, column).data().toString();
                const QRect needed = view.fontMetrics().boundingRect(
                    QRect(0, 0, view.columnWidth(column), 1000), Qt::TextWordWrap, text);
                QVERIFY2(needed.height() <= view.rowHeight(row), qPrintable(text));
            }
        QVERIFY(view.isColumnHidden(kFindingColumnsShown));
        QVERIFY(f.table->csv().find("599 of 1152") != std::string::npos);
    }

    void placeIsOpened_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"double click", "enter", "link"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void placeIsOpened() {
        QFETCH(const QString, how);
        FindingsDesk f({0, 3});
        QSignalSpy wanted(&f.panel, &FindingsPanel::aspectWanted);
        const int row = f.rowOf("of the gates");
        auto* view = f.table->view();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, f.middleOf(row));
        QVERIFY(wanted.isEmpty());
        if (how == QStringLiteral("link"))
            Q_EMIT f.detail->anchorClicked(QUrl(QStringLiteral("#1")));
        else if (how == QStringLiteral("enter"))
            QTest::keyClick(view, Qt::Key_Return);
        else
            QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, f.middleOf(row));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<Aspect>(), Aspect::Gates);
        QCOMPARE(f.desk.selection.focus(), ColumnIndex(how == QStringLiteral("link") ? 3 : 0));
    }

    /// A group that has the column in focus does not lead to another one.
    void focusStaysWithinTheGroup() {
        FindingsDesk f({0, 3});
        f.desk.selection.setFocus(ColumnIndex(3));
        QTest::mouseClick(f.table->view()->viewport(), Qt::LeftButton, {},
                          f.middleOf(f.rowOf("of the gates")));
        QCOMPARE(f.desk.selection.focus(), ColumnIndex(3));
    }

    void pickedRowStaysWhenResultsCome() {
        FindingsDesk f({0, 1, 2});
        const int row = f.rowOf("of the gates");
        QTest::mouseClick(f.table->view()->viewport(), Qt::LeftButton, {}, f.middleOf(row));
        f.desk.selection.setColumns(test::columns({0, 1}));  // the family's findings go
        f.panel.refresh();
        QCOMPARE(f.table->selectedRow(), f.rowOf("of the gates"));
        QVERIFY(f.detail->toPlainText().contains(QStringLiteral("599 of 1152")));
    }

    void beforeAnyResultNothingIsSaidToBeWell() {
        test::Desk desk({0});
        FindingsPanel panel(desk.study, desk.selection);
        panel.refresh();
        const auto texts = panel.findChildren<QLabel*>();
        QVERIFY(std::ranges::none_of(texts, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("Nothing that needs"));
        }));
    }

    void everyAspectHasItsPage() {
        test::WindowFixture f({0});
        f.openAndWait();
        for (const Aspect aspect :
             {Aspect::Predictions, Aspect::Gates, Aspect::Activations, Aspect::Memory,
              Aspect::Latency, Aspect::Weights, Aspect::Run}) {
            const auto pages = f.window.findChildren<Page*>();
            QCOMPARE(std::ranges::count_if(
                         pages, [aspect](const Page* page) { return page->shows(aspect); }),
                     1);
            Q_EMIT pages.front()->aspectWanted(aspect);
            const auto* stack = qobject_cast<QStackedWidget*>(pages.front()->parentWidget());
            QVERIFY(static_cast<const Page*>(stack->currentWidget())->shows(aspect));
        }
    }
};

SCALESCOPE_GUI_TEST(TstFindingsPanel)
#include "tst_findings_panel.moc"
