// SPDX-License-Identifier: Apache-2.0
// Class names in YAML.
#include "core/input/labels.h"
#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(labels_yaml, "data.yaml") {
    static_cast<void>(isRead(Subject::Input, path.string(), [&] {
        require(!readLabels(path)->names.empty(), "a label file holds names");
    }));
}
