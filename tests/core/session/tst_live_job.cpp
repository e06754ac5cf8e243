// SPDX-License-Identifier: Apache-2.0
// A video through a network: each frame as a picture on its own, in order, until it ends, enough
// were seen, it is cancelled or another job waits; then on where it was.
#include "core/session/job.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "tests/support/scripted_frames.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <thread>
#include <vector>

using namespace scalescope;
using test::FrameScript;
using test::scriptedVideo;

namespace {

constexpr int kBlock = 9;

RunRequest randomB0() {
    RunRequest run;
    run.network = family()[0].spec;
    run.weights = {.source = WeightsRequest::Source::Random, .path = {}, .seed = 1};
    return run;
}

/// Small pictures: the network runs on 32 x 32 of them.
LiveJob liveJob(std::shared_ptr<VideoSource> video) {
    LiveJob job;
    job.run = randomB0();
    job.video = std::move(video);
    job.preprocess = "squash:32";
    job.block = kBlock;
    return job;
}

/// A job, and what came of it.
struct Watched {
    Session& session;
    std::vector<LiveFrame> parts;

    Outcome run(LiveJob job, RunContext& context) {
        job.onPart = [this](LiveFrame part, RunContext&) { parts.push_back(std::move(part)); };
        Job asked;
        asked.id = 7;
        asked.title = "B0: live";
        asked.question = std::move(job);
        return session.run(asked, context);
    }
    [[nodiscard]] std::vector<std::int64_t> indices() const {
        std::vector<std::int64_t> all;
        for (const LiveFrame& part : parts)
            all.push_back(part.index);
        return all;
    }
};

const LiveRun& runOf(const Outcome& outcome) {
    return std::get<LiveRun>(*std::get<ResultPtr>(outcome));
}

using Indices = std::vector<std::int64_t>;

}  // namespace

class TstLiveJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFrameIsToldAsADiagnosisOfItsPictureIs();
    void everyFrameComesOnceAndTheSumsAddUp();
    void enoughFramesEndItAndTheNextJobGoesOn();
    void anotherJobThatWaitsGetsItsTurn();
    void cancelledItTellsWhatItHas();
    void cancelledBeforeTheFirstFrameItIsCanceled();
    void whatBreaksMidwayTellsWhatItHas();
    void aVideoOrBlockThatThereIsNotIsAFailure();
    void theEndOfACutVideoIsTold();
    void aSlowNetworkDropsFramesAndCountsThem();
    void picturesComeOnlyWhereTheyAreWanted();

private:
    Session m_session;
};

void TstLiveJob::aFrameIsToldAsADiagnosisOfItsPictureIs() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 3;
    script->side = 40;
    Watched watched{m_session, {}};
    RunContext context;
    static_cast<void>(watched.run(liveJob(scriptedVideo(script, {.pace = Pace::Every})), context));
    QCOMPARE(watched.parts.size(), std::size_t{3});
    const LiveFrame& frame = watched.parts[2];

    Image gray{40, 40, PixelFormat::Rgb8, std::vector<std::uint8_t>(40 * 40 * 3, 2)};
    DiagnoseJob diagnose{randomB0(), {}, {}};
    ImageSource source;
    source.loaded = std::make_shared<const LoadedImage>(imageFromPixels(std::move(gray), "gray"));
    diagnose.input.images.push_back(std::move(source));
    diagnose.input.preprocess = "squash:32";
    Job job;
    job.question = std::move(diagnose);
    const Outcome outcome = m_session.run(job, context);
    const auto& diagnosis = std::get<Diagnosis>(*std::get<ResultPtr>(outcome));
    QVERIFY(frame.prediction.logits == diagnosis.predictions[0].logits);
    QVERIFY(!frame.prediction.meaningful);  // random weights
    QCOMPARE(frame.blockMeans.size(), diagnosis.gates->blocks.size());
    for (std::size_t i = 0; i < frame.blockMeans.size(); ++i)
        QVERIFY(std::abs(double{frame.blockMeans[i]} -
                         diagnosis.gates->blocks[i].overChannels.mean) < 1e-6);
    const std::vector<double>& gates = diagnosis.gates->blocks[kBlock].mean;
    QCOMPARE(frame.gates.size(), gates.size());
    for (std::size_t i = 0; i < gates.size(); ++i)
        QCOMPARE(double{frame.gates[i]}, gates[i]);
}

