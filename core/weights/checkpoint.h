// SPDX-License-Identifier: Apache-2.0
// Finds the weights within whatever a training script saved around them.
#pragma once

#include "core/input/labels.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"
#include "core/weights/key_map.h"
#include "core/weights/load_report.h"

#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct Checkpoint {
    StateDict tensors;                 ///< keys as in the file
    std::string container;             ///< "state_dict at top level", "under model_state_dict"
    std::vector<std::string> ignored;  ///< entries beside the weights
    std::optional<Recognised> recognised;
    std::optional<Labels> labels;  ///< class names inside, whatever their number
    std::vector<std::string> notes;
};

/// Takes the first dict of tensors under a known naming: at the top, then under the usual names.
/// With no known naming, the dict with the most tensors, and recognised is empty. Throws:
/// FormatUnknown when the file holds no dict with tensors.
[[nodiscard]] Checkpoint openCheckpoint(const Archive& archive, const Refusal& refuse);

/// Where the weights lay and what was beside them, into the report of matching them.
void describe(const Checkpoint& checkpoint, LoadReport& report);

}  // namespace scalescope
