// SPDX-License-Identifier: Apache-2.0
// The question: which batch of a network really fits a budget, tried in a process of its own.
#pragma once

#include "core/bench/batch_check.h"

namespace scalescope {

struct CheckBatchJob {
    using Answer = BatchCheck;
    BatchCheckRequest request;
};

}  // namespace scalescope
