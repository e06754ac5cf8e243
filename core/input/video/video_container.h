// SPDX-License-Identifier: Apache-2.0
// Whether a file is a video, by its first bytes.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace scalescope::detail {

/// So many first bytes tell it.
inline constexpr std::size_t kContainerHeadBytes = 1024;

/// "MP4 or QuickTime", "AVI", ...; empty for anything else. Only these reach the libraries that
/// decode: they also know play lists and scripts, which name other files and servers.
[[nodiscard]] std::string videoContainer(std::span<const std::byte> head);

/// What a file is instead, in a sentence without its name: "this is a picture (PNG); ...".
[[nodiscard]] std::string whyNoVideo(std::span<const std::byte> head);

}  // namespace scalescope::detail
