// SPDX-License-Identifier: Apache-2.0
// What a pickle names: one of the known globals, or a value that stays opaque, a name and what was
// given to it. Nothing is looked up, and what only an attack would call is refused.
#pragma once

#include "core/weights/formats/pickle_machine.h"
#include "core/weights/formats/pickle_names.h"

#include <string_view>

namespace scalescope {

/// It is one of the globals of pickle_names.h.
[[nodiscard]] bool isKnown(const Value& global);
[[nodiscard]] bool isKnownAs(const Value& global, GlobalKind kind);
void pushGlobal(PickleMachine& machine, std::string_view module, std::string_view name);
/// Pushes the value of a call. Throws: FormatUnknown for one that no weights need.
void makeOpaque(PickleMachine& machine, std::string_view name, const Value& arguments);

}  // namespace scalescope
