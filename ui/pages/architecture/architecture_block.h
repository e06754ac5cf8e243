// SPDX-License-Identifier: Apache-2.0
// The drawing of one block as MBConv.
#pragma once

#include "ui/pages/architecture/architecture_diagrams.h"

namespace scalescope::ui {

/// Input, expand, depthwise, squeeze-and-excitation, project, residual. Boxes: id is the node.
[[nodiscard]] Diagram blockDiagram(const ArchitectureLane& lane, BlockIndex block,
                                   std::optional<NodeIndex> markedNode);

}  // namespace scalescope::ui
