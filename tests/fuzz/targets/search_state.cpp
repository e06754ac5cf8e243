// SPDX-License-Identifier: Apache-2.0
// What a search by accuracy has finished.
#include "core/scaling/search_state.h"

#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(search_state, "mutant.json") {
    std::vector<SearchCandidate> candidates(2);
    candidates[0].network.coefficients = {.alpha = 1.2, .beta = 1.1, .gamma = 1.15, .phi = 1.0};
    candidates[1].network.coefficients = {.alpha = 1.0, .beta = 1.0, .gamma = 1.4, .phi = 1.0};
    static_cast<void>(isRead(Subject::Input, path.string(), [&] {
        readSearchState(path, {}, candidates);
        for (const SearchCandidate& candidate : candidates)
            for (const RungScore& rung : candidate.rungs)
                require(rung.accuracy() >= 0.0 && rung.accuracy() <= 1.0, "an accuracy is a share");
    }));
}
