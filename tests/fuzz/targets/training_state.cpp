// SPDX-License-Identifier: Apache-2.0
// What a resumed training begins with.
#include "core/train/training_state.h"

#include "core/train/options.h"
#include "tests/fuzz/weights_target.h"

#include <cmath>

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(training_state, "mutant.state.safetensors") {
    static const TrainOptions options;
    static_cast<void>(isRead(Subject::Weights, "", [&] {
        const TrainingState state = readState(path, options, "generated");
        require(state.steps >= 0 && std::isfinite(state.seconds) && state.seconds >= 0.0,
                "steps and seconds are numbers from 0");
    }));
}
