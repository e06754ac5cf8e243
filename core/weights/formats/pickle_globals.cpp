// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_globals.h"

#include <cstddef>
#include <string>

namespace scalescope {

using Kind = Value::Kind;

namespace {

/// Text from a file, safe and short enough for a message.
std::string shown(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 90))
        result += c >= 0x20 && c < 0x7F ? c : '?';
    return text.size() > 90 ? result + "..." : result;
}

}  // namespace

bool isKnown(const Value& global) {
    return global.kind == Kind::Global && global.integer >= 0;
}

bool isKnownAs(const Value& global, GlobalKind kind) {
    return isKnown(global) && knownGlobal(static_cast<std::size_t>(global.integer)).kind == kind;
}

void pushGlobal(PickleMachine& machine, std::string_view module, std::string_view name) {
    const auto index = knownGlobalIndex(module, name);
    Value& global = machine.push(Kind::Global);
    global.integer = index ? static_cast<std::int64_t>(*index) : -1;
    global.text = machine.keep(std::string(module).append(".").append(name));
}

void makeOpaque(PickleMachine& machine, std::string_view name, const Value& arguments) {
    if (isHostileCall(name))
        machine.refuse(ErrorCode::FormatUnknown,
                       "it asks to call " + shown(name) + " (" + machine.place() +
                           "), which no weights need, so it may be an attack; nothing was "
                           "executed. Get the weights from somebody that you trust, as "
                           "safetensors.");
    Value& object = machine.push(Kind::Opaque);
    object.text = name;
    machine.adopt(object, arguments);
}

}  // namespace scalescope
