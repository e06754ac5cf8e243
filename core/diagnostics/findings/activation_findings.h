// SPDX-License-Identifier: Apache-2.0
// Rules over the activations.
#pragma once

#include "core/diagnostics/diagnosis.h"

#include <vector>

namespace scalescope {

/// Adds NaN and Inf, left tails, dormant channels, range in fp16.
void addActivationFindings(const Diagnosis& diagnosis, std::vector<Finding>& findings);

}  // namespace scalescope
