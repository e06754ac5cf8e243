// SPDX-License-Identifier: Apache-2.0
// What a question or a person points at within a network: types of their own, since they travel
// together.
#pragma once

#include "core/base/strong_int.h"

namespace scalescope {

/// Of Architecture::blocks.
using BlockIndex = StrongInt<struct BlockTag>;
/// Of Graph::nodes.
using NodeIndex = StrongInt<struct NodeTag>;
/// Of the channels of one tensor: of a block's gates, of an activation.
using ChannelIndex = StrongInt<struct ChannelTag>;
/// Of the classifier's outputs.
using ClassIndex = StrongInt<struct ClassTag>;

}  // namespace scalescope
