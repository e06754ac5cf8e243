// SPDX-License-Identifier: Apache-2.0
// Frames of a video that no network has seen.
#include "core/input/video/video_source.h"
#include "core/session/result.h"
#include "tests/ui/synthetic.h"

#include <cmath>

namespace scalescope::test {

namespace {

LiveFrame told(const LiveJob& job, VideoFrame frame, const Architecture& architecture,
               const SyntheticOptions& options) {
    LiveFrame part;
    part.index = frame.index;
    part.timeMs = frame.timeMs;
    part.dropped = frame.dropped;
    part.prediction = syntheticPrediction(columnOf(job.run.network).value(), options);
    part.passMs = 12.5;
    part.framesPerSecond = 20.0;
    const BlockSpec& block = architecture.blocks.at(static_cast<std::size_t>(job.block));
    for (std::int64_t c = 0; c < block.expandedChannels; ++c)
        part.gates.push_back(syntheticLiveGate(frame.index, static_cast<std::size_t>(c)));
    for (std::size_t i = 0; i < architecture.blocks.size(); ++i)
        part.blockMeans.push_back(syntheticLiveGate(frame.index, 40 * i));
    if (job.pictures)
        part.picture = std::make_shared<const Image>(std::move(frame.picture));
    return part;
}

LiveEnd passAll(const LiveJob& job, RunContext& context, const SyntheticOptions& options,
                LiveRun& run) {
    const Architecture architecture = buildArchitecture(job.run.network);
    while (job.frames == 0 || run.frames < job.frames) {
        if (run.frames > 0 && context.othersWait())
            return LiveEnd::GaveWay;
        auto frame = job.video->next(context);
        if (!frame)
            return job.video->end() ? LiveEnd::VideoEnded : LiveEnd::GaveWay;
        ++run.frames;
        job.onPart(told(job, std::move(*frame), architecture, options), context);
    }
    return LiveEnd::Enough;
}

}  // namespace

float syntheticLiveGate(std::int64_t frame, std::size_t channel) {
    return 0.5F +
           0.4F * std::sin(0.05F * static_cast<float>(channel) + 0.3F * static_cast<float>(frame));
}

Outcome syntheticLive(const LiveJob& job, RunContext& context, const SyntheticOptions& options) {
    LiveRun run;
    run.spec = job.run.network;
    try {
        run.video = job.video->info(context);
        job.video->go();
        run.end = passAll(job, context, options, run);
    } catch (const Error& error) {
        job.video->hold();
        if (run.frames == 0)
            return error.failure();
        run.end = LiveEnd::VideoBroke;
        run.early = error.what();
    } catch (const Canceled&) {
        job.video->hold();
        if (run.frames == 0)
            return Canceled{};
        run.end = LiveEnd::Canceled;
    }
    job.video->hold();
    if (const auto end = job.video->end(); end && run.end == LiveEnd::VideoEnded)
        run.early = end->sentence;
    return std::make_shared<const Result>(std::move(run));
}

}  // namespace scalescope::test
