// SPDX-License-Identifier: Apache-2.0
// The tour: it points at parts that are there, can be left at any time, and comes once.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/widgets/tour.h"

#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

class TstTour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyStepPointsAtAPartThatIsSeen_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1440, 900);
        QTest::newRow("small") << QSize(1024, 700);
    }
    void everyStepPointsAtAPartThatIsSeen() {
        QFETCH(const QSize, size);
        WindowFixture f({0, 1, 2});
        f.openAndWait();
        f.window.resize(size);
        f.window.showPage(QStringLiteral("Memory"));
        f.window.offerTour();
        const auto* tour = f.child<Tour>("tour");
        QVERIFY(tour->isVisible());
        int steps = 0;
        for (; tour->isVisible() && steps < 20; ++steps) {
            QTest::qWait(30);
            QVERIFY2(tour->part() && tour->part()->isVisible(),
                     qPrintable(f.child<QLabel>("tourTitle")->text()));
            QVERIFY(f.child<QWidget>("tourMark")->isVisible());
            QVERIFY(f.window.rect().contains(tour->geometry()));
            const QRect part(tour->part()->mapTo(&f.window, QPoint()), tour->part()->size());
            QVERIFY(f.child<QWidget>("tourMark")->geometry().intersects(part));
            QTest::mouseClick(f.child<QPushButton>("tourNext"), Qt::LeftButton);
        }
        QVERIFY(steps >= 6 && steps <= 8);
        QVERIFY(!f.child<QWidget>("tourMark")->isVisible());
    }

    void escapeAndSkipLeaveIt_data() {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("Escape") << true;
        QTest::newRow("Skip") << false;
    }
    void escapeAndSkipLeaveIt() {
        QFETCH(const bool, byKey);
        WindowFixture f({0});
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.window.offerTour();
        const auto* tour = f.child<Tour>("tour");
        auto* next = f.child<QPushButton>("tourNext");
        QTRY_VERIFY(next->hasFocus());
        if (byKey)
            QTest::keyClick(next, Qt::Key_Escape);
        else
            f.child<QPushButton>("tourSkip")->click();
        QVERIFY(!tour->isVisible());
    }

    void itIsOfferedOnceAndStaysInTheMenu() {
        QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        QVERIFY(!loadSettings(store).tourSeen);
        {
            WindowFixture f({0});
            f.window.offerTour();
            QVERIFY(f.child<Tour>("tour")->isVisible());
            saveSettings(f.settings, store);
        }
        WindowFixture f({0});
        f.settings = loadSettings(store);
        f.window.offerTour();
        QVERIFY(!f.child<Tour>("tour")->isVisible());
        f.child<QAction>("tour")->trigger();
        QVERIFY(f.child<Tour>("tour")->isVisible());
    }

    void theWindowWorksMeanwhile() {
        WindowFixture f({0, 1});
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.window.offerTour();
        QTest::keyClick(&f.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(f.settings.page, f.window.pageNames().at(1));
        QVERIFY(f.child<Tour>("tour")->isVisible());
    }
};

SCALESCOPE_GUI_TEST(TstTour)
#include "tst_tour.moc"
