// SPDX-License-Identifier: Apache-2.0
// An archive of arrays that NumPy saved, perhaps compressed.
#include "core/input/npz.h"

#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(npz) {
    for (const char* array : {"", "a"})
        static_cast<void>(isRead(Subject::Input, "mutant", [&] {
            const TensorF32 tensor = readNpz(bytes, "mutant", array);
            require(static_cast<std::int64_t>(tensor.values.size()) == elementCount(tensor.shape),
                    "a tensor has the elements of its shape");
        }));
}
