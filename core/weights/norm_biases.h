// SPDX-License-Identifier: Apache-2.0
// Convolutions with a bias before a batch norm: EfficientNet's have none, and the norm takes it
// away again, so that a network with them is the same network with other running means.
#pragma once

#include "core/model/block_spec.h"
#include "core/weights/key_map.h"
#include "core/weights/state_dict.h"

#include <map>
#include <string>

namespace scalescope {

/// Keys in the file of such biases, by our key of the running mean behind.
[[nodiscard]] std::map<std::string, std::string> biasesBeforeNorms(
    const StateDict& file, const Recognised& recognised, const Architecture& architecture);

/// mean - bias.
[[nodiscard]] WeightTensor withoutBias(const WeightTensor& mean, const WeightTensor& bias);

/// "3 convolutions of the file have biases, taken into the batch norms behind them."
[[nodiscard]] std::string biasesText(std::size_t count);

}  // namespace scalescope
