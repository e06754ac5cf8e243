// SPDX-License-Identifier: Apache-2.0
#include "core/input/video/opencv_frames.h"

#include "core/base/file_io.h"
#include "core/input/opencv_threads.h"
#include "core/input/pixels.h"
#include "core/input/stderr_capture.h"
#include "core/input/video/frame_times.h"
#include "core/input/video/video_container.h"

#include <opencv2/core.hpp>
#include <opencv2/core/version.hpp>
#include <opencv2/videoio.hpp>
#include <opencv2/videoio/registry.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <unistd.h>

namespace scalescope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kCameraWaitMs = 3000;  // for its next picture: it may have been pulled out
constexpr std::size_t kMostComplaints = 400;
constexpr double kMissingShare = 0.02;  // a header's count may be an estimate

/// The backend for files: OpenCV knows more, among them some that take any text for a script.
/// Only MJPEG in AVI is read where there is neither of the first two.
std::optional<cv::VideoCaptureAPIs> fileBackend(const std::string& container) {
    const auto there = cv::videoio_registry::getStreamBackends();
    for (const auto wanted : {cv::CAP_FFMPEG, cv::CAP_GSTREAMER, cv::CAP_OPENCV_MJPEG})
        if (std::ranges::find(there, wanted) != there.end() &&
            (wanted != cv::CAP_OPENCV_MJPEG || container == "AVI"))
            return wanted;
    return std::nullopt;
}

bool hasCameras() {
    const auto there = cv::videoio_registry::getCameraBackends();
    return std::ranges::find(there, cv::CAP_V4L2) != there.end();
}

std::vector<std::byte> headOf(const std::filesystem::path& path) {
    FileReader file(path, Subject::Input);
    std::vector<std::byte> head(detail::kContainerHeadBytes);
    std::size_t filled = 0;
    while (const std::size_t got = file.read(std::span(head).subspan(filled)))
        filled += got;
    head.resize(filled);
    return head;
}

