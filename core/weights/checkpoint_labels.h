// SPDX-License-Identifier: Apache-2.0
// Class names that a training script saved beside the weights.
#pragma once

#include "core/input/labels.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

#include <optional>

namespace scalescope {

/// Class names inside a checkpoint: class_names, classes, idx_to_class, class_to_idx, id2label.
[[nodiscard]] std::optional<Labels> labelsInside(const Archive& archive, const Refusal& refuse);

}  // namespace scalescope
