// SPDX-License-Identifier: Apache-2.0
#include "core/bench/machine.h"
#include "core/bench/machine_roof.h"
#include "tests/support/test_program.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace scalescope;

class TstMachine : public QObject {
    Q_OBJECT

private slots:
    void environmentIsComplete();
    void timeIsIso8601InUtc();
    void gpusAreNamedOnlyWithCuda();
    void roofIsPositive();
};

void TstMachine::environmentIsComplete() {
    const Environment all = environment();
    const QRegularExpression version(QStringLiteral(R"(^\d+\.\d+\.\d+)"));
    for (const std::string& text : {all.version, all.libtorch, all.opencv})
        QVERIFY2(version.match(QString::fromStdString(text)).hasMatch(), text.c_str());
    QVERIFY(!all.cpu.empty());
    QVERIFY(all.cpu.find(':') == std::string::npos);
    QVERIFY(!all.simd.empty() && all.simd != "DEFAULT");
    QCOMPARE(all.cores, static_cast<int>(std::thread::hardware_concurrency()));
    QVERIFY(all.threads >= 1);
    QVERIFY(all.memoryBytes > (std::int64_t{256} << 20));
    QVERIFY(all.os.find("Linux") != std::string::npos);
    QVERIFY(all.os.find('"') == std::string::npos);
}

void TstMachine::timeIsIso8601InUtc() {
    const QRegularExpression form(QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$)"));
    QVERIFY(form.match(QString::fromStdString(utcNow())).hasMatch());
    const QDateTime then = QDateTime::fromString(QString::fromStdString(utcNow()), Qt::ISODate);
    QVERIFY(std::abs(then.secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void TstMachine::gpusAreNamedOnlyWithCuda() {
    QCOMPARE(environment().gpus.empty(), !cudaAvailable());
}

void TstMachine::roofIsPositive() {
    const MachineRoof roof = measureRoof();
    QVERIFY(roof.gflops > 0.0 && roof.gflops < 1e6);
    QVERIFY(roof.gbPerSecond > 0.0 && roof.gbPerSecond < 1e5);
}

SCALESCOPE_TEST(TstMachine)
#include "tst_machine.moc"
