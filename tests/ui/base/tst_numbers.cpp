// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/base/numbers.h"

#include <QTest>

#include <limits>

using namespace scalescope;
using namespace scalescope::ui;

class TstNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        test::failOnQtWarnings();
        QLocale::setDefault(QLocale(QLocale::German));
    }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void aPointWhateverTheLocale() {
        QCOMPARE(fixed(0.5, 2), QStringLiteral("0.50"));
        QCOMPARE(significant(0.012345), QStringLiteral("0.0123"));
        QCOMPARE(numberLocale().toString(1234.5, 'f', 1), QStringLiteral("1234.5"));
    }

    void groupsFromFiveDigitsOn() {
        QCOMPARE(countText(9999), QStringLiteral("9999"));
        QCOMPARE(countText(1234567), QStringLiteral("1\u2009234\u2009567"));
        QCOMPARE(grouped(QStringLiteral("-12000.25")), QStringLiteral("-12\u2009000.25"));
    }

    void noNumberIsADash() {
        QCOMPARE(fixed(std::numeric_limits<double>::quiet_NaN(), 2), QStringLiteral("–"));
        QCOMPARE(significant(std::numeric_limits<double>::infinity()), QStringLiteral("∞"));
    }
};

SCALESCOPE_GUI_TEST(TstNumbers)
#include "tst_numbers.moc"
