// SPDX-License-Identifier: Apache-2.0
// Frames of a video one after the other: what stands between a library that decodes and the rest.
#pragma once

#include "core/base/image.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace scalescope {

/// What is known of a video once it is open.
struct VideoInfo {
    std::string name;            ///< "clip.mp4", "camera 0"
    std::filesystem::path path;  ///< empty for a camera
    bool camera = false;
    int width = 0, height = 0;               ///< of the upright picture
    std::optional<double> framesPerSecond;   ///< as the header or the driver tells
    std::optional<std::int64_t> frameCount;  ///< as the header tells; it may be an estimate
    int turnedDegrees = 0;                   ///< clockwise, to make the stored picture upright
    std::string container;                   ///< "AVI"; empty for a camera
    std::string backend;                     ///< of OpenCV: "FFMPEG"
};

/// How the frames of a video ended.
struct VideoEnd {
    bool early = false;    ///< before the header's count
    std::string sentence;  ///< what is missing; empty: nothing
};

/// Thread: the one that it was made on.
class FrameReader {
public:
    FrameReader() = default;
    virtual ~FrameReader() = default;
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;

    /// Once, before all else. Throws: Error, in one sentence.
    [[nodiscard]] virtual VideoInfo open() = 0;
    /// Goes to the next frame; its time in ms, never before the last one's. nullopt: there is none.
    /// Throws: FileUnreadable where a camera stops.
    [[nodiscard]] virtual std::optional<double> grab() = 0;
    /// The frame's pixels. Shape: Rgb8, upright. Throws: LimitExceeded, FormatUnknown.
    [[nodiscard]] virtual Image picture() = 0;
    /// Once grab has given nullopt.
    [[nodiscard]] virtual VideoEnd end() const = 0;
};

}  // namespace scalescope
