// SPDX-License-Identifier: Apache-2.0
// What stands around the names of a network's tensors when it was wrapped, pruned or taken apart
// before it was saved: undone, so that the names are those of its project again.
#pragma once

#include "core/weights/formats/opened_file.h"
#include "core/weights/state_dict.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace scalescope {

struct CanonicalTensors {
    StateDict tensors;
    std::map<std::string, std::string, std::less<>> fileKeys;  ///< of tensors that were renamed
    std::vector<std::string> notes;                            ///< what was undone
};

/// Wrappers within names (activation checkpoints, FSDP, wrapped convolutions) are dropped, masks of
/// torch.nn.utils.prune applied, weight norms and spectral norms computed, `.features` and the
/// children of a network in a Sequential get their names back, and so do blocks in stacks. Of a
/// Structure no value is computed.
[[nodiscard]] CanonicalTensors canonicalTensors(const StateDict& file, ReadDepth reading);

}  // namespace scalescope
