// SPDX-License-Identifier: Apache-2.0
// A tensor that NumPy saved.
#include "core/input/npy.h"

#include "tests/fuzz/fuzz_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(npy) {
    static_cast<void>(isRead(Subject::Input, "mutant: ", [&] {
        const TensorF32 tensor = readNpy(bytes, "mutant");
        require(static_cast<std::int64_t>(tensor.values.size()) == elementCount(tensor.shape),
                "a tensor has the elements of its shape");
    }));
}
