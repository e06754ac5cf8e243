// SPDX-License-Identifier: Apache-2.0
// The question: what changed from some weights to others.
#pragma once

#include "core/model/variant.h"
#include "core/weights/request.h"

#include <optional>

namespace scalescope {

struct WeightsComparison;

/// Both are of one network.
struct CompareJob {
    using Answer = WeightsComparison;
    std::optional<NetworkSpec> network;  ///< nullopt: the variant that both are of
    WeightsRequest before, after;
};

}  // namespace scalescope
