// SPDX-License-Identifier: Apache-2.0
// A picture made small enough for a list or a page.
#pragma once

#include "core/base/image.h"

namespace scalescope {

/// With its longer side at most so long and its aspect kept; as it is where it is no larger.
[[nodiscard]] Image withinSide(const Image& image, int longestSidePx);

}  // namespace scalescope
