// SPDX-License-Identifier: Apache-2.0
// A file of torch.save since PyTorch 1.6: a zip.
#include "core/weights/formats/pth_zip.h"

#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(pth_zip) {
    const Refusal refuse{std::filesystem::path(kMutant)};
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        RunContext context;
        lookAt(readPthZip(bytes, noOwner(), refuse, context, nothingToFetch(), ReadDepth::Whole));
    }));
}
