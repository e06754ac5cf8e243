// SPDX-License-Identifier: Apache-2.0
// The question: the largest network within a budget.
#pragma once

#include "core/exec/run_options.h"
#include "core/scaling/budget.h"
#include "core/scaling/law.h"

#include <memory>

namespace scalescope {

struct BudgetFit;
struct DeviceProfile;

/// With verify it is then built and run.
struct FitJob {
    using Answer = BudgetFit;
    Coefficients bases;
    ResolutionPolicy policy;
    Budget budget;
    std::shared_ptr<const DeviceProfile> profile;  ///< null: latency is timed here
    bool verify = true;
    RunOptions options;
};

}  // namespace scalescope
