// SPDX-License-Identifier: Apache-2.0
// Frames of a thread of its own: in order or the newest, drops counted, held, ended, cancelled. The
// reader is a script, so that every moment is the test's.
#include "tests/support/scripted_frames.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace scalescope;
using test::FrameScript;
using test::scriptedVideo;

namespace {

std::vector<std::int64_t> indicesOf(VideoSource& video, RunContext& context) {
    std::vector<std::int64_t> indices;
    while (const auto frame = video.next(context))
        indices.push_back(frame->index);
    return indices;
}

}  // namespace

class TstVideoSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFrameComesInOrder() {
        auto script = std::make_shared<FrameScript>();
        script->frames = 200;
        const auto video = scriptedVideo(script, {.pace = Pace::Every});
        RunContext context;
        QCOMPARE(video->info(context).name, std::string("clip.avi"));
        video->go();
        for (std::int64_t i = 0; i < 200; ++i) {
            const auto frame = video->next(context);
            QVERIFY(frame && frame->index == i);
            QCOMPARE(frame->picture.bytes.front(), static_cast<std::uint8_t>(i));
            QCOMPARE(frame->dropped, std::int64_t{0});
        }
        QVERIFY(!video->next(context));
        QVERIFY(!video->next(context));  // and stays ended
        QVERIFY(video->end() && !video->end()->early);
        QCOMPARE(video->dropped(), std::int64_t{0});
    }

    void onlyEveryThirdOfThemIsGiven() {
        auto script = std::make_shared<FrameScript>();
        script->frames = 8;
        const auto video = scriptedVideo(script, {.pace = Pace::Every, .every = 3});
        RunContext context;
        video->go();
        QCOMPARE(indicesOf(*video, context), (std::vector<std::int64_t>{0, 3, 6}));
        QCOMPARE(video->dropped(), std::int64_t{0});
    }

    /// Time stamps of 0: all frames are due at once, the consumer is too slow for them.
    void whoComesLateGetsTheNewestAndTheOthersCount_data() {
        QTest::addColumn<bool>("camera");
        QTest::newRow("file") << false;
        QTest::newRow("camera") << true;
    }
    void whoComesLateGetsTheNewestAndTheOthersCount() {
        QFETCH(const bool, camera);
        auto script = std::make_shared<FrameScript>();
        script->camera = camera;
        script->frames = 100;
        script->allow(0);
        const auto video = scriptedVideo(script);
        RunContext context;
        static_cast<void>(video->info(context));
        video->go();
        script->allow(1);
        QCOMPARE(video->next(context)->index, std::int64_t{0});
        script->allow(8);
        QVERIFY(script->waitsAt(8));
        const auto frame = video->next(context);
        QCOMPARE(frame->index, std::int64_t{7});
        QCOMPARE(frame->dropped, std::int64_t{6});
        QCOMPARE(frame->picture.bytes.front(), std::uint8_t{7});
        script->allow(9);
        QVERIFY(script->waitsAt(9));
        QCOMPARE(video->next(context)->dropped, std::int64_t{6});
        script->allow(1000);
    }

    void theLastFrameComesBeforeTheEnd() {
        auto script = std::make_shared<FrameScript>();
        script->frames = 3;
        script->end = {true, "clip.avi: it ends early."};
        const auto video = scriptedVideo(script);
        RunContext context;
        video->go();
        const std::vector<std::int64_t> indices = indicesOf(*video, context);
        QCOMPARE(indices.back(), std::int64_t{2});
        QCOMPARE(static_cast<std::int64_t>(indices.size()) + video->dropped(), std::int64_t{3});
        QCOMPARE(video->end()->sentence, script->end.sentence);
    }

    void nothingMovesBeforeItIsLetGo() {
        auto script = std::make_shared<FrameScript>();
        const auto video = scriptedVideo(script, {.pace = Pace::Every});
        RunContext context;
        static_cast<void>(video->info(context));
        QTest::qWait(30);
        QVERIFY(script->waitsAt(-1));  // it has asked for no frame
        video->go();
        QCOMPARE(video->next(context)->index, std::int64_t{0});
    }

    void aHeldFileWaitsAndNothingIsDropped() {
        auto script = std::make_shared<FrameScript>();
        script->frames = 50;
        const auto video = scriptedVideo(script, {.pace = Pace::Every});
        RunContext context;
        video->go();
        for (std::int64_t i = 0; i < 50; ++i) {  // held between any two, without opening it again
            QCOMPARE(video->next(context)->index, i);
            video->hold();
            video->go();
        }
        QCOMPARE(video->dropped(), std::int64_t{0});
    }

    void everyFrameIsGivenOrCounted() {
        auto script = std::make_shared<FrameScript>();
        script->frames = 40;
        script->stepMs = 1.0;
        const auto video = scriptedVideo(script);
        RunContext context;
        std::int64_t given = 0;
        for (;;) {
            video->go();
            const auto frame = video->next(context);
            video->hold();
            if (!frame)
                break;
            ++given;
            QCOMPARE(given + frame->dropped, frame->index + 1);
            QTest::qWait(2);
        }
        QCOMPARE(given + video->dropped(), std::int64_t{40});
    }

    void aHeldCameraGivesWhatComesAfterwards() {
        auto script = std::make_shared<FrameScript>();
        script->camera = true;
        script->frames = 100;
        script->allow(0);
        const auto video = scriptedVideo(script);
        RunContext context;
        static_cast<void>(video->info(context));
        video->go();
        script->allow(1);
        QVERIFY(video->next(context));
        video->hold();
        script->allow(20);  // seen by nobody
        QVERIFY(script->waitsAt(20));
        video->go();
        script->allow(21);
        const auto frame = video->next(context);
        QCOMPARE(frame->index, std::int64_t{20});
        QCOMPARE(frame->dropped, std::int64_t{0});
        script->allow(1000);
    }

    void whatCannotBeOpenedSaysSoToWhoAsks() {
        auto script = std::make_shared<FrameScript>();
        script->opens = false;
        const auto video = scriptedVideo(script);
        RunContext context;
        for (int i = 0; i < 2; ++i)
            QCOMPARE(test::failureOf([&] { static_cast<void>(video->info(context)); })->code,
                     ErrorCode::FormatUnknown);
        QCOMPARE(test::failureOf([&] { static_cast<void>(video->next(context)); })->code,
                 ErrorCode::FormatUnknown);
    }

    void whatBreaksMidwayGivesItsFramesFirst() {
        auto script = std::make_shared<FrameScript>();
        script->breaks = 2;
        const auto video = scriptedVideo(script, {.pace = Pace::Every});
        RunContext context;
        video->go();
        QCOMPARE(video->next(context)->index, std::int64_t{0});
        QCOMPARE(video->next(context)->index, std::int64_t{1});
        const auto failure = test::failureOf([&] { static_cast<void>(video->next(context)); });
        QVERIFY(failure && failure->message.find("no more pictures") != std::string::npos);
        QVERIFY(!video->end());
    }

    void waitingEndsWhenItIsCancelled() {
        auto script = std::make_shared<FrameScript>();
        script->allow(0);
        const auto video = scriptedVideo(script);
        std::atomic<bool> cancel = false;
        RunContext context({}, &cancel);
        static_cast<void>(video->info(context));
        video->go();
        std::jthread canceling([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            cancel = true;
        });
        QVERIFY_THROWS_EXCEPTION(Canceled, static_cast<void>(video->next(context)));
        // What comes while it ends is left to the next job.
        script->allow(1);
        QVERIFY(script->waitsAt(1));
        cancel = false;
        QCOMPARE(video->next(context)->index, std::int64_t{0});
        script->allow(1000);
    }

    void waitingGivesWayToOtherJobs() {
        auto script = std::make_shared<FrameScript>();
        script->allow(0);
        const auto video = scriptedVideo(script);
        std::atomic<bool> others = true;
        RunContext context({}, nullptr, &others);
        video->go();
        QVERIFY(!video->next(context));
        QVERIFY(!video->end());
        script->allow(1);  // a frame that is there is worth more than the turn
        QVERIFY(script->waitsAt(1));
        QVERIFY(video->next(context));
        script->allow(1000);
    }

    void closingEndsTheReaderWhateverItWaitsFor_data() {
        QTest::addColumn<double>("stepMs");
        QTest::addColumn<bool>("going");
        QTest::newRow("held") << 0.0 << false;
        QTest::newRow("for the next frame's time") << 4000.0 << true;
        QTest::newRow("for who takes it") << 0.0 << true;
    }
    void closingEndsTheReaderWhateverItWaitsFor() {
        QFETCH(const double, stepMs);
        QFETCH(const bool, going);
        auto script = std::make_shared<FrameScript>();
        script->stepMs = stepMs;
        auto video = scriptedVideo(
            script, {.pace = stepMs > 0.0 || !going ? Pace::Newest : Pace::Every, .every = 1});
        RunContext context;
        static_cast<void>(video->info(context));
        if (going) {
            video->go();
            QVERIFY(video->next(context));
        }
        video.reset();
        QVERIFY(script->isClosed());
    }

    void aReaderThatADeviceHoldsDoesNotHoldWhoClosesIt() {
        auto script = std::make_shared<FrameScript>();
        script->allow(0);
        auto video = scriptedVideo(script);
        RunContext context;
        static_cast<void>(video->info(context));
        video->go();
        QVERIFY(script->waitsAt(0));
        video.reset();  // returns, although the reader is still inside of grab
        script->allow(1000);
        QVERIFY(script->isClosed());
    }
};

SCALESCOPE_TEST(TstVideoSource)
#include "tst_video_source.moc"
