// SPDX-License-Identifier: Apache-2.0
// Any file of weights, from its first bytes to the networks and class names in it.
#include "core/weights/inspect_file.h"
#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(weights_file) {
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        RunContext context;
        OpenedFile file(bytes, noOwner(), kMutant);
        const FileContents contents = inspectFile(file, context);
        require(contents.unfit.empty() || contents.unfit.starts_with(kMutantPrefix),
                "a verdict names the file");
        require(contents.info.sha256.size() == 64, "a file that is read whole has a digest");
    }));
}
