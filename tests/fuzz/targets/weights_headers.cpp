// SPDX-License-Identifier: Apache-2.0
// The headers of a file alone must tell what the whole file tells.
#include "core/weights/inspect_file.h"
#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(weights_headers, kMutant) {
    std::optional<FileContents> headers, whole;
    const auto inspect = [&](InspectDepth depth, std::optional<FileContents>& contents) {
        static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
            RunContext context;
            contents = inspectFile(path, context, depth);
        }));
    };
    inspect(InspectDepth::Headers, headers);
    inspect(InspectDepth::Hash, whole);
    require(!whole || headers, "what is read whole can be read by its headers");
    if (!whole)
        return;
    require(headers->raw.size() == whole->raw.size(), "headers tell every tensor");
    for (const auto& [key, tensor] : whole->raw.entries()) {
        const WeightTensor* told = headers->raw.find(key);
        require(told && told->shape == tensor.shape && told->dtype == tensor.dtype,
                "headers tell name, shape and type of every tensor");
    }
}
