// SPDX-License-Identifier: Apache-2.0
// The question: what becomes of the answer without the gates of a block.
#pragma once

#include "core/base/provenance.h"
#include "core/diagnostics/ablation.h"
#include "core/exec/intervention.h"
#include "core/session/run_request.h"

#include <vector>

namespace scalescope {

struct AblationResult {
    Provenance provenance;
    NetworkSpec spec;
    AblationReport report;
};

/// blocks empty: every block, one at a time.
struct AblateJob {
    using Answer = AblationResult;
    RunRequest run;
    InputRequest input;
    InterventionKind kind = InterventionKind::GateOne;
    std::vector<int> blocks;
    std::vector<std::vector<float>> gateMeans;  ///< GateMean: [block][channel] of a reference set
};

}  // namespace scalescope
