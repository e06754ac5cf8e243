// SPDX-License-Identifier: Apache-2.0
// Kinds of generated pictures that fill the picture.
#pragma once

#include "core/input/generated/generated_sketch.h"

namespace scalescope::detail {

void drawStripes(Sketch& s);
void drawCheckerboard(Sketch& s);
void drawPolkaDots(Sketch& s);
void drawBrickWall(Sketch& s);

}  // namespace scalescope::detail
