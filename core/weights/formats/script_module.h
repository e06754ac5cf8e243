// SPDX-License-Identifier: Apache-2.0
// A TorchScript archive pickles its module as objects within objects: their tensors under the names
// that state_dict() would give them. Its code is never looked at.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

namespace scalescope {

/// True for an object of a class that TorchScript compiled.
[[nodiscard]] bool isScriptModule(const Value& value);

/// The tensors of a script module as one Dict; its names are "features.0.0.weight".
[[nodiscard]] const Value* scriptTensors(Archive& archive, const Value& module,
                                         const Refusal& refuse);

}  // namespace scalescope
