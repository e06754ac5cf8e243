// SPDX-License-Identifier: Apache-2.0
// args.yaml beside weights: told, or as if it were not there.
#include "tests/fuzz/side_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(side_yaml, "args.yaml") {
    readBeside(path);
}
