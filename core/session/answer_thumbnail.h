// SPDX-License-Identifier: Apache-2.0
// A picture, small.
#pragma once

#include "core/base/run_context.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct Thumbnail;
struct ThumbnailJob;

/// Throws: as loadSource.
[[nodiscard]] Thumbnail answer(const ThumbnailJob& job, RunContext& context);

}  // namespace scalescope
