// SPDX-License-Identifier: Apache-2.0
// Kinds of generated pictures that show a drawn thing.
#pragma once

#include "core/input/generated/generated_sketch.h"

namespace scalescope::detail {

void drawHouse(Sketch& s);
void drawTree(Sketch& s);
void drawFace(Sketch& s);
void drawFish(Sketch& s);
void drawFlower(Sketch& s);
void drawBoat(Sketch& s);
void drawUmbrella(Sketch& s);

}  // namespace scalescope::detail
