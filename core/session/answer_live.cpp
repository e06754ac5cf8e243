// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_live.h"

#include "core/base/error.h"
#include "core/input/preprocess.h"
#include "core/input/video/video_source.h"
#include "core/session/answer_parts.h"
#include "core/session/feeding.h"
#include "core/session/questions/live_job.h"

#include <algorithm>
#include <chrono>

namespace scalescope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kShownSidePx = 1920;  // of a picture that is only looked at

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Time of the video passes while it lives.
class Playing {
public:
    explicit Playing(VideoSource& video) : m_video(video) { m_video.go(); }
    ~Playing() { m_video.hold(); }
    Playing(const Playing&) = delete;
    Playing& operator=(const Playing&) = delete;

private:
    VideoSource& m_video;
};

/// What waits in the window for its turn stays small.
std::shared_ptr<const Image> shownPicture(Image picture) {
    const int longest = std::max(picture.width, picture.height);
    if (longest <= kShownSidePx)
        return std::make_shared<const Image>(std::move(picture));
    const auto scaled = [longest](int side) {
        return std::max(1, static_cast<int>(std::int64_t{side} * kShownSidePx / longest));
    };
    return std::make_shared<const Image>(resizeLikePillow(
        picture, scaled(picture.width), scaled(picture.height), Interpolation::Bilinear));
}

/// Passes frames and adds them up.
class LivePasses {
public:
    LivePasses(const LiveJob& job, BuiltNetwork& network, const Recipe& recipe, LiveRun& run,
               RunContext& context)
        : m_job(job),
          m_network(network),
          m_recipe(recipe),
          m_labels(labelsOf(network.weights, job.labels)),
          m_tap(job.block),
          m_run(run),
          m_context(context) {}

    LiveEnd run() {
        while (m_job.frames == 0 || m_run.frames < m_job.frames) {
            if (m_run.frames > 0 && m_context.othersWait())
                return LiveEnd::GaveWay;
            std::optional<VideoFrame> frame;
            try {
                frame = m_job.video->next(m_context);
            } catch (const Error& error) {
                // What was seen of it stands.
                if (m_run.frames == 0)
                    throw;
                m_run.early = error.what();
                return LiveEnd::VideoBroke;
            }
            if (!frame)
                return m_job.video->end() ? LiveEnd::VideoEnded : LiveEnd::GaveWay;
            // A single step takes one frame: time does not go on while it is passed.
            if (m_run.frames + 1 == m_job.frames)
                m_job.video->hold();
            pass(std::move(*frame));
        }
        return LiveEnd::Enough;
    }
    [[nodiscard]] std::vector<TopCount> tops() const { return m_tally.counts(); }

private:
    void pass(VideoFrame frame) {
        LiveFrame part;
        part.index = frame.index;
        part.timeMs = frame.timeMs;
        part.dropped = frame.dropped;
        part.frameCount = m_run.video.frameCount;
        const auto start = Clock::now();
        const TensorF32 tensor = toTensor(preparePixels(frame.picture, m_recipe), m_recipe);
        part.prepareMs = msSince(start);
        const PassResult pass = timedPass(tensor, part);
        part.prediction = predictionOf(pass.logits, m_network.weights, m_labels, m_job.topk, false);
        part.prediction.imageName = m_run.video.name + " frame " + std::to_string(frame.index);
        m_tap.moveTo(part);
        part.framesPerSecond = m_rate.add(Clock::now());
        count(part);
        if (m_job.pictures)
            part.picture = shownPicture(std::move(frame.picture));
        if (m_job.onPart)
            m_job.onPart(std::move(part), m_context);
    }

    PassResult timedPass(const TensorF32& tensor, LiveFrame& part) {
        const auto start = Clock::now();
        Tap* taps[] = {&m_tap};
        const double done = fraction(part.index);
        PassResult pass = m_context.within(done, done, [&] {
            return m_network.executor->run(tensor, {.taps = taps, .interventions = {}}, m_context);
        });
        part.passMs = msSince(start);
        return throughHead(std::move(pass), m_network.weights);
    }

    /// Of all frames, where it is known how many there are.
    [[nodiscard]] double fraction(std::int64_t index) const {
        if (m_job.frames > 0)
            return static_cast<double>(m_run.frames) / static_cast<double>(m_job.frames);
        const std::int64_t all = m_run.video.frameCount.value_or(0);
        return all > 0 ? static_cast<double>(index) / static_cast<double>(all) : 0.0;
    }

    void count(const LiveFrame& part) {
        ++m_run.frames;
        m_run.prepareMs.add(part.prepareMs);
        m_run.passMs.add(part.passMs);
        m_tally.add(part.prediction);
    }

    const LiveJob& m_job;
    BuiltNetwork& m_network;
    const Recipe& m_recipe;
    LabelsPtr m_labels;
    LiveGateTap m_tap;
    RateMeter m_rate;
    TopTally m_tally;
    LiveRun& m_run;
    RunContext& m_context;
};

std::string blockName(const NetworkSpec& spec, int block) {
    const Architecture architecture = buildArchitecture(spec);
    if (block < 0 || static_cast<std::size_t>(block) >= architecture.blocks.size())
        throw Error(ErrorCode::ArgumentInvalid, displayName(spec) + ": it has no block of index " +
                                                    std::to_string(block) + '.');
    return architecture.blocks[static_cast<std::size_t>(block)].name();
}

}  // namespace

LiveRun answer(const LiveJob& job, BuiltNetwork& network, RunContext& context) {
    const Weights& weights = network.weights;
    InputRequest input;
    input.preprocess = job.preprocess;
    const Recipe recipe = recipeFor(weights, input);
    LiveRun run;
    run.spec = weights.spec;
    run.spec.classCount = weights.classCount();
    run.weights = weights.info;
    run.loadReport = std::make_shared<const LoadReport>(weights.report);
    run.meaningful = isMeaningful(weights);
    run.block = blockName(weights.spec, job.block);
    run.video = job.video->info(context);
    const std::int64_t droppedBefore = job.video->dropped();
    LivePasses passes(job, network, recipe, run, context);
    const auto start = Clock::now();
    try {
        const Playing playing(*job.video);
        run.end = passes.run();
    } catch (const Canceled&) {
        if (run.frames == 0)
            throw;
        run.end = LiveEnd::Canceled;
    }
    run.seconds = 0.001 * msSince(start);
    run.dropped = job.video->dropped() - droppedBefore;
    run.tops = passes.tops();
    if (const auto end = job.video->end(); end && run.end == LiveEnd::VideoEnded)
        run.early = end->sentence;
    run.provenance = provenanceOf(network, recipeText(recipe), {});
    return run;
}

}  // namespace scalescope
