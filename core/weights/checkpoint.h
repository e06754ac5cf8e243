// SPDX-License-Identifier: Apache-2.0
// Finds the weights within whatever a training script saved around them.
#pragma once

#include "core/weights/checkpoint_labels.h"
#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"
#include "core/weights/key_map.h"
#include "core/weights/load_report.h"
#include "core/weights/side_config.h"
#include "core/weights/stated_options.h"
#include "core/weights/unfit.h"
#include "core/weights/unreadable_tensors.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct Checkpoint {
    StateDict tensors;                                         ///< keys as their project names them
    std::map<std::string, std::string, std::less<>> fileKeys;  ///< where the file names them else
    std::string container;             ///< "state_dict at top level", "under model_state_dict"
    std::vector<std::string> ignored;  ///< entries beside the weights
    std::optional<Recognised> recognised;
    std::vector<std::string> networks;  ///< "student": to choose by FILE#student, if several
    std::optional<Unfit> unfit;         ///< why the file as such cannot be used
    UnreadableTensors unreadable;       ///< of the network's dict: no plain tensors
    LabelsInside labels;
    std::optional<SideConfig> beside;  ///< configuration beside the file
    OptionEffects options;             ///< of what lies in the file and beside it
    std::vector<std::string> notes;
};

/// Takes the one network in the file, whatever keys it lies under; of several the one named part,
/// and of a network and its average the network. Where it is for the user to choose, or tensors are
/// no plain weights, unfit says so. With no known naming, the dict with the most tensors, and
/// recognised is empty. Throws: FormatUnknown when the file holds no dict with tensors, or no
/// network named part.
[[nodiscard]] Checkpoint openCheckpoint(const Archive& archive, const Refusal& refuse,
                                        std::string_view part = {});

/// Where the weights lay and what was beside them, into the report of matching them; names of
/// tensors become those in the file.
void describe(const Checkpoint& checkpoint, LoadReport& report);

}  // namespace scalescope
