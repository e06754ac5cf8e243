// SPDX-License-Identifier: Apache-2.0
// Every tensor that a network's state dict must hold: key, shape, role.
#pragma once

#include "core/model/block_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

enum class ParameterRole {
    ConvWeight,
    ConvBias,
    LinearWeight,
    LinearBias,
    BnWeight,
    BnBias,
    BnMean,
    BnVar,
    BnTracked
};

struct ParameterSpec {
    std::string key;  ///< "stages.5.2.depthwise.conv.weight"
    std::vector<std::int64_t> shape;
    ParameterRole role = ParameterRole::ConvWeight;
    [[nodiscard]] std::int64_t elements() const;
    /// Inputs of one output value (convolution, linear); 1 for vectors.
    [[nodiscard]] std::int64_t fanIn() const;
};

/// In torchvision's state_dict order.
[[nodiscard]] std::vector<ParameterSpec> expectedParameters(const Architecture& architecture);

}  // namespace scalescope
