// SPDX-License-Identifier: Apache-2.0
// Few letters find a text, and the text that a person means stands first.
#include "tests/support/test_program.h"
#include "ui/base/fuzzy.h"

#include <QTest>

using namespace scalescope::ui;

class TstFuzzy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLetterMustBeThereInItsOrder_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char* pattern, const char* text, bool fits) {
            QTest::addRow("%s in %s", pattern, text)
                << QString::fromUtf8(pattern) << QString::fromUtf8(text) << fits;
        };
        row("oi", "Open image...", true);
        row("io", "Open weights", false);
        row("OPEN", "open image", true);
        row("image open", "Open image...", true);
        row("52", "Block 5.2", true);
        row("25", "Block 5.2", false);
        row("oo", "Open", false);
        row("", "Open", true);
        row("x", "", false);
        row("stra", "Straße", true);
    }
    void everyLetterMustBeThereInItsOrder() {
        QFETCH(const QString, pattern);
        QFETCH(const QString, text);
        QFETCH(const bool, fits);
        QCOMPARE(fuzzyScore(pattern, text).has_value(), fits);
    }

    void theBetterFitScoresMore_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        const auto row = [](const char* why, const char* pattern, const char* better,
                            const char* worse) {
            QTest::newRow(why) << QString::fromUtf8(pattern) << QString::fromUtf8(better)
                               << QString::fromUtf8(worse);
        };
        row("starts of words", "ow", "Open weights...", "Know");
        row("the start of the text", "re", "Report", "Save report");
        row("letters together", "mem", "Memory", "Measure latency, mean");
        row("not the first way that comes", "lat", "All latency", "All at once");
    }
    void theBetterFitScoresMore() {
        QFETCH(const QString, pattern);
        QFETCH(const QString, better);
        QFETCH(const QString, worse);
        QVERIFY(fuzzyScore(pattern, better).value_or(-1) > fuzzyScore(pattern, worse).value_or(-1));
    }
};

SCALESCOPE_GUI_TEST(TstFuzzy)
#include "tst_fuzzy.moc"
