// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/engine/selection.h"

#include <QSignalSpy>
#include <QTest>

using scalescope::ui::Selection;

class TstSelection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { scalescope::test::failOnQtWarnings(); }

    void startsWithTheWholeFamily() {
        const Selection selection;
        QCOMPARE(selection.columns(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(selection.focus(), 0);
    }

    void columnsAreSortedAndUnique() {
        Selection selection;
        selection.setColumns({5, 1, 5, 3});
        QCOMPARE(selection.columns(), (std::vector<int>{1, 3, 5}));
    }

    void oneColumnAlwaysStays() {
        Selection selection;
        selection.setColumns({2});
        QSignalSpy changed(&selection, &Selection::columnsChanged);
        selection.setColumns({});
        selection.setColumns({-1, 8});
        QCOMPARE(selection.columns(), std::vector<int>{2});
        QCOMPARE(changed.count(), 0);
    }

    void ownNetworksAreOfferedBehindTheFamily() {
        Selection selection;
        selection.setColumns({0, 9});
        QCOMPARE(selection.columns(), std::vector<int>{0});
        QSignalSpy offered(&selection, &Selection::offeredChanged);
        selection.offer(9);
        selection.offer(8);
        selection.offer(8);
        QCOMPARE(offered.count(), 2);
        QCOMPARE(selection.offered().size(), 10U);
        selection.setColumns({9, 0, 8});
        QCOMPARE(selection.columns(), (std::vector<int>{0, 8, 9}));
        selection.setFocus(9);
        selection.withdraw(9);
        QCOMPARE(selection.columns(), (std::vector<int>{0, 8}));
        QCOMPARE(selection.focus(), 0);
    }

    void otherColumnsOfANetworkStandBehindIt() {
        Selection selection;
        selection.offer(8);     // one's own
        selection.offer(9, 0);  // b0 once more
        selection.offer(10, 8);
        selection.offer(11, 0);
        QCOMPARE(selection.offered(), (std::vector<int>{0, 9, 11, 1, 2, 3, 4, 5, 6, 7, 8, 10}));
        selection.setColumns({11, 1, 10, 0, 9, 9, 8});
        QCOMPARE(selection.columns(), (std::vector<int>{0, 9, 11, 1, 8, 10}));
        selection.setFocus(9);
        selection.withdraw(9);
        QCOMPARE(selection.columns(), (std::vector<int>{0, 11, 1, 8, 10}));
        QCOMPARE(selection.focus(), 0);
        // What stood behind 8 stands for itself, also when another network takes its place.
        selection.withdraw(8);
        selection.offer(9);
        selection.offer(8);
        QCOMPARE(selection.offered(), (std::vector<int>{0, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    }

    void theLastChosenOneMayBeWithdrawn() {
        Selection selection;
        selection.offer(8);
        selection.setColumns({8});
        selection.withdraw(8);
        QCOMPARE(selection.columns(), std::vector<int>{0});
        QCOMPARE(selection.focus(), 0);
        selection.withdraw(3);
        QCOMPARE(selection.offered().size(), 8U);
    }

    void focusStaysAmongTheChosen() {
        Selection selection;
        selection.setFocus(6);
        selection.setColumns({1, 4});
        QCOMPARE(selection.focus(), 1);
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
