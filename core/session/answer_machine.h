// SPDX-License-Identifier: Apache-2.0
// What this machine reaches at best: the roof of its roofline.
#pragma once

#include "core/base/run_context.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct MachineJob;
struct MachineRoof;

/// About a second of full load. Throws: std::bad_alloc.
[[nodiscard]] MachineRoof answer(const MachineJob& job, RunContext& context);

}  // namespace scalescope
