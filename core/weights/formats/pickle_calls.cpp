// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_calls.h"

#include "core/weights/formats/pickle_globals.h"

#include <string>

namespace scalescope {

namespace {

using Kind = Value::Kind;

bool isSequence(const Value& value) {
    return value.kind == Kind::List || value.kind == Kind::Tuple;
}

}  // namespace

void PickleCalls::global(std::string_view module, std::string_view name) {
    pushGlobal(m_machine, module, name);
}

void PickleCalls::reduce() {
    const Value& arguments = *m_machine.pop();
    const Value& callable = *m_machine.pop();
    call(callable, arguments);
}

void PickleCalls::call(const Value& callable, const Value& arguments) {
    const bool callableKind = callable.kind == Kind::Global || callable.kind == Kind::Opaque;
    if (!callableKind || arguments.kind != Kind::Tuple)
        m_machine.damaged("the pickle calls something that is no function");
    if (isKnown(callable))
        callKnown(static_cast<std::size_t>(callable.integer), arguments);
    else
        makeOpaque(m_machine, callable.text, arguments);
}

void PickleCalls::callKnown(std::size_t global, const Value& arguments) {
    switch (knownGlobal(global).kind) {
        case GlobalKind::OrderedDict:
            return makeOrderedDict(arguments);
        case GlobalKind::RebuildTensorV2:
        case GlobalKind::RebuildTensor:
            return m_tensors.rebuild(arguments);
        case GlobalKind::RebuildTensorV3:
            return m_tensors.rebuildOfBytes(arguments);
        case GlobalKind::RebuildParameter:
        case GlobalKind::Parameter:
            return makeParameter(arguments);
        case GlobalKind::RebuildFromType:
            return makeFromType(arguments);
        case GlobalKind::Size:
            return makeSize(arguments);
        case GlobalKind::Encode:
        case GlobalKind::Bytes:
            return makeBytes(arguments);
        case GlobalKind::Reconstructor:
            if (arguments.items.empty() || arguments.items[0]->kind != Kind::Global)
                m_machine.damaged("the pickle makes an object of no class");
            return makeObject(*arguments.items[0], arguments);
        case GlobalKind::DtypeConstant:
        case GlobalKind::Storage:
            break;
    }
    m_machine.damaged("the pickle calls something that is no function");
}

void PickleCalls::makeObject(const Value& type, const Value& arguments) {
    if (isKnownAs(type, GlobalKind::OrderedDict))
        return makeOrderedDict(Value{});
    if (isKnownAs(type, GlobalKind::Parameter) || isKnownAs(type, GlobalKind::Size) ||
        isKnownAs(type, GlobalKind::Bytes) || !isKnown(type))
        return makeOpaque(m_machine, type.text, arguments);
    m_machine.damaged("the pickle makes an object of something that is no class");
}

void PickleCalls::makeParameter(const Value& arguments) {
    const auto& items = arguments.items;
    const bool good =
        !items.empty() && (items[0]->kind == Kind::Tensor || items[0]->kind == Kind::Opaque);
    if (!good)
        m_machine.damaged("a parameter holds no tensor");
    Value& parameter = m_machine.push(items[0]->kind);
    parameter.integer = items[0]->integer;
    parameter.text = items[0]->text;
}

/// A class derived from Tensor: the function that makes the tensor, its class, arguments, state.
void PickleCalls::makeFromType(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.size() < 3 || items[2]->kind != Kind::Tuple)
        m_machine.damaged("a tensor of a class of its own has no arguments");
    call(*items[0], *items[2]);
}

void PickleCalls::makeSize(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.size() != 1 || !isSequence(*items[0]))
        m_machine.damaged("a size holds no list");
    Value& size = m_machine.push(Kind::Tuple);
    for (const Value* item : items[0]->items)
        m_machine.adopt(size, *item);
}

void PickleCalls::makeOrderedDict(const Value& arguments) {
    Value& dict = m_machine.push(Kind::Dict);
    dict.ordered = true;
    if (arguments.items.empty())
        return;
    if (arguments.items.size() != 1 || !isSequence(*arguments.items[0]))
        m_machine.damaged("an OrderedDict is made from something that is no list of pairs");
    for (const Value* pair : arguments.items[0]->items) {
        if (!isSequence(*pair) || pair->items.size() != 2)
            m_machine.damaged("an OrderedDict is made from something that is no list of pairs");
        m_machine.adopt(dict, *pair->items[0]);
        m_machine.adopt(dict, *pair->items[1]);
    }
}

/// Protocols below 3 write bytes as text in Latin-1, which the pickle holds as UTF-8.
void PickleCalls::makeBytes(const Value& arguments) {
    Value& bytes = m_machine.push(Kind::Bytes);
    if (arguments.items.empty())
        return;
    const Value& from = *arguments.items[0];
    bytes.text = from.kind == Kind::Text || from.kind == Kind::Bytes ? from.text : "";
    bytes.integer = from.kind == Kind::Text ? 1 : from.integer;
}

void PickleCalls::instance(const Value& type, const std::vector<Value*>& arguments) {
    if (type.kind != Kind::Global)
        m_machine.damaged("the pickle makes an object of no class");
    m_machine.makeTuple(arguments);
    const Value& tuple = *m_machine.pop();
    makeObject(type, tuple);
}

void PickleCalls::newObject() {
    const Value& arguments = *m_machine.pop();
    const Value& type = *m_machine.pop();
    if ((type.kind != Kind::Global && type.kind != Kind::Opaque) || arguments.kind != Kind::Tuple)
        m_machine.damaged("the pickle makes an object of no class");
    type.kind == Kind::Opaque ? makeOpaque(m_machine, type.text, arguments)
                              : makeObject(type, arguments);
}

void PickleCalls::newObjectWithNames() {
    m_machine.pop();  // arguments by name
    newObject();
}

/// Attributes are kept where they may tell something, and dropped of an OrderedDict (_metadata) and
/// of a tensor.
void PickleCalls::build() {
    const Value& state = *m_machine.pop();
    Value& object = m_machine.top();
    if (object.kind == Kind::Opaque)
        return m_machine.adopt(object, state);
    const bool takesAttributes = object.kind == Kind::Tensor || object.kind == Kind::Global ||
                                 (object.kind == Kind::Dict && object.ordered);
    if (!takesAttributes)
        m_machine.damaged("the pickle sets attributes of something that has none");
}

}  // namespace scalescope
