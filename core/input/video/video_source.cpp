// SPDX-License-Identifier: Apache-2.0
#include "core/input/video/video_source.h"

#include "core/input/decoding_thread.h"
#include "core/input/video/frame_clock.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace scalescope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPoll{20};      // how soon a cancelled job ends
constexpr std::chrono::milliseconds kClosing{250};  // for a thread inside of a device's driver

}  // namespace

/// Shared by both threads; the one that decodes may outlive the source for a moment.
struct VideoSource::State {
    mutable std::mutex mutex;
    mutable std::condition_variable changed;
    std::thread thread;
    std::optional<VideoInfo> info;
    std::exception_ptr problem;
    std::optional<VideoEnd> end;
    std::optional<VideoFrame> ready;
    std::int64_t dropped = 0;
    detail::FrameClock clock;
    bool held = true, closing = false, finished = false;

    [[nodiscard]] bool mayEnd() const { return problem || end; }
    /// Of a file that waits for who takes its frames. False: it is being closed.
    bool waitUntilWanted(Pace pace) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return closing || (!held && !(pace == Pace::Every && ready)); });
        return !closing;
    }
    bool waitUntilDue(double timeMs) {
        std::unique_lock lock(mutex);
        while (!closing) {
            if (held) {
                changed.wait(lock);
                continue;
            }
            const auto now = Clock::now();
            const auto due = clock.due(timeMs, now);
            if (due <= now)
                return true;
            changed.wait_until(lock, due);
        }
        return false;
    }
    void give(VideoFrame frame) {
        const std::lock_guard lock(mutex);
        if (ready)
            ++dropped;
        frame.dropped = dropped;
        ready = std::move(frame);
        changed.notify_all();
    }
    template <typename Change>
    void change(Change&& apply) {
        const std::lock_guard lock(mutex);
        apply();
        changed.notify_all();
    }
    bool isHeld() const {
        const std::lock_guard lock(mutex);
        return held;
    }
    bool isClosing() const {
        const std::lock_guard lock(mutex);
        return closing;
    }
};

VideoSource::VideoSource(MakeReader make, FrameOptions options)
    : m_state(std::make_shared<State>()) {
    m_state->thread = std::thread([state = m_state, make = std::move(make), options] {
        prepareVideoThread();
        try {
            work(*state, make, options);
        } catch (...) {
            state->change([&] { state->problem = std::current_exception(); });
        }
        state->change([&] { state->finished = true; });
    });
}

VideoSource::~VideoSource() {
    std::unique_lock lock(m_state->mutex);
    m_state->closing = true;
    m_state->changed.notify_all();
    const bool finished =
        m_state->changed.wait_for(lock, kClosing, [&] { return m_state->finished; });
    lock.unlock();
    finished ? m_state->thread.join() : m_state->thread.detach();
}

void VideoSource::work(State& state, const MakeReader& make, FrameOptions options) {
    const std::unique_ptr<FrameReader> reader = make();
    const VideoInfo info = reader->open();
    state.change([&] { state.info = info; });
    const Pace pace = info.camera ? Pace::Newest : options.pace;
    const bool timed = !info.camera && pace == Pace::Newest;
    for (std::int64_t index = 0;; ++index) {
        // A camera goes on: what its driver keeps would be old when somebody looks again.
        if (info.camera ? state.isClosing() : !state.waitUntilWanted(pace))
            return;
        const std::optional<double> timeMs = reader->grab();
        if (!timeMs)
            return state.change([&] { state.end = reader->end(); });
        if (index % std::max(options.every, 1) != 0 || (info.camera && state.isHeld()))
            continue;
        if (timed && !state.waitUntilDue(*timeMs))
            return;
        state.give({reader->picture(), index, *timeMs, 0});
    }
}

VideoInfo VideoSource::info(RunContext& context) const {
    std::unique_lock lock(m_state->mutex);
    while (
        !m_state->changed.wait_for(lock, kPoll, [&] { return m_state->info || m_state->problem; }))
        context.checkCanceled();
    if (!m_state->info)
        std::rethrow_exception(m_state->problem);
    return *m_state->info;
}

std::optional<VideoFrame> VideoSource::next(RunContext& context) {
    context.checkCanceled();
    std::unique_lock lock(m_state->mutex);
    while (!m_state->changed.wait_for(lock, kPoll,
                                      [&] { return m_state->ready || m_state->mayEnd(); })) {
        context.checkCanceled();
        if (context.othersWait())
            return std::nullopt;
    }
    // A job that was told to end leaves the frame to the next one.
    context.checkCanceled();
    if (m_state->ready) {
        std::optional<VideoFrame> frame = std::exchange(m_state->ready, {});
        m_state->changed.notify_all();
        return frame;
    }
    if (m_state->problem)
        std::rethrow_exception(m_state->problem);
    return std::nullopt;
}

void VideoSource::go() {
    m_state->change([&] {
        if (!std::exchange(m_state->held, false))
            return;
        m_state->clock.go(Clock::now());
        if (m_state->info && m_state->info->camera)
            m_state->ready.reset();
    });
}

void VideoSource::hold() {
    m_state->change([&] {
        m_state->held = true;
        m_state->clock.hold(Clock::now());
    });
}

std::int64_t VideoSource::dropped() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->dropped;
}

std::optional<VideoEnd> VideoSource::end() const {
    const std::lock_guard lock(m_state->mutex);
    // A frame that waits comes before the end.
    return m_state->ready ? std::nullopt : m_state->end;
}

}  // namespace scalescope
