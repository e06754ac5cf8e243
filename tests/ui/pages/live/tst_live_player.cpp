// SPDX-License-Identifier: Apache-2.0
// Open, play, pause, step, stop; other jobs get their turn; the end and its reasons.
#include "core/session/questions/machine_job.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/scripted_frames.h"
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/pages/live/live_player.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace scalescope;
using namespace scalescope::ui;
using test::FrameScript;

namespace {

const VideoAddress kClip{"clip.avi", {}};
const VideoAddress kCamera{{}, 0};

/// A player of scripted videos. Each opening takes the next script, the last one again and again.
struct Cinema {
    std::vector<std::shared_ptr<FrameScript>> scripts;
    std::vector<FrameOptions> openings;
    Engine engine;
    Selection selection;
    Study study;
    LivePlayer player;

    explicit Cinema(std::vector<std::shared_ptr<FrameScript>> from, Runner runner = fake())
        : scripts(std::move(from)),
          engine(std::move(runner)),
          study(engine, selection),
          player(study, [this](const VideoAddress& address, FrameOptions options) {
              const auto script = scripts[std::min(openings.size(), scripts.size() - 1)];
              script->camera = address.camera.has_value();
              openings.push_back(options);
              return test::scriptedVideo(script, options);
          }) {
        player.setEveryFrame(true);
    }
    static Runner fake() { return test::syntheticRunner(); }
    [[nodiscard]] std::vector<std::int64_t> seen() const {
        std::vector<std::int64_t> all;
        for (const LiveMoment& moment : player.history().moments())
            all.push_back(moment.index);
        return all;
    }
};

std::shared_ptr<FrameScript> scriptOf(std::int64_t frames, std::int64_t allowed = 1'000'000) {
    auto script = std::make_shared<FrameScript>();
    script->frames = frames;
    script->stepMs = 40.0;
    script->allow(allowed);
    return script;
}

std::vector<std::int64_t> upTo(std::int64_t count) {
    std::vector<std::int64_t> all;
    for (std::int64_t i = 0; i < count; ++i)
        all.push_back(i);
    return all;
}

}  // namespace

