// SPDX-License-Identifier: Apache-2.0
// Weights that a file holds as something to be computed from: masks of pruning, weight norm,
// spectral norm.
#pragma once

#include "core/weights/canonical_keys.h"

namespace scalescope {

/// Puts the computed weight under its own name and takes out what it was computed from. Of a
/// Structure the weight has its shape only.
/// Source: torch.nn.utils.prune, weight_norm, spectral_norm and parametrizations of PyTorch 2.13.
void computeReparametrised(CanonicalTensors& result, ReadDepth reading);

}  // namespace scalescope
