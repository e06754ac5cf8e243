// SPDX-License-Identifier: Apache-2.0
// Where frames come from: a file, or a camera of this machine.
#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct VideoAddress {
    std::filesystem::path file;
    std::optional<int> camera;  ///< its number; the file is then empty

    /// "clip.mp4", "camera 0".
    [[nodiscard]] std::string name() const;
    [[nodiscard]] bool operator==(const VideoAddress&) const = default;
};

/// "camera:0", or a path. Throws: ArgumentInvalid for a camera without a number, or no text.
[[nodiscard]] VideoAddress parseVideoAddress(std::string_view text);

struct Camera {
    int number = 0;
    std::string name;  ///< as the driver calls it; empty where it may not be asked
};

/// Devices that capture video, by number. Thread: any.
[[nodiscard]] std::vector<Camera> cameras();

/// "/dev/video0".
[[nodiscard]] std::filesystem::path cameraDevice(int number);

/// Why a camera cannot be opened. problem: errno of opening its device; 0: it opens, but gives no
/// pictures.
[[nodiscard]] Error cameraError(int number, int problem);

}  // namespace scalescope
