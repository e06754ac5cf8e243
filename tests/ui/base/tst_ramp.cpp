// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/base/theme.h"

#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {
const QColor kLow(0, 0, 0), kMiddle(100, 200, 40), kHigh(200, 0, 40);
}

class TstRamp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void stopsAreEvenlySpacedAndBlended() {
        const Ramp ramp({kLow, kMiddle, kHigh});
        QCOMPARE(ramp.at(0.0), kLow);
        QCOMPARE(ramp.at(0.25), QColor(50, 100, 20));
        QCOMPARE(ramp.at(0.5), kMiddle);
        QCOMPARE(ramp.at(0.75), QColor(150, 100, 40));
        QCOMPARE(ramp.at(1.0), kHigh);
    }

    void beyondAnEndIsThatEnd() {
        const Ramp ramp({kLow, kHigh});
        QCOMPARE(ramp.at(-3.0), kLow);
        QCOMPARE(ramp.at(1.5), kHigh);
    }

    void stepsReachBothEnds() {
        const std::vector<QColor> steps = Ramp({kLow, kMiddle, kHigh}).steps(5);
        QCOMPARE(steps.size(), std::size_t{5});
        QCOMPARE(steps.front(), kLow);
        QCOMPARE(steps[2], kMiddle);
        QCOMPARE(steps.back(), kHigh);
    }
};

SCALESCOPE_GUI_TEST(TstRamp)
#include "tst_ramp.moc"
