// SPDX-License-Identifier: Apache-2.0
// Files that are not read, called by what they are: always a refusal.
#include "core/weights/formats/foreign.h"

#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(foreign) {
    const std::filesystem::path path(kMutant);
    require(!isRead(Subject::Weights, kMutantPrefix,
                    [&] { refuseForeign(bytes, path, Refusal(path)); }),
            "a foreign file is refused");
}
