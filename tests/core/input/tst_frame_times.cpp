// SPDX-License-Identifier: Apache-2.0
// Time stamps that can be relied on, and when a frame is due: arithmetic, without a clock.
#include "core/input/video/frame_clock.h"
#include "core/input/video/frame_times.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace scalescope::detail;

namespace {

using std::chrono::milliseconds;

FrameClock::Time at(int ms) {
    return FrameClock::Time{} + milliseconds(ms);
}

}  // namespace

class TstFrameTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saidTimesStandAndNeedNotBeEvenlyApart() {
        FrameTimes times(10.0);
        QCOMPARE(times.next(0.0), 0.0);
        QCOMPARE(times.next(40.0), 40.0);
        QCOMPARE(times.next(700.0), 700.0);
        QVERIFY(times.next(999.9999999999998) == 1000.0);  // as a fraction comes out
    }

    void nonsenseIsReplacedByTheRate_data() {
        QTest::addColumn<double>("said");
        QTest::newRow("the same again") << 200.0;
        QTest::newRow("back in time") << 100.0;
        QTest::newRow("negative") << -3.7e20;
        QTest::newRow("no number") << std::nan("");
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
        QTest::newRow("in a million years") << 3e19;
    }
    void nonsenseIsReplacedByTheRate() {
        QFETCH(const double, said);
        FrameTimes times(10.0);
        QCOMPARE(times.next(200.0), 200.0);
        QCOMPARE(times.next(said), 300.0);
        QCOMPARE(times.next(said), 400.0);
    }

    void withoutAnyTimeTheFirstFrameIsAtZero() {
        FrameTimes times(std::nullopt);
        QCOMPARE(times.next(-1.0), 0.0);
        QCOMPARE(times.next(-1.0), 40.0);
    }

    void headersThatCannotBeTrueAreNotBelieved() {
        QCOMPARE(soundRate(29.97), std::optional(29.97));
        QCOMPARE(soundCount(20.0), std::optional<std::int64_t>(20));
        for (const double wrong : {0.0, -1.0, std::nan(""), 1e30, -9.2e18}) {
            QVERIFY(!soundRate(wrong));
            QVERIFY(!soundCount(wrong));
        }
    }

    void framesAreDueAsFarApartAsTheyWereTaken() {
        FrameClock clock;
        QCOMPARE(clock.due(500.0, at(1000)), at(1000));  // the first one, whatever its stamp
        QCOMPARE(clock.due(600.0, at(1010)), at(1100));
        QCOMPARE(clock.due(850.0, at(5000)), at(1350));  // late: it was due long ago
    }

    void timeStandsStillWhileItIsHeld() {
        FrameClock clock;
        static_cast<void>(clock.due(0.0, at(0)));
        clock.hold(at(40));
        clock.hold(at(50));  // a second time changes nothing
        clock.go(at(1040));
        clock.go(at(1050));
        QCOMPARE(clock.due(100.0, at(1060)), at(1100));
    }

    void aPauseOfHoursIsNotWaitedFor() {
        FrameClock clock;
        static_cast<void>(clock.due(0.0, at(0)));
        QCOMPARE(clock.due(4999.0, at(0)), at(4999));
        QCOMPARE(clock.due(3600e3, at(100)), at(100));
        QCOMPARE(clock.due(3600e3 + 40.0, at(110)), at(140));  // it goes on from there
    }
};

SCALESCOPE_TEST(TstFrameTimes)
#include "tst_frame_times.moc"
