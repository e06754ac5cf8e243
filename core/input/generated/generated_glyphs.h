// SPDX-License-Identifier: Apache-2.0
// Kinds of generated pictures that show a digit or letter: pen strokes of several weights, with and
// without serifs, so that no font need be shipped.
#pragma once

#include "core/input/generated/generated_sketch.h"

namespace scalescope::detail {

void drawTwo(Sketch& s);
void drawEight(Sketch& s);
void drawA(Sketch& s);
void drawK(Sketch& s);

}  // namespace scalescope::detail
