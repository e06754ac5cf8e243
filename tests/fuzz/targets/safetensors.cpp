// SPDX-License-Identifier: Apache-2.0
// safetensors: a JSON header, and tensors that must cover the rest.
#include "core/weights/formats/safetensors.h"

#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(safetensors) {
    const Refusal refuse{std::filesystem::path(kMutant)};
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        const Archive archive = readSafetensors(bytes, noOwner(), refuse, nothingToFetch());
        lookAt(archive);
        std::size_t covered = 0;
        for (const WeightTensor& tensor : archive.tensors)
            covered += tensor.bytes.size();
        require(covered <= bytes.size(), "tensors do not overlap");
    }));
}
