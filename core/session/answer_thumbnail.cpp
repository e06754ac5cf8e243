// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_thumbnail.h"

#include "core/input/decode_turn.h"
#include "core/input/thumbnail.h"
#include "core/session/feeding.h"
#include "core/session/questions/thumbnail_job.h"

#include <optional>

namespace scalescope {

Thumbnail answer(const ThumbnailJob& job, RunContext& context) {
    context.checkpoint(0.0, "reading a picture");
    std::optional<DecodeTurn> turn;
    DecodeOptions decode = job.decode;
    decode.beforePixels = [&turn](std::int64_t pixels) { turn.emplace(pixels); };
    const auto image = loadSource(job.source, decode);
    return {std::make_shared<const Image>(withinSide(image->image, job.longestSidePx)),
            image->image.width, image->image.height};
}

}  // namespace scalescope
