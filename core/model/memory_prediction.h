// SPDX-License-Identifier: Apache-2.0
// Which tensors of an eager pass are alive at each node: arithmetic on the graph.
#pragma once

#include "core/model/graph.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

/// One step of the predicted live-bytes curve (eager execution).
struct LiveStep {
    int node = 0;                ///< id in the graph
    std::int64_t liveBytes = 0;  ///< while the node's largest operator runs
    std::string tensor;          ///< largest tensor that this step allocates
};

/// Predicted live tensor bytes of an eager pass, weights excluded, input image included.
/// Rules: convolution, batch norm and gate product allocate; SiLU and residual add are in place; a
/// block's input lives until the block ends; a convolution that pads unevenly runs on a copy of its
/// input. Source: own; equals a storage trace of torchvision.
struct MemoryPrediction {
    std::int64_t peakBytes = 0;
    int peakNode = 0;
    std::string peakTensor;  ///< "2.0 expand: batch norm output"
    std::vector<LiveStep> steps;
};
[[nodiscard]] MemoryPrediction predictMemory(const Graph& graph, std::int64_t batch,
                                             std::int64_t bytesPerElement = 4);

}  // namespace scalescope
