// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/columns.h"
#include "ui/engine/selection.h"

#include <QSignalSpy>
#include <QTest>

using namespace scalescope;
using scalescope::ui::Selection;

class TstSelection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { scalescope::test::failOnQtWarnings(); }

    void startsWithTheWholeFamily() {
        const Selection selection;
        QCOMPARE(selection.columns(), test::columns({0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(selection.focus(), ColumnIndex(0));
    }

    void columnsAreSortedAndUnique() {
        Selection selection;
        selection.setColumns(test::columns({5, 1, 5, 3}));
        QCOMPARE(selection.columns(), test::columns({1, 3, 5}));
    }

    void oneColumnAlwaysStays() {
        Selection selection;
        selection.setColumns(test::columns({2}));
        QSignalSpy changed(&selection, &Selection::columnsChanged);
        selection.setColumns({});
        selection.setColumns(test::columns({-1, 8}));
        QCOMPARE(selection.columns(), test::columns({2}));
        QCOMPARE(changed.count(), 0);
    }

    void ownNetworksAreOfferedBehindTheFamily() {
        Selection selection;
        selection.setColumns(test::columns({0, 9}));
        QCOMPARE(selection.columns(), test::columns({0}));
        QSignalSpy offered(&selection, &Selection::offeredChanged);
        selection.offer(ColumnIndex(9));
        selection.offer(ColumnIndex(8));
        selection.offer(ColumnIndex(8));
        QCOMPARE(offered.count(), 2);
        QCOMPARE(selection.offered().size(), 10U);
        selection.setColumns(test::columns({9, 0, 8}));
        QCOMPARE(selection.columns(), test::columns({0, 8, 9}));
        selection.setFocus(ColumnIndex(9));
        selection.withdraw(ColumnIndex(9));
        QCOMPARE(selection.columns(), test::columns({0, 8}));
        QCOMPARE(selection.focus(), ColumnIndex(0));
    }

    void otherColumnsOfANetworkStandBehindIt() {
        Selection selection;
        selection.offer(ColumnIndex(8));                  // one's own
        selection.offer(ColumnIndex(9), ColumnIndex(0));  // b0 once more
        selection.offer(ColumnIndex(10), ColumnIndex(8));
        selection.offer(ColumnIndex(11), ColumnIndex(0));
        QCOMPARE(selection.offered(), test::columns({0, 9, 11, 1, 2, 3, 4, 5, 6, 7, 8, 10}));
        selection.setColumns(test::columns({11, 1, 10, 0, 9, 9, 8}));
        QCOMPARE(selection.columns(), test::columns({0, 9, 11, 1, 8, 10}));
        selection.setFocus(ColumnIndex(9));
        selection.withdraw(ColumnIndex(9));
        QCOMPARE(selection.columns(), test::columns({0, 11, 1, 8, 10}));
        QCOMPARE(selection.focus(), ColumnIndex(0));
        // What stood behind 8 stands for itself, also when another network takes its place.
        selection.withdraw(ColumnIndex(8));
        selection.offer(ColumnIndex(9));
        selection.offer(ColumnIndex(8));
        QCOMPARE(selection.offered(), test::columns({0, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    }

    void theLastChosenOneMayBeWithdrawn() {
        Selection selection;
        selection.offer(ColumnIndex(8));
        selection.setColumns(test::columns({8}));
        selection.withdraw(ColumnIndex(8));
        QCOMPARE(selection.columns(), test::columns({0}));
        QCOMPARE(selection.focus(), ColumnIndex(0));
        selection.withdraw(ColumnIndex(3));
        QCOMPARE(selection.offered().size(), 8U);
    }

    void focusStaysAmongTheChosen() {
        Selection selection;
        selection.setFocus(ColumnIndex(6));
        selection.setColumns(test::columns({1, 4}));
        QCOMPARE(selection.focus(), ColumnIndex(1));
    }

    void signalsComeOnChangeOnly() {
        Selection selection;
        QSignalSpy depth(&selection, &Selection::depthChanged);
        selection.setDepth(0.5);
        selection.setDepth(0.5);
        selection.setDepth(std::nullopt);
        QCOMPARE(depth.count(), 2);
    }

    void depthIsARelativeOne() {
        Selection selection;
        selection.setDepth(1.5);
        QCOMPARE(selection.depth().value_or(-1.0), 1.0);
    }
};

SCALESCOPE_TEST(TstSelection)
#include "tst_selection.moc"
