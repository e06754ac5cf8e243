// SPDX-License-Identifier: Apache-2.0
// The hatch over what is drawn of values of random weights.
#pragma once

#include "ui/base/theme.h"

class QPainter;
class QRectF;

namespace scalescope::ui {

/// Diagonal lines; those of areas beside each other meet. They end at the area by themselves: not
/// every format that is exported to knows clipping.
void paintHatch(QPainter& painter, const Theme& theme, const QRectF& area);

}  // namespace scalescope::ui
