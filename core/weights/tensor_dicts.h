// SPDX-License-Identifier: Apache-2.0
// The dicts of an archive that hold tensors under names, wherever they lie in it.
#pragma once

#include "core/weights/find_networks.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

namespace scalescope {

inline constexpr std::size_t kFewTensors = 8;  ///< no network has fewer

/// Fills in the dicts, and what is beside networks. Every value is looked at once, whatever refers
/// to it. Throws: LimitExceeded for names that are no network's, and for very many dicts.
void findTensorDicts(const Archive& archive, const Refusal& refuse, FoundNetworks& found);

[[noreturn]] void refuseManyNetworks(const Refusal& refuse);

}  // namespace scalescope