void TstLiveJob::everyFrameComesOnceAndTheSumsAddUp() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 12;
    script->stepMs = 40.0;
    Watched watched{m_session, {}};
    RunContext context;
    const Outcome outcome =
        watched.run(liveJob(scriptedVideo(script, {.pace = Pace::Every, .every = 2})), context);
    const LiveRun& run = runOf(outcome);
    QCOMPARE(watched.indices(), (Indices{0, 2, 4, 6, 8, 10}));
    QCOMPARE(watched.parts[3].timeMs, 240.0);
    QCOMPARE(run.frames, std::int64_t{6});
    QCOMPARE(run.dropped, std::int64_t{0});
    QCOMPARE(run.end, LiveEnd::VideoEnded);
    QVERIFY(run.early.empty());
    QCOMPARE(run.passMs.count, std::uint64_t{6});
    QVERIFY(run.seconds >= 0.001 * (run.passMs.mean + run.prepareMs.mean) * 6);
    std::int64_t frames = 0;
    for (const TopCount& top : run.tops)
        frames += top.frames;
    QCOMPARE(frames, run.frames);
    QCOMPARE(run.block, std::string("5.1"));
    QCOMPARE(run.provenance.jobId, JobId{7});
    QCOMPARE(run.provenance.executor, std::string("fused"));
    QCOMPARE(run.video.name, std::string("clip.avi"));
}

void TstLiveJob::enoughFramesEndItAndTheNextJobGoesOn() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 7;
    const auto video = scriptedVideo(script, {.pace = Pace::Every});
    Watched watched{m_session, {}};
    RunContext context;
    LiveJob job = liveJob(video);
    job.frames = 1;
    for (int step = 0; step < 3; ++step)
        QCOMPARE(runOf(watched.run(job, context)).end, LiveEnd::Enough);
    job.frames = 0;
    job.block = 3;  // another question of the same video
    const Outcome rest = watched.run(job, context);
    QCOMPARE(runOf(rest).frames, std::int64_t{4});
    QCOMPARE(watched.indices(), (Indices{0, 1, 2, 3, 4, 5, 6}));
    // And once it has ended, it has ended.
    const Outcome after = watched.run(job, context);
    QCOMPARE(runOf(after).frames, std::int64_t{0});
    QCOMPARE(runOf(after).end, LiveEnd::VideoEnded);
}

void TstLiveJob::anotherJobThatWaitsGetsItsTurn() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 4;
    const auto video = scriptedVideo(script, {.pace = Pace::Every});
    Watched watched{m_session, {}};
    const std::atomic<bool> others = true;
    RunContext context({}, nullptr, &others);
    for (std::int64_t turn = 0; turn < 4; ++turn) {  // one frame each, so that it gets on as well
        const Outcome outcome = watched.run(liveJob(video), context);
        QCOMPARE(runOf(outcome).end, LiveEnd::GaveWay);
        QCOMPARE(runOf(outcome).frames, std::int64_t{1});
    }
    QCOMPARE(watched.indices(), (Indices{0, 1, 2, 3}));
    QCOMPARE(video->dropped(), std::int64_t{0});
}

void TstLiveJob::cancelledItTellsWhatItHas() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 1000;
    std::atomic<bool> cancel = false;
    RunContext context({}, &cancel);
    LiveJob job = liveJob(scriptedVideo(script, {.pace = Pace::Every}));
    std::int64_t seen = 0;
    job.onPart = [&](LiveFrame part, RunContext&) {
        seen = part.index + 1;
        cancel = seen == 3;
    };
    Job asked;
    asked.question = std::move(job);
    const Outcome outcome = m_session.run(asked, context);
    QCOMPARE(runOf(outcome).end, LiveEnd::Canceled);
    QCOMPARE(runOf(outcome).frames, std::int64_t{3});
    QCOMPARE(seen, std::int64_t{3});
}

void TstLiveJob::cancelledBeforeTheFirstFrameItIsCanceled() {
    auto script = std::make_shared<FrameScript>();
    script->allow(0);
    Watched watched{m_session, {}};
    std::atomic<bool> cancel = false;
    RunContext context({}, &cancel);
    std::jthread canceling([&] {
        static_cast<void>(script->waitsAt(0));
        cancel = true;
    });
    const Outcome outcome = watched.run(liveJob(scriptedVideo(script)), context);
    QVERIFY(std::holds_alternative<Canceled>(outcome));
    script->allow(1000);
}

