// SPDX-License-Identifier: Apache-2.0
// Class names that a training script saved with its weights.
#pragma once

#include "core/input/labels.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

#include <string>
#include <vector>

namespace scalescope {

struct LabelsInside {
    std::vector<Labels> found;  ///< surest first, whatever their number
    std::vector<std::string>
        problems;  ///< what looks like names and is not usable; without a full stop

    /// The first of as many names as there are classes; nullptr: none.
    [[nodiscard]] const Labels* of(int classCount) const;
    /// The same, else the first of all; nullptr: there are none.
    [[nodiscard]] const Labels* bestFor(int classCount) const;
};

/// Under any usual key at the top, in configurations and arguments, in the metadata of safetensors.
[[nodiscard]] LabelsInside labelsInside(const Archive& archive, const Refusal& refuse);

}  // namespace scalescope
