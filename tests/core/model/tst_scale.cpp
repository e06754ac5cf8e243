// SPDX-License-Identifier: Apache-2.0
#include "core/model/scale.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

class TstScale : public QObject {
    Q_OBJECT
private slots:
    void channelsAreMultiplesOfEight_data();
    void channelsAreMultiplesOfEight();
    void channelsNeverFallBelowNinetyPercent();
    void repeatsAreRoundedUp_data();
    void repeatsAreRoundedUp();
};

void TstScale::channelsAreMultiplesOfEight_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("width");
    QTest::addColumn<int>("expected");
    QTest::newRow("unchanged") << 32 << 1.0 << 32;
    QTest::newRow("35.2 rounds down") << 32 << 1.1 << 32;
    QTest::newRow("44.0 rounds up at the half") << 40 << 1.1 << 48;
    QTest::newRow("19.2 rounds up") << 16 << 1.2 << 24;
    QTest::newRow("11.2 down to 8 would lose too much") << 32 << 0.35 << 16;
    QTest::newRow("never below 8") << 16 << 0.01 << 8;
    QTest::newRow("b7") << 320 << 2.0 << 640;
}

void TstScale::channelsAreMultiplesOfEight() {
    QFETCH(const int, channels);
    QFETCH(const double, width);
    QFETCH(const int, expected);
    QCOMPARE(scaledChannels(channels, width), std::int64_t{expected});
}

void TstScale::channelsNeverFallBelowNinetyPercent() {
    for (const std::int64_t channels : {16, 24, 40, 80, 112, 192, 320})
        for (int percent = 1; percent <= 400; ++percent) {
            const double wanted = static_cast<double>(channels) * percent / 100.0;
            const std::int64_t actual = scaledChannels(channels, percent / 100.0);
            QVERIFY(actual % 8 == 0 && actual >= 8);
            QVERIFY(static_cast<double>(actual) >= 0.9 * wanted - 1e-9);
            QVERIFY(static_cast<double>(actual) <= std::max(8.0, wanted + 8.0));
        }
}

void TstScale::repeatsAreRoundedUp_data() {
    QTest::addColumn<int>("repeats");
    QTest::addColumn<double>("depth");
    QTest::addColumn<int>("expected");
    QTest::newRow("unchanged") << 3 << 1.0 << 3;
    QTest::newRow("a little more is one more") << 4 << 1.1 << 5;
    QTest::newRow("b7") << 4 << 3.1 << 13;
    QTest::newRow("half of one stays one") << 1 << 0.5 << 1;
    QTest::newRow("half of three is two") << 3 << 0.5 << 2;
}

void TstScale::repeatsAreRoundedUp() {
    QFETCH(const int, repeats);
    QFETCH(const double, depth);
    QFETCH(const int, expected);
    QCOMPARE(scaledRepeats(repeats, depth), expected);
}

SCALESCOPE_TEST(TstScale)
#include "tst_scale.moc"
