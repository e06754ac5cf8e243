// SPDX-License-Identifier: Apache-2.0
// How the parts of a diagram look.
#pragma once

#include "ui/base/theme.h"
#include "ui/widgets/diagram.h"

#include <QFont>

class QPainter;

namespace scalescope::ui::detail {

void paintBox(QPainter& painter, const DiagramBox& box, const Theme& theme);
void paintLink(QPainter& painter, const DiagramLink& link, const Theme& theme);
void paintText(QPainter& painter, const DiagramText& text, const Theme& theme);
/// Room that a marked frame or an arrow head needs around its shape.
inline constexpr double kDiagramMargin = 6.0;

}  // namespace scalescope::ui::detail
