// SPDX-License-Identifier: Apache-2.0
// The parts of a TorchScript archive: a pickled module, with code beside that is left alone.
#include "core/weights/formats/pth_zip.h"
#include "tests/fuzz/weights_target.h"

#include <array>

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ(script_module) {
    static constexpr std::array<std::byte, 64> kStorage{};
    const Refusal refuse{std::filesystem::path(kMutant)};
    const PthMembers members{{"data.pkl", {bytes, 0}},
                             {"constants.pkl", {}},
                             {"data/0", {kStorage, 0}},
                             {"data/1", {Bytes(kStorage).first(4), 0}}};
    static_cast<void>(isRead(Subject::Weights, kMutantPrefix, [&] {
        RunContext context;
        lookAt(readPthMembers(members, noOwner(), bytes.size() + kStorage.size(), refuse, context,
                              ReadDepth::Whole));
    }));
}
