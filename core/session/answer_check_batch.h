// SPDX-License-Identifier: Apache-2.0
// Which batch really fits a budget of memory: tried in a process of its own.
#pragma once

#include "core/base/run_context.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct BatchCheck;
struct CheckBatchJob;

/// Throws: as checkBatch and programRunner.
[[nodiscard]] BatchCheck answer(const CheckBatchJob& job, RunContext& context);

}  // namespace scalescope
