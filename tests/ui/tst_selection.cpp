// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QTest>

#include "tests/support/qt_warnings.h"
#include "ui/engine/selection.h"

using scalescope::ui::Selection;

class TstSelection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { scalescope::test::failOnQtWarnings(); }

    void startsWithTheWholeFamily() {
        const Selection selection;
        QCOMPARE(selection.variants(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(selection.focus(), 0);
    }

    void variantsAreSortedAndUnique() {
        Selection selection;
        selection.setVariants({5, 1, 5, 3});
        QCOMPARE(selection.variants(), (std::vector<int>{1, 3, 5}));
    }

    void oneVariantAlwaysStays() {
        Selection selection;
        selection.setVariants({2});
        QSignalSpy changed(&selection, &Selection::variantsChanged);
        selection.setVariants({});
        selection.setVariants({-1, 8});
        QCOMPARE(selection.variants(), std::vector<int>{2});
        QCOMPARE(changed.count(), 0);
    }

    void focusStaysAmongTheChosen() {
        Selection selection;
        selection.setFocus(6);
        selection.setVariants({1, 4});
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

QTEST_GUILESS_MAIN(TstSelection)
#include "tst_selection.moc"
