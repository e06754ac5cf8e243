// SPDX-License-Identifier: Apache-2.0
// How a network padded while it was trained, told by its batch norms.
#pragma once

#include "core/model/block_spec.h"
#include "core/weights/state_dict.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// What one depthwise convolution of stride 2 tells.
struct PaddingVote {
    int block = 0;
    double fit = 0;           ///< -0.5: as symmetric padding would have it; 0.5: as TensorFlow's
    double significance = 0;  ///< fit over its standard error
};

/// Where zeros stood decides which weights of a kernel met them: the two paddings give a channel
/// other means. The mean of a convolution's input follows from the batch norm before it, the mean
/// of its output is the running mean of the one behind; a channel is an observation. Source: own.
/// dict: our keys, float32.
[[nodiscard]] std::vector<PaddingVote> paddingVotes(const StateDict& dict,
                                                    const Architecture& architecture);

/// The tensors that paddingVotes looks at.
[[nodiscard]] std::vector<std::string> paddingKeys(const Architecture& architecture);

/// nullopt when no layer speaks clearly, or they contradict each other: untrained weights, or sides
/// so odd that both paddings are one.
[[nodiscard]] std::optional<Padding::Mode> paddingOfStatistics(const StateDict& dict,
                                                               const Architecture& architecture);

}  // namespace scalescope
