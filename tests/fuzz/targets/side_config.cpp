// SPDX-License-Identifier: Apache-2.0
// config.json beside weights: read, or as if it were not there.
#include "tests/fuzz/side_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(side_config, "config.json") {
    readBeside(path);
}
