// SPDX-License-Identifier: Apache-2.0
// A video that a test holds in its hands: frames come when the test lets them.
#pragma once

#include "core/base/error.h"
#include "core/input/video/video_source.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace scalescope::test {

/// What the script says, and how far the reader is. Thread: any.
struct FrameScript {
    bool camera = false;
    std::int64_t frames = 5;             ///< then it ends
    double stepMs = 0.0;                 ///< between time stamps
    int pauseMs = 0;                     ///< a camera takes its time
    std::optional<std::int64_t> breaks;  ///< this frame is an error
    bool opens = true;
    VideoEnd end;
    int side = 8;  ///< of the pictures, which are as gray as their number

    /// So many frames may come, from the first one on.
    void allow(std::int64_t count) {
        const std::lock_guard lock(m_mutex);
        m_allowed = count;
        m_changed.notify_all();
    }
    /// Waits until the reader has asked for a frame that it may not have yet; false: it never did.
    [[nodiscard]] bool waitsAt(std::int64_t index) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return m_at == index; });
    }
    /// Waits until the reader is gone.
    [[nodiscard]] bool isClosed() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return m_closed; });
    }

private:
    friend class ScriptedFrames;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::int64_t m_allowed = 1'000'000, m_at = -1;
    bool m_closed = false;
};

class ScriptedFrames final : public FrameReader {
public:
    explicit ScriptedFrames(std::shared_ptr<FrameScript> script) : m_script(std::move(script)) {}
    ~ScriptedFrames() override {
        const std::lock_guard lock(m_script->m_mutex);
        m_script->m_closed = true;
        m_script->m_changed.notify_all();
    }

    VideoInfo open() override {
        if (!m_script->opens)
            throw Error(ErrorCode::FormatUnknown, "clip.avi: this is no video.", Subject::Input);
        VideoInfo info;
        info.name = m_script->camera ? "camera 0" : "clip.avi";
        info.camera = m_script->camera;
        info.width = info.height = m_script->side;
        info.frameCount = m_script->frames;
        return info;
    }
    std::optional<double> grab() override {
        std::this_thread::sleep_for(std::chrono::milliseconds(m_script->pauseMs));
        std::unique_lock lock(m_script->m_mutex);
        m_script->m_at = m_next;
        m_script->m_changed.notify_all();
        // A test that forgets to allow more must end all the same.
        m_script->m_changed.wait_for(lock, std::chrono::seconds(20),
                                     [&] { return m_next < m_script->m_allowed; });
        if (m_script->breaks == m_next)
            throw Error(ErrorCode::FileUnreadable, "camera 0: no more pictures come.",
                        Subject::Input);
        if (m_next >= m_script->frames)
            return std::nullopt;
        return static_cast<double>(m_next++) * m_script->stepMs;
    }
    Image picture() override {
        const int side = m_script->side;
        Image image{side, side, PixelFormat::Rgb8, {}};
        image.bytes.assign(image.stride() * static_cast<std::size_t>(side),
                           static_cast<std::uint8_t>(m_next - 1));
        return image;
    }
    VideoEnd end() const override { return m_script->end; }

private:
    std::shared_ptr<FrameScript> m_script;
    std::int64_t m_next = 0;
};

/// A source of the script's frames.
inline std::shared_ptr<VideoSource> scriptedVideo(std::shared_ptr<FrameScript> script,
                                                  FrameOptions options = {}) {
    return std::make_shared<VideoSource>(
        [script] { return std::make_unique<ScriptedFrames>(script); }, options);
}

}  // namespace scalescope::test
