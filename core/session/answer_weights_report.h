// SPDX-License-Identifier: Apache-2.0
// What a file of weights holds, and what its values look like.
#pragma once

#include "core/base/run_context.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct WeightsReport;
struct WeightsReportJob;

/// A file that cannot be used, or read, is no failure: the report says why.
[[nodiscard]] WeightsReport answer(const WeightsReportJob& job, RunContext& context);

}  // namespace scalescope
