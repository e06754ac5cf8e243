// SPDX-License-Identifier: Apache-2.0
// The JSON header of safetensors alone: no length before it that must fit.
#include "core/weights/formats/safetensors_header.h"

#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(safetensors_header) {
    const Refusal refuse{std::filesystem::path(kMutant)};
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        const SafetensorsHeader header = parseSafetensorsHeader(textOf(bytes), refuse);
        for (const SafetensorsEntry& entry : header.entries)
            require(entry.shape.size() <= 32 && entry.offsets.size() <= 32,
                    "a tensor has at most 32 dimensions");
    }));
}
