// SPDX-License-Identifier: Apache-2.0
// A network once more, on other weights: a column of its own beside it.
#pragma once

#include "core/model/variant.h"
#include "core/weights/request.h"

#include <string>
#include <vector>

namespace scalescope {

/// The network under a name and a label that none of the others has. What the weights are called
/// decides it: "B0 tuned" (b0-tuned) of runs/2/tuned.pth, "B0 random 3"; where that is taken "B0
/// 2/tuned", then "B0 tuned 2". A name is one of isNetworkName. Its place behind B7 is left to who
/// puts it there.
[[nodiscard]] NetworkSpec extraColumn(const NetworkSpec& network, const WeightsRequest& weights,
                                      const std::vector<NetworkSpec>& others);

/// What weights are called where room is small: "tuned", "random 3", "demo", "auto".
[[nodiscard]] std::string weightsLabel(const WeightsRequest& weights);

}  // namespace scalescope