void TstLiveJob::whatBreaksMidwayTellsWhatItHas() {
    auto script = std::make_shared<FrameScript>();
    script->breaks = 2;
    Watched watched{m_session, {}};
    RunContext context;
    const Outcome outcome =
        watched.run(liveJob(scriptedVideo(script, {.pace = Pace::Every})), context);
    QCOMPARE(watched.indices(), (Indices{0, 1}));
    QCOMPARE(runOf(outcome).end, LiveEnd::VideoBroke);
    QCOMPARE(runOf(outcome).early, std::string("camera 0: no more pictures come."));
    script = std::make_shared<FrameScript>();
    script->breaks = 0;  // before anything was seen
    const Outcome nothing =
        watched.run(liveJob(scriptedVideo(script, {.pace = Pace::Every})), context);
    QCOMPARE(exitCodeOf(std::get<Failure>(nothing)), 3);
}

void TstLiveJob::aVideoOrBlockThatThereIsNotIsAFailure() {
    auto script = std::make_shared<FrameScript>();
    script->opens = false;
    Watched watched{m_session, {}};
    RunContext context;
    const Outcome noVideo = watched.run(liveJob(scriptedVideo(script)), context);
    QCOMPARE(std::get<Failure>(noVideo).message, std::string("clip.avi: this is no video."));
    LiveJob job = liveJob(scriptedVideo(std::make_shared<FrameScript>()));
    job.block = 16;
    QCOMPARE(std::get<Failure>(watched.run(job, context)).code, ErrorCode::ArgumentInvalid);
    QVERIFY(watched.parts.empty());
    job.block = 15;
    job.frames = 1;
    QCOMPARE(runOf(watched.run(job, context)).frames, std::int64_t{1});
}

void TstLiveJob::theEndOfACutVideoIsTold() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 2;
    script->end = {true, "clip.avi: it ends early."};
    Watched watched{m_session, {}};
    RunContext context;
    const Outcome outcome =
        watched.run(liveJob(scriptedVideo(script, {.pace = Pace::Every})), context);
    QCOMPARE(runOf(outcome).frames, std::int64_t{2});
    QCOMPARE(runOf(outcome).early, script->end.sentence);
}

void TstLiveJob::aSlowNetworkDropsFramesAndCountsThem() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 30;
    script->allow(1);
    const auto video = scriptedVideo(script);
    LiveJob job = liveJob(video);
    Indices indices;
    std::vector<std::int64_t> dropped;
    job.onPart = [&](LiveFrame part, RunContext&) {
        // While this frame is looked at, all others have come.
        script->allow(1000);
        static_cast<void>(script->waitsAt(30));
        indices.push_back(part.index);
        dropped.push_back(part.dropped);
    };
    Job asked;
    asked.question = std::move(job);
    RunContext context;
    const Outcome outcome = m_session.run(asked, context);
    QCOMPARE(indices, (Indices{0, 29}));
    QCOMPARE(dropped, (Indices{0, 28}));
    QCOMPARE(runOf(outcome).dropped, std::int64_t{28});
    QCOMPARE(runOf(outcome).frames, std::int64_t{2});
}

void TstLiveJob::picturesComeOnlyWhereTheyAreWanted() {
    auto script = std::make_shared<FrameScript>();
    script->frames = 2;
    script->side = 2000;
    const auto video = scriptedVideo(script, {.pace = Pace::Every});
    Watched watched{m_session, {}};
    RunContext context;
    LiveJob job = liveJob(video);
    job.frames = 1;
    static_cast<void>(watched.run(job, context));
    job.pictures = true;
    static_cast<void>(watched.run(job, context));
    QVERIFY(!watched.parts[0].picture);
    // What is shown has a side that a screen can show.
    QVERIFY(watched.parts[1].picture && watched.parts[1].picture->width == 1920);
    QCOMPARE(watched.parts[1].picture->bytes.front(), std::uint8_t{1});
}

SCALESCOPE_TEST(TstLiveJob)
#include "tst_live_job.moc"