/// errno of opening a camera's device; 0: it opens.
int openProblem(int camera) {
    const int device = ::open(cameraDevice(camera).c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (device < 0)
        return errno;
    ::close(device);
    return 0;
}

/// Clockwise, of 0, 90, 180, 270. OpenCV 4.6 read FFmpeg's matrix with the wrong sign.
int degreesOf(double said) {
    const bool reversed = CV_VERSION_MAJOR == 4 && CV_VERSION_MINOR == 6;
    const int degrees = said >= 0.0 && said < 360.0 ? static_cast<int>(said) : 0;
    const int turned = reversed ? (360 - degrees) % 360 : degrees;
    return turned % 90 == 0 ? turned : 0;
}

int orientationOf(int degrees) {
    constexpr std::array exif = {1, 6, 3, 8};
    return exif.at(static_cast<std::size_t>(degrees / 90));
}

class OpenCvFrames final : public FrameReader {
public:
    explicit OpenCvFrames(VideoAddress address) : m_address(std::move(address)) {}

    VideoInfo open() override {
        detail::keepOpenCvOnCallingThread();
        m_info.name = m_address.name();
        m_address.camera ? openCamera(*m_address.camera) : openFile();
        // Some decoders turn the picture by themselves, the wrong way round in OpenCV 4.6.
        quietly([&] { return m_capture.set(cv::CAP_PROP_ORIENTATION_AUTO, 0.0); });
        m_info.turnedDegrees = degreesOf(get(cv::CAP_PROP_ORIENTATION_META));
        m_info.framesPerSecond = detail::soundRate(get(cv::CAP_PROP_FPS));
        m_info.width = sideOf(get(cv::CAP_PROP_FRAME_WIDTH));
        m_info.height = sideOf(get(cv::CAP_PROP_FRAME_HEIGHT));
        checkSize(m_info.width, m_info.height);
        if (m_info.turnedDegrees % 180 != 0)
            std::swap(m_info.width, m_info.height);
        if (!m_info.camera)
            m_info.frameCount = detail::soundCount(get(cv::CAP_PROP_FRAME_COUNT));
        m_info.backend = m_capture.getBackendName();
        m_times.emplace(m_info.framesPerSecond);
        return m_info;
    }

    std::optional<double> grab() override {
        if (!quietly([&] { return m_capture.grab(); })) {
            if (m_info.camera)
                failCamera();
            if (m_frames == 0)
                fail(ErrorCode::FileUnreadable,
                     "no frame of it can be decoded; it is damaged or of a kind that this "
                     "computer's decoders do not know.");
            return std::nullopt;
        }
        ++m_frames;
        if (!m_info.camera)
            return m_times->next(get(cv::CAP_PROP_POS_MSEC));
        const auto now = Clock::now();
        if (!m_first)
            m_first = now;
        return m_times->next(std::chrono::duration<double, std::milli>(now - *m_first).count());
    }

    Image picture() override {
        cv::Mat pixels;
        if (!quietly([&] { return m_capture.retrieve(pixels); }) || pixels.empty())
            fail(ErrorCode::FileUnreadable, "frame " + std::to_string(m_frames - 1) +
                                                " cannot be decoded; copy the video again.");
        checkSize(pixels.cols, pixels.rows);
        if (pixels.depth() != CV_8U || (pixels.channels() != 1 && pixels.channels() != 3))
            fail(ErrorCode::FormatUnknown,
                 "its pixels are neither gray nor RGB of 8 bits; convert the video.");
        return detail::toImage(detail::upright(pixels, orientationOf(m_info.turnedDegrees)));
    }

    VideoEnd end() const override {
        const std::int64_t told = m_info.frameCount.value_or(m_frames);
        const auto slack =
            std::max<std::int64_t>(1, static_cast<std::int64_t>(kMissingShare * double(told)));
        if (told - m_frames <= slack)
            return {};
        return {true, m_info.name + ": it ends after " + std::to_string(m_frames) + " of the " +
                          std::to_string(told) +
                          " frames that its header tells; the rest is missing or damaged."};
    }

private:
    void openFile() {
        m_info.path = m_address.file;
        const auto head = headOf(m_address.file);
        m_info.container = detail::videoContainer(head);
        if (m_info.container.empty())
            fail(head.empty() ? ErrorCode::FileUnreadable : ErrorCode::FormatUnknown,
                 detail::whyNoVideo(head));
        const auto backend = fileBackend(m_info.container);
        if (!backend)
            fail(ErrorCode::DeviceUnavailable,
                 "this OpenCV reads no such video, as it comes without FFmpeg; install one with "
                 "it.");
        // From the root: no name of a file is taken for an address of the network.
        const std::string path = std::filesystem::absolute(m_address.file).string();
        if (!quietly([&] { return m_capture.open(path, *backend); }))
            fail(ErrorCode::FileUnreadable,
                 "there is no video in it that can be decoded; it is cut off, damaged or of a kind "
                 "that this computer's decoders do not know.");
    }

    void openCamera(int number) {
        m_info.camera = true;
        if (!hasCameras())
            fail(ErrorCode::DeviceUnavailable,
                 "this OpenCV knows no cameras, as it comes without V4L2; install one with it, or "
                 "use a video file.");
        if (const int problem = openProblem(number))
            throw cameraError(number, problem);
        if (!quietly([&] { return m_capture.open(number, cv::CAP_V4L2); }))
            throw cameraError(number, 0);
        quietly([&] { return m_capture.set(cv::CAP_PROP_READ_TIMEOUT_MSEC, kCameraWaitMs); });
    }

    /// Runs a call of OpenCV; what the libraries below it print becomes a detail of an error.
    template <typename Call>
    bool quietly(Call&& call) {
        detail::StderrCapture capture;
        bool done = false;
        std::string problem;
        try {
            done = call();
        } catch (const cv::Exception& exception) {
            problem = exception.what();
        }
        if (const std::string said = capture.finish() + problem; !said.empty())
            m_complaints = said.substr(0, kMostComplaints);
        return done;
    }

    double get(int property) const { return m_capture.get(property); }

    static int sideOf(double said) {
        return said >= 1.0 && said <= double(kMaxFramePixels) ? static_cast<int>(said) : 0;
    }

    void checkSize(std::int64_t width, std::int64_t height) const {
        if (width < 1 || height < 1)
            fail(ErrorCode::FileUnreadable, "its frames have no size; copy the video again.");
        if (width > kMaxFramePixels / height)
            fail(ErrorCode::LimitExceeded,
                 "its frames have " + std::to_string(width) + " x " + std::to_string(height) +
                     " pixels, the limit is that of 8K (7680 x 4320); make it smaller.");
    }

    [[noreturn]] void fail(ErrorCode code, const std::string& what) const {
        const std::string name = m_info.camera ? m_info.name : m_address.file.string();
        throw Error(code, name + ": " + what, Subject::Input, m_complaints);
    }

    [[noreturn]] void failCamera() const {
        if (m_frames == 0)
            throw cameraError(*m_address.camera, 0);
        fail(ErrorCode::FileUnreadable, "no more pictures come after frame " +
                                            std::to_string(m_frames - 1) +
                                            "; see whether it is still connected.");
    }

    VideoAddress m_address;
    VideoInfo m_info;
    cv::VideoCapture m_capture;
    std::optional<detail::FrameTimes> m_times;
    std::optional<Clock::time_point> m_first;
    std::int64_t m_frames = 0;  ///< that were grabbed
    std::string m_complaints;
};

}  // namespace

std::unique_ptr<FrameReader> openCvFrames(VideoAddress address) {
    return std::make_unique<OpenCvFrames>(std::move(address));
}

}  // namespace scalescope
