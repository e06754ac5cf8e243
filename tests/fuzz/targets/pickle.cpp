// SPDX-License-Identifier: Apache-2.0
// A pickle alone, as it lies in a container, behind no checksum.
#include "core/weights/formats/pickle.h"

#include "tests/fuzz/weights_target.h"

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(pickle) {
    const Refusal refuse{std::filesystem::path(kMutant)};
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        Archive archive;
        PickleReader reader(bytes, archive, refuse, "data.pkl");
        archive.root = reader.next();
        lookAt(archive);
        for (const PickledTensor& tensor : reader.tensors())
            require(tensor.storage < reader.storages().size(), "a tensor lies in a storage");
    }));
}
