// SPDX-License-Identifier: Apache-2.0
// Every block of a network as a row: what it is made of, the sides it works at, what it costs.
#pragma once

#include "core/base/table.h"
#include "core/model/variant.h"

namespace scalescope {

/// Stem, blocks, head and classifier at the spec's own side; params, MACs and activations (of one
/// image, as Cost counts them) add up to the network's. Throws: as buildGraph.
[[nodiscard]] Table blockTable(const NetworkSpec& spec);

}  // namespace scalescope
