// SPDX-License-Identifier: Apache-2.0
// The directory of a zip, and where its members lie.
#include "core/weights/formats/zip_directory.h"

#include "tests/fuzz/weights_target.h"

#include <functional>

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(zip_directory) {
    const Refusal refuse{std::filesystem::path(kMutant)};
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        const auto members = readZipDirectory(bytes, refuse, nothingToFetch());
        const std::less_equal<const std::byte*> notAfter;
        for (const Bytes member : zipMemberBytes(bytes, members, refuse, nothingToFetch()))
            require(notAfter(bytes.data(), member.data()) &&
                        notAfter(member.data() + member.size(), bytes.data() + bytes.size()),
                    "a member lies within the file");
    }));
}
