// SPDX-License-Identifier: Apache-2.0
#include "core/input/video/video_address.h"

#include "core/base/setting.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>

namespace scalescope {

namespace {

constexpr std::string_view kCameraPrefix = "camera:", kDevicePrefix = "video";
constexpr int kMostCameras = 256;  // minor numbers that Linux gives to them

std::optional<int> numberOf(std::string_view text) {
    int number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, number);
    const bool right =
        problem == std::errc() && rest == end && number >= 0 && number < kMostCameras;
    return right ? std::optional(number) : std::nullopt;
}

/// A device of its own for a camera's descriptions is no camera. nullopt: neither.
std::optional<Camera> askDevice(int number) {
    const int device = ::open(cameraDevice(number).c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (device < 0)
        return errno == EACCES || errno == EBUSY ? std::optional(Camera{number, {}}) : std::nullopt;
    v4l2_capability said{};
    const bool known = ::ioctl(device, VIDIOC_QUERYCAP, &said) == 0;
    ::close(device);
    const auto able =
        (said.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? said.device_caps : said.capabilities;
    if (!known || (able & (V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_VIDEO_CAPTURE_MPLANE)) == 0)
        return std::nullopt;
    const auto* card = reinterpret_cast<const char*>(said.card);
    return Camera{number, std::string(card, std::find(card, card + sizeof(said.card), '\0'))};
}

/// "; there are camera:0, camera:2" or what to do where there is none.
std::string othersText() {
    std::string names;
    for (const Camera& camera : cameras())
        names.append(names.empty() ? "" : ", ")
            .append(kCameraPrefix)
            .append(std::to_string(camera.number));
    return names.empty() ? "; this machine has none: connect one, or use a video file."
                         : "; use one of " + names + '.';
}

}  // namespace

std::string VideoAddress::name() const {
    return camera ? "camera " + std::to_string(*camera) : file.filename().string();
}

VideoAddress parseVideoAddress(std::string_view text) {
    if (!text.starts_with(kCameraPrefix)) {
        if (text.empty())
            throw settingError(ErrorCode::ArgumentInvalid,
                               settingMark("video") + ": it is empty; use a file or camera:0.");
        return {text, {}};
    }
    const auto number = numberOf(text.substr(kCameraPrefix.size()));
    if (!number)
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("video") + ' ' + std::string(text) +
                               ": use camera:N with a number from 0 to " +
                               std::to_string(kMostCameras - 1) + ", or a file.");
    return {{}, number};
}

std::filesystem::path cameraDevice(int number) {
    return "/dev/" + std::string(kDevicePrefix) + std::to_string(number);
}

std::vector<Camera> cameras() {
    std::vector<Camera> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/dev", none)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(kDevicePrefix))
            continue;
        if (const auto number = numberOf(std::string_view(name).substr(kDevicePrefix.size())))
            if (auto camera = askDevice(*number))
                found.push_back(std::move(*camera));
    }
    std::ranges::sort(found, {}, &Camera::number);
    return found;
}

Error cameraError(int number, int problem) {
    const std::string device = cameraDevice(number).string();
    const std::string name = "camera " + std::to_string(number);
    switch (problem) {
        case ENOENT:
        case ENODEV:
        case ENXIO:
            return {ErrorCode::FileMissing, name + ": there is no " + device + othersText(),
                    Subject::Input};
        case EACCES:
        case EPERM:
            return {ErrorCode::FileUnreadable,
                    name + ": this user may not open " + device +
                        "; add the user to the group that owns it (often \"video\").",
                    Subject::Input};
        case EBUSY:
        case 0:
            return {ErrorCode::FileUnreadable,
                    name + ": " + device +
                        " gives no pictures; it is no camera, or another program uses it: close "
                        "that one.",
                    Subject::Input};
        default:
            return {ErrorCode::FileUnreadable,
                    name + ": " + device + " cannot be opened (" +
                        std::system_category().message(problem) + "); connect the camera again.",
                    Subject::Input};
    }
}

}  // namespace scalescope
