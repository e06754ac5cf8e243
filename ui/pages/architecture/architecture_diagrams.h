// SPDX-License-Identifier: Apache-2.0
// The drawings of the Architecture page: networks stage by stage, one block as MBConv.
#pragma once

#include "core/base/table.h"
#include "ui/models/graph_overlay.h"
#include "ui/widgets/diagram.h"

#include <memory>
#include <optional>
#include <vector>

namespace scalescope::ui {

/// One network with what is laid over it.
struct ArchitectureLane {
    int variant = 0;
    std::shared_ptr<const Graph> graph;
    GraphOverlay overlay;
    std::optional<int> markedBlock;
};

/// A row per stage. The colours' range is the first lane's partRange. Two lanes share each row's
/// width: blocks lie at their relative depth in the stage. Boxes: group is the variant, id the
/// block. One lane stands in one column or in two, whichever is larger in the room that there is.
[[nodiscard]] Diagram networkDiagram(const std::vector<ArchitectureLane>& lanes,
                                     const QSizeF& room = {});
/// Input, expand, depthwise, squeeze-and-excitation, project, residual. Boxes: id is the node.
[[nodiscard]] Diagram blockDiagram(const ArchitectureLane& lane, int block,
                                   std::optional<int> markedNode);
/// Layers with shapes and all metrics: what CSV and tables are made from.
[[nodiscard]] Table architectureTable(const Graph& graph, const Diagnosis* diagnosis,
                                      const BenchmarkResult* benchmark);

}  // namespace scalescope::ui
