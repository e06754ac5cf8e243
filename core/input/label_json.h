// SPDX-License-Identifier: Apache-2.0
// Names of classes as JSON writes them, in files of labels, configurations and checkpoints.
#pragma once

#include "core/input/label_order.h"

#include <nlohmann/json_fwd.hpp>

namespace scalescope {

/// ["tench"], [["n01440764", "tench"]], [{"id": 0, "name": "tench"}], {"0": "tench"},
/// {"0": ["n01440764", "tench"]} or {"tench": 0}.
[[nodiscard]] LabelNames labelNamesOf(const nlohmann::json& json);

/// The same of what a configuration holds under a key for labels, its own or those of a part
/// ("model.class_names"); neither names nor a problem where there is no such key.
[[nodiscard]] LabelNames labelNamesUnderKeys(const nlohmann::json& json);

/// The same; of json itself where there is no such key.
[[nodiscard]] LabelNames labelNamesWithin(const nlohmann::json& json);

}  // namespace scalescope
