// SPDX-License-Identifier: Apache-2.0
// The first bytes of a file, which tell whether it reaches the libraries that decode videos.
#include "core/input/video/video_container.h"

#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(video_container) {
    const Bytes head = bytes.first(std::min(bytes.size(), detail::kContainerHeadBytes));
    const std::string container = detail::videoContainer(head);
    const std::string_view text = textOf(head);
    require(container.empty() || (!text.starts_with("#EXTM3U") && !text.starts_with("<?xml")),
            "no play list reaches a decoder");
    require(detail::whyNoVideo(head).ends_with('.'), "what is no video is told so in a sentence");
}