class TstLivePlayer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void playsAFileToItsEnd() {
        Cinema cinema({scriptOf(30)});
        QCOMPARE(cinema.player.state(), LiveState::Empty);
        cinema.player.open(kClip);
        QVERIFY(cinema.player.isGoing());
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Ended, test::kResultWaitMs);
        QCOMPARE(cinema.seen(), upTo(30));
        QVERIFY(cinema.player.newest()->picture);
        QVERIFY(cinema.player.says().contains(QStringLiteral("clip.avi has ended")));
        // Once more, from the beginning.
        cinema.player.play();
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Ended, test::kResultWaitMs);
        QCOMPARE(cinema.seen(), upTo(30));
        QCOMPARE(cinema.openings.size(), std::size_t{2});
    }

    void pausesAndGoesOnWithoutOpeningAnew() {
        const auto script = scriptOf(60, 20);
        Cinema cinema({script});
        cinema.player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.seen().size(), std::size_t{20}, test::kResultWaitMs);
        QCOMPARE(cinema.player.state(), LiveState::Playing);
        cinema.player.pause();
        QCOMPARE(cinema.player.state(), LiveState::Paused);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.engine.pendingCount(), 0,
                                  test::kResultWaitMs);  // nobody works while it is paused
        script->allow(1000);
        QTest::qWait(30);
        QCOMPARE(cinema.seen().size(), std::size_t{20});
        cinema.player.play();
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Ended, test::kResultWaitMs);
        QCOMPARE(cinema.seen(), upTo(60));
        QCOMPARE(cinema.openings.size(), std::size_t{1});
    }

    void pauseAndPlayAtOnceLosesNoFrame() {
        Cinema cinema({scriptOf(1'000'000)});
        cinema.player.open(kClip);
        for (int i = 0; i < 10; ++i) {
            QTest::qWait(1);
            cinema.player.pause();
            cinema.player.play();
        }
        QTRY_VERIFY_WITH_TIMEOUT(cinema.seen().size() > 50, test::kResultWaitMs);
        cinema.player.stop();
        const std::vector<std::int64_t> seen = cinema.seen();
        for (std::size_t i = 1; i < seen.size(); ++i)
            QCOMPARE(seen[i], seen[i - 1] + 1);
        QCOMPARE(cinema.openings.size(), std::size_t{1});
    }

    void stepsFrameByFrame() {
        const auto script = scriptOf(60, 5);
        Cinema cinema({script});
        cinema.player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.seen().size(), std::size_t{5}, test::kResultWaitMs);
        cinema.player.step();  // not while it plays
        cinema.player.pause();
        script->allow(1000);
        for (std::size_t count = 6; count < 9; ++count) {
            cinema.player.step();
            QTRY_COMPARE_WITH_TIMEOUT(cinema.seen().size(), count, test::kResultWaitMs);
            QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Paused,
                                      test::kResultWaitMs);
        }
        QTest::qWait(20);
        QCOMPARE(cinema.seen(), upTo(8));
    }

    void stoppedItLetsTheVideoGoAndKeepsWhatWasSeen() {
        const auto script = scriptOf(60, 5);
        Cinema cinema({script});
        cinema.player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.seen().size(), std::size_t{5}, test::kResultWaitMs);
        cinema.player.stop();
        QCOMPARE(cinema.player.state(), LiveState::Stopped);
        script->allow(1000);
        QVERIFY(script->isClosed());
        QTRY_COMPARE_WITH_TIMEOUT(cinema.engine.pendingCount(), 0, test::kResultWaitMs);
        QCOMPARE(cinema.seen(), upTo(5));
    }

    void anotherVideoReplacesTheOneThatPlays() {
        Cinema cinema({scriptOf(1'000'000), scriptOf(7)});
        cinema.player.open(kClip);
        QTRY_VERIFY_WITH_TIMEOUT(cinema.seen().size() > 3, test::kResultWaitMs);
        cinema.player.open({"other.avi", {}});
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Ended, test::kResultWaitMs);
        QCOMPARE(cinema.seen(), upTo(7));
        QVERIFY(cinema.scripts[0]->isClosed());
        QVERIFY(cinema.player.says().contains(QStringLiteral("other.avi")));
    }

    void aRunOfAnotherPageGetsItsTurnAndTheVideoGoesOn() {
        const auto script = scriptOf(1'000'000);
        Cinema cinema({script});
        QSignalSpy finished(&cinema.engine, &Engine::jobFinished);
        cinema.player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Playing, test::kResultWaitMs);
        bool answered = false;
        cinema.engine.ask(MachineJob{}, {}, this, [&](const auto&) { answered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(answered, test::kResultWaitMs);
        QVERIFY(cinema.player.isGoing());
        const auto before = cinema.player.newest()->index;
        QTRY_VERIFY_WITH_TIMEOUT(cinema.player.newest()->index > before, test::kResultWaitMs);
        QCOMPARE(cinema.player.state(), LiveState::Playing);
        QCOMPARE(cinema.openings.size(), std::size_t{1});
        cinema.player.stop();
        QTRY_COMPARE_WITH_TIMEOUT(cinema.engine.pendingCount(), 0, test::kResultWaitMs);
    }

    void anotherBlockOrNetworkBeginsAHistoryOfItsOwnAndPlaysOn() {
        Cinema cinema({scriptOf(1'000'000)});
        cinema.player.watch({ColumnIndex(0), 3});
        cinema.player.open(kClip);
        QTRY_VERIFY_WITH_TIMEOUT(cinema.seen().size() > 3, test::kResultWaitMs);
        const auto channels = [&](int column, int block) {
            return static_cast<std::size_t>(
                buildArchitecture(cinema.study.entry(ColumnIndex(column)).spec)
                    .blocks[static_cast<std::size_t>(block)]
                    .expandedChannels);
        };
        QCOMPARE(cinema.player.history().channels(), channels(0, 3));
        const auto before = cinema.player.newest()->index;
        cinema.player.watch({ColumnIndex(0), 12});
        QVERIFY(cinema.player.history().empty());
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.history().channels(), channels(0, 12),
                                  test::kResultWaitMs);
        QVERIFY(cinema.player.newest()->index > before);  // on, not anew
        cinema.player.watch({ColumnIndex(2), 12});
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.history().channels(), channels(2, 12),
                                  test::kResultWaitMs);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Playing, test::kResultWaitMs);
        QCOMPARE(cinema.openings.size(), std::size_t{1});
        cinema.player.stop();
    }

    void everyFrameOrTheNewest() {
        Cinema cinema({scriptOf(1'000'000)});
        cinema.player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Playing, test::kResultWaitMs);
        QCOMPARE(cinema.openings.back().pace, Pace::Every);
        cinema.player.setEveryFrame(false);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.openings.size(), std::size_t{2}, test::kResultWaitMs);
        QCOMPARE(cinema.openings.back().pace, Pace::Newest);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Playing, test::kResultWaitMs);
        cinema.player.stop();
    }

    void aVideoThatDoesNotOpenSaysWhy() {
        const auto script = scriptOf(5);
        script->opens = false;
        Cinema cinema({script, scriptOf(3)});
        cinema.player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Failed, test::kResultWaitMs);
        QCOMPARE(cinema.player.says(), QStringLiteral("clip.avi: this is no video."));
        cinema.player.open(kClip);  // the next one may be better
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Ended, test::kResultWaitMs);
    }

    void aCameraThatIsPulledOutSaysSoAndKeepsWhatWasSeen() {
        const auto script = scriptOf(100'000, 0);
        script->breaks = 1000;
        Cinema cinema({script});
        cinema.player.open(kCamera);
        for (std::int64_t i = 1; i < 900 && cinema.seen().size() < 2; ++i) {
            script->allow(i);  // a camera does not wait until somebody looks
            QTest::qWait(10);
        }
        QVERIFY(cinema.seen().size() >= 2);
        script->allow(100'000);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Failed, test::kResultWaitMs);
        QCOMPARE(cinema.player.says(), QStringLiteral("camera 0: no more pictures come."));
        QVERIFY(cinema.seen().size() >= 2);
    }

    void theEndOfACutFileIsTold() {
        const auto script = scriptOf(3);
        script->end = {true, "clip.avi: it ends after 3 of the 9 frames."};
        Cinema cinema({script});
        cinema.player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema.player.state(), LiveState::Ended, test::kResultWaitMs);
        QCOMPARE(cinema.player.says(), QString::fromStdString(script->end.sentence));
    }

    void theWindowMayCloseWhileItPlays() {
        auto cinema = std::make_unique<Cinema>(
            std::vector<std::shared_ptr<FrameScript>>{scriptOf(1'000'000)});
        const auto script = cinema->scripts[0];
        cinema->player.open(kClip);
        QTRY_COMPARE_WITH_TIMEOUT(cinema->player.state(), LiveState::Playing, test::kResultWaitMs);
        cinema.reset();
        QVERIFY(script->isClosed());
    }
};

SCALESCOPE_TEST(TstLivePlayer)
#include "tst_live_player.moc"
