// SPDX-License-Identifier: Apache-2.0
// Frames of a video that a thread of its own decodes: the newest one, or each.
#pragma once

#include "core/base/image.h"
#include "core/base/run_context.h"
#include "core/input/video/frame_reader.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace scalescope {

/// Newest: as fast as it was taken; who comes late gets the newest frame, the others are dropped.
/// Every: as fast as they are taken. A camera knows the first only.
enum class Pace { Newest, Every };

struct FrameOptions {
    Pace pace = Pace::Newest;
    int every =
        1;  ///< only frames 0, every, 2 * every, ...; the others are passed over, not dropped
};

struct VideoFrame {
    Image picture;             ///< Rgb8, upright
    std::int64_t index = 0;    ///< of all frames of the video
    double timeMs = 0.0;       ///< of its time stamp; of a camera since its first picture
    std::int64_t dropped = 0;  ///< before it, since the video was opened
};

/// Opens at once, then stands still until go(). At most one frame waits. Thread: any; next() from
/// one at a time.
class VideoSource {
public:
    /// Called on the thread that decodes.
    using MakeReader = std::function<std::unique_ptr<FrameReader>()>;

    VideoSource(MakeReader make, FrameOptions options);
    /// Ends the thread; one that a device does not let go of ends by itself a little later.
    ~VideoSource();
    VideoSource(const VideoSource&) = delete;
    VideoSource& operator=(const VideoSource&) = delete;

    /// Waits until it is open. Throws: as FrameReader::open; Canceled.
    [[nodiscard]] VideoInfo info(RunContext& context) const;
    /// Waits for the next frame. nullopt: there is none, or another job waits for its turn.
    /// Throws: as the reader, in the frame's turn; Canceled.
    [[nodiscard]] std::optional<VideoFrame> next(RunContext& context);

    /// Time passes from here on; of a camera only what comes after it is given.
    void go();
    /// Time stands still: nothing is dropped.
    void hold();

    [[nodiscard]] std::int64_t dropped() const;
    /// How it ended; nullopt while there may be more.
    [[nodiscard]] std::optional<VideoEnd> end() const;

private:
    struct State;
    static void work(State& state, const MakeReader& make, FrameOptions options);

    std::shared_ptr<State> m_state;
};

}  // namespace scalescope
