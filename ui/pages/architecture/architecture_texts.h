// SPDX-License-Identifier: Apache-2.0
// What each part of a network is, in two sentences with formula and source: tooltips of drawings.
#pragma once

#include "core/model/graph.h"

#include <QString>

namespace scalescope::ui {

[[nodiscard]] QString nodeTip(const Node& node, const BlockSpec* block);
[[nodiscard]] QString blockTip(const BlockSpec& block);
/// Of a section: stem 0, stages 1 to 7, head 8; tells what scaling does to it.
[[nodiscard]] QString sectionTip(int section);
[[nodiscard]] QString residualTip();
[[nodiscard]] QString sigmoidTip();
/// "expand", "squeeze", "× gate": the short name of a part in the drawing.
[[nodiscard]] QString nodeTitle(NodeKind kind);
/// "1×1, 112 → 672": what is done, without the output's shape.
[[nodiscard]] QString nodeAction(const Node& node);

}  // namespace scalescope::ui
