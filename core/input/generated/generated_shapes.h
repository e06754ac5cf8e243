// SPDX-License-Identifier: Apache-2.0
// Kinds of generated pictures that show a plain shape.
#pragma once

#include "core/input/generated/generated_sketch.h"

namespace scalescope::detail {

void drawRing(Sketch& s);
void drawTriangle(Sketch& s);
void drawStar(Sketch& s);
void drawHeart(Sketch& s);
void drawSpiral(Sketch& s);

}  // namespace scalescope::detail
