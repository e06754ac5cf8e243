// SPDX-License-Identifier: Apache-2.0
// Class names as lines of text.
#include "core/input/labels.h"
#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(labels_text, "mutant.txt") {
    static_cast<void>(isRead(Subject::Input, path.string(), [&] {
        require(!readLabels(path)->names.empty(), "a label file holds names");
    }));
}
