// SPDX-License-Identifier: Apache-2.0
// What a network says while a video plays: one value per frame, and one for all of them.
#pragma once

#include "core/base/image.h"
#include "core/base/provenance.h"
#include "core/base/stats.h"
#include "core/diagnostics/prediction.h"
#include "core/exec/tap.h"
#include "core/input/video/frame_reader.h"
#include "core/model/variant.h"
#include "core/weights/weights.h"

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// One frame. Gates are those of one block, which was asked for.
struct LiveFrame {
    std::int64_t index = 0;    ///< of all frames of the video
    double timeMs = 0.0;       ///< time stamp
    std::int64_t dropped = 0;  ///< frames before it that nobody had time for, since it was opened
    std::optional<std::int64_t> frameCount;  ///< of the video, as its header tells
    Prediction prediction;
    std::vector<float> gates;       ///< of every channel
    std::vector<float> blockMeans;  ///< mean gate of every SE block, in order; NaN: not finite
    double prepareMs = 0.0;         ///< resizing and normalising
    double passMs = 0.0;
    double framesPerSecond = 0.0;          ///< over the last two seconds; 0: nothing to tell yet
    std::shared_ptr<const Image> picture;  ///< to be shown; null when it was not asked for
};

/// NaN for none.
[[nodiscard]] double meanGate(std::span<const float> gates);

/// A class that was the first of some frames.
struct TopCount {
    ClassScore last;  ///< as it was the last time
    std::int64_t frames = 0;
};

/// Why frames ended.
enum class LiveEnd { VideoEnded, VideoBroke, Enough, Canceled, GaveWay };
[[nodiscard]] const char* liveEndName(LiveEnd end) noexcept;  ///< "ended", "broken", ...

/// Result of a LiveJob: a stretch of a video.
struct LiveRun {
    Provenance provenance;
    NetworkSpec spec;  ///< classCount as in the weights
    WeightsInfo weights;
    std::shared_ptr<const LoadReport> loadReport;
    VideoInfo video;
    std::string block;         ///< "5.2": whose gates were told
    bool meaningful = false;   ///< false: random weights
    std::int64_t frames = 0;   ///< that were passed
    std::int64_t dropped = 0;  ///< while this ran
    double seconds = 0.0;
    Moments prepareMs, passMs;
    std::vector<TopCount> tops;  ///< most frequent first, ties by lower index
    LiveEnd end = LiveEnd::VideoEnded;
    std::string early;  ///< what is missing of the video, or why it broke; empty: nothing

    [[nodiscard]] double framesPerSecond() const {
        return seconds > 0.0 ? static_cast<double>(frames) / seconds : 0.0;
    }
};

/// Gates of a pass of one image: the means of all blocks, every channel of one.
class LiveGateTap final : public Tap {
public:
    explicit LiveGateTap(int block) : m_block(block) {}
    [[nodiscard]] TapInterest interest() const override { return {.gates = true}; }
    void beginPass(const Graph& graph, std::int64_t batch) override;
    void gates(const Node& node, std::span<const float> z, std::span<const float> s,
               std::int64_t batch) override;
    /// Moves what the last pass told.
    void moveTo(LiveFrame& frame);

private:
    int m_block;
    std::vector<float> m_gates, m_means;
};

/// Which class was first how often.
class TopTally {
public:
    void add(const Prediction& prediction);
    [[nodiscard]] std::vector<TopCount> counts() const;

private:
    std::map<int, TopCount> m_counts;
};

/// Frames per second of the last while.
class RateMeter {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// Rate with this frame. 0 for the first one.
    double add(Time now);

private:
    std::deque<Time> m_times;
};

}  // namespace scalescope
