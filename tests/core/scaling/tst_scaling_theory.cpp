// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/theory.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <cmath>

using namespace scalescope;

class TstScalingTheory : public QObject {
    Q_OBJECT
private slots:
    void theoryIsB0TimesPowers();
    void deviationsSumToTheDifference_data();
    void deviationsSumToTheDifference();
    void b0DeviatesNowhere();
    void wholeMultipliersNeedNoRounding();
    void roundingUpRepeatsCosts();
};

void TstScalingTheory::theoryIsB0TimesPowers() {
    const TheoryMacs theory = theoryMacs({.phi = 3.0});
    QCOMPARE(theory.doubling, 385'814'752.0 * 8.0);
    QVERIFY(std::abs(theory.law / 385'814'752.0 - 7.0809) < 1e-4);
}

void TstScalingTheory::deviationsSumToTheDifference_data() {
    QTest::addColumn<double>("alpha");
    QTest::addColumn<double>("beta");
    QTest::addColumn<double>("gamma");
    QTest::addColumn<double>("phi");
    QTest::newRow("paper, 1") << 1.2 << 1.1 << 1.15 << 1.0;
    QTest::newRow("paper, 7") << 1.2 << 1.1 << 1.15 << 7.0;
    QTest::newRow("paper, -2") << 1.2 << 1.1 << 1.15 << -2.0;
    QTest::newRow("depth only") << 2.0 << 1.0 << 1.0 << 1.5;
    QTest::newRow("width only") << 1.0 << 1.4 << 1.0 << 2.5;
    QTest::newRow("resolution only") << 1.0 << 1.0 << 1.4 << 2.5;
}

void TstScalingTheory::deviationsSumToTheDifference() {
    QFETCH(const double, alpha);
    QFETCH(const double, beta);
    QFETCH(const double, gamma);
    QFETCH(const double, phi);
    const ScaledNetwork network = applyLaw({alpha, beta, gamma, phi});
    double sum = theoryMacs(network.coefficients).doubling;
    for (const Deviation& deviation : deviationsOf(network))
        sum += deviation.macs;
    const auto real = static_cast<double>(network.figures.macs);
    QVERIFY(std::abs(sum - real) < 1e-9 * real);
}

void TstScalingTheory::b0DeviatesNowhere() {
    for (const Deviation& deviation : deviationsOf(applyLaw({})))
        QVERIFY2(std::abs(deviation.macs) < 1.0, deviation.key.c_str());
}

/// With everything doubled nothing is rounded, so that whatever remains would be an error of the
/// arithmetic that the deviations rest on.
void TstScalingTheory::wholeMultipliersNeedNoRounding() {
    const ScaledNetwork network = applyLaw({.alpha = 2.0, .beta = 2.0, .gamma = 2.0, .phi = 1.0});
    for (const Deviation& deviation : deviationsOf(network)) {
        if (deviation.key == "channels" || deviation.key == "repeats" ||
            deviation.key == "resolution")
            QVERIFY2(std::abs(deviation.macs) < 1.0, deviation.key.c_str());
    }
}

void TstScalingTheory::roundingUpRepeatsCosts() {
    for (const Deviation& deviation : deviationsOf(applyLaw({.phi = 1.0})))
        if (deviation.key == "repeats")
            QVERIFY(deviation.macs > 0.0);
}

SCALESCOPE_TEST(TstScalingTheory)
#include "tst_scaling_theory.moc"
