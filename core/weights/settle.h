// SPDX-License-Identifier: Apache-2.0
// What follows once a file is matched with a network: padding and eps, preprocessing, class names;
// the same for whoever loads a file and for whoever only looks at it.
#pragma once

#include "core/input/labels.h"
#include "core/weights/checkpoint.h"
#include "core/weights/clues.h"
#include "core/weights/input_norm.h"
#include "core/weights/library.h"
#include "core/weights/load_report.h"
#include "core/weights/state_dict.h"
#include "core/weights/weights_info.h"

#include <filesystem>
#include <optional>

namespace scalescope {

struct MatchedFile {
    const Checkpoint& checkpoint;
    const Clues& clues;
    std::filesystem::path path;
    const StateDict& dict;  ///< our keys: what tells of padding
    AskedConventions asked;
    std::optional<InputNorm> inputNorm;  ///< with its values
    int classCount = 0;                  ///< of what comes out in the end
};

/// Names of the classes; the rest into spec, report and info.
[[nodiscard]] LabelsPtr settle(const MatchedFile& file, NetworkSpec& spec, LoadReport& report,
                               WeightsInfo& info);

}  // namespace scalescope
