// SPDX-License-Identifier: Apache-2.0
// A file of torch.save before PyTorch 1.6: five pickles, then the storages.
#include "core/weights/formats/pth_legacy.h"

#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(pth_legacy) {
    const Refusal refuse{std::filesystem::path(kMutant)};
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        RunContext context;
        lookAt(readPthLegacy(
            bytes, noOwner(), refuse, context, [](std::size_t, std::size_t) {}, ReadDepth::Whole));
    }));
}
