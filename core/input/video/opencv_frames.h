// SPDX-License-Identifier: Apache-2.0
// Frames of files and cameras by OpenCV's VideoCapture.
#pragma once

#include "core/input/video/frame_reader.h"
#include "core/input/video/video_address.h"

#include <memory>

namespace scalescope {

/// A frame has so many pixels at most: 8K. A library may have decoded one before it tells its size.
inline constexpr std::int64_t kMaxFramePixels = std::int64_t{7680} * 4320;

/// open() throws: FileMissing, FileUnreadable (no permission, no track that can be decoded, a
/// camera in use), FormatUnknown (no video), LimitExceeded, DeviceUnavailable (this OpenCV reads no
/// such thing).
[[nodiscard]] std::unique_ptr<FrameReader> openCvFrames(VideoAddress address);

}  // namespace scalescope
