// SPDX-License-Identifier: Apache-2.0
// Weights and inputs from an integer hash: the same values as tests/golden/make_golden.py, computed
// on their own. Parity tests need no file of weights, so they cannot skip.
#pragma once

#include "core/model/variant.h"
#include "core/weights/state_dict.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope::test {

/// count values in [-1, 1), each a multiple of 2^-23.
[[nodiscard]] std::vector<double> hashUniform(const std::string& key, std::int64_t count);

/// All tensors of a network; num_batches_tracked is 0.
[[nodiscard]] StateDict hashWeights(const NetworkSpec& spec);

/// SHA-256 over key and bytes of every float tensor, in torchvision's order.
[[nodiscard]] std::string hashWeightsDigest(const StateDict& weights);

/// Shape: [1, 3, side, side].
[[nodiscard]] TensorF32 hashInput(int side);

}  // namespace scalescope::test
