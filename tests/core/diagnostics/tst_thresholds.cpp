// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/thresholds.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace scalescope;

class TstThresholds : public QObject {
    Q_OBJECT

private slots:
    void verdictsHaveNames();
};

void TstThresholds::verdictsHaveNames() {
    QCOMPARE(verdictName(Verdict::Ok), "ok");
    QCOMPARE(verdictName(Verdict::Info), "info");
    QCOMPARE(verdictName(Verdict::NoData), "no data");
    QCOMPARE(verdictName(Verdict::Warn), "warn");
    QCOMPARE(verdictName(Verdict::Fail), "fail");
}

SCALESCOPE_TEST(TstThresholds)
#include "tst_thresholds.moc"
