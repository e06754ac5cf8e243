// SPDX-License-Identifier: Apache-2.0
// The drawing of networks, stage by stage, and what is laid over them.
#pragma once

#include "core/model/indices.h"
#include "ui/models/graph_overlay.h"
#include "ui/widgets/diagram.h"

#include <memory>
#include <optional>
#include <vector>

namespace scalescope::ui {

/// One network with what is laid over it.
struct ArchitectureLane {
    ColumnIndex column;
    std::shared_ptr<const Graph> graph;
    GraphOverlay overlay;
    std::optional<BlockIndex> markedBlock;
};

/// A row per stage. The colours' range is the first lane's partRange. Two lanes share each row's
/// width: blocks lie at their relative depth in the stage. Boxes: group is the column, id the
/// block. One lane stands in one column or in two, whichever is larger in the room that there is.
[[nodiscard]] Diagram networkDiagram(const std::vector<ArchitectureLane>& lanes,
                                     const QSizeF& room = {});

}  // namespace scalescope::ui
