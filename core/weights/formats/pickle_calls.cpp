// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_calls.h"

#include "core/weights/formats/pickle_names.h"

#include <charconv>
#include <string>
#include <utility>

namespace scalescope {

namespace {

using Kind = Value::Kind;

constexpr std::size_t kMaxRank = 32;  ///< dimensions of a tensor

std::vector<std::int64_t> integersOf(const Value& value, bool& good) {
    std::vector<std::int64_t> integers;
    good = good && (value.kind == Kind::Tuple || value.kind == Kind::List) &&
           value.items.size() <= kMaxRank;
    for (std::size_t i = 0; good && i < value.items.size(); ++i) {
        good = value.items[i]->kind == Kind::Integer && value.items[i]->integer >= 0;
        integers.push_back(value.items[i]->integer);
    }
    return integers;
}

bool isSequence(const Value& value) {
    return value.kind == Kind::List || value.kind == Kind::Tuple;
}

bool isKnown(const Value& global) {
    return global.kind == Kind::Global && global.integer >= 0;
}

bool isKnownAs(const Value& global, GlobalKind kind) {
    return isKnown(global) && knownGlobal(static_cast<std::size_t>(global.integer)).kind == kind;
}

/// Text from a file, safe and short enough for a message.
std::string shown(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 90))
        result += c >= 0x20 && c < 0x7F ? c : '?';
    return text.size() > 90 ? result + "..." : result;
}

/// What stands in a line after mark and before the next quote or comma.
std::string_view partAfter(std::string_view& line, std::string_view mark, std::string_view end) {
    const std::size_t begin = line.find(mark);
    if (begin == std::string_view::npos)
        return {};
    line.remove_prefix(begin + mark.size());
    const std::size_t size = line.find_first_of(end);
    const std::string_view part = line.substr(0, size);
    line.remove_prefix(part.size());
    return part;
}

}  // namespace

void PickleCalls::global(std::string_view module, std::string_view name) {
    const auto index = knownGlobalIndex(module, name);
    Value& global = m_machine.push(Kind::Global);
    global.integer = index ? static_cast<std::int64_t>(*index) : -1;
    global.text = m_machine.keep(std::string(module).append(".").append(name));
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
        makeOpaque(callable.text, arguments);
}

void PickleCalls::callKnown(std::size_t global, const Value& arguments) {
    switch (knownGlobal(global).kind) {
        case GlobalKind::OrderedDict:
            return makeOrderedDict(arguments);
        case GlobalKind::RebuildTensorV2:
        case GlobalKind::RebuildTensor:
            return makeTensor(arguments);
        case GlobalKind::RebuildTensorV3:
            return makeTensorOfBytes(arguments);
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

void PickleCalls::makeOpaque(std::string_view name, const Value& arguments) {
    if (isHostileCall(name))
        m_machine.refuse(ErrorCode::FormatUnknown,
                         "it asks to call " + shown(name) + " (" + m_machine.place() +
                             "), which no weights need, so it may be an attack; nothing was "
                             "executed. Get the weights from somebody that you trust, as "
                             "safetensors.");
    Value& object = m_machine.push(Kind::Opaque);
    object.text = name;
    m_machine.adopt(object, arguments);
}

void PickleCalls::makeObject(const Value& type, const Value& arguments) {
    if (isKnownAs(type, GlobalKind::OrderedDict))
        return makeOrderedDict(Value{});
    if (isKnownAs(type, GlobalKind::Parameter) || isKnownAs(type, GlobalKind::Size) ||
        isKnownAs(type, GlobalKind::Bytes) || !isKnown(type))
        return makeOpaque(type.text, arguments);
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

void PickleCalls::makeTensor(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.size() >= 4 && items[0]->kind == Kind::Opaque)
        return makeOpaque(items[0]->text, arguments);
    bool good = items.size() >= 4 && items[0]->kind == Kind::Storage &&
                items[1]->kind == Kind::Integer && items[1]->integer >= 0;
    if (!good)
        m_machine.damaged(
            "a tensor is made from something else than a storage, an offset and sizes");
    PickledTensor tensor;
    tensor.storage = static_cast<std::size_t>(items[0]->integer);
    tensor.offset = items[1]->integer;
    tensor.sizes = integersOf(*items[2], good);
    tensor.strides = integersOf(*items[3], good);
    if (!good || tensor.sizes.size() != tensor.strides.size())
        m_machine.damaged(
            "a tensor has sizes or strides that are no whole numbers from 0, or too many of them");
    if (!m_storages[tensor.storage].readable)
        return makeOpaque(items[0]->text, arguments);
    m_machine.account(sizeof(PickledTensor) + 16 * tensor.sizes.size() + sizeof(WeightTensor));
    Value& value = m_machine.push(Kind::Tensor);
    value.integer = static_cast<std::int64_t>(m_tensors.size());
    m_tensors.push_back(std::move(tensor));
}

/// Of bytes without a type, and with the type as an argument: storage, offset, size, stride,
/// requires_grad, hooks, dtype.
void PickleCalls::makeTensorOfBytes(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.size() < 7 || items[0]->kind != Kind::Storage)
        m_machine.damaged("a tensor is made from something else than a storage and a type");
    if (!isKnownAs(*items[6], GlobalKind::DtypeConstant))
        return makeOpaque(items[6]->text, arguments);
    const Dtype dtype = knownGlobal(static_cast<std::size_t>(items[6]->integer)).dtype;
    PickledStorage storage = m_storages[static_cast<std::size_t>(items[0]->integer)];
    const auto bytes = storage.count * static_cast<std::int64_t>(storage.width);
    const auto width = static_cast<std::int64_t>(dtypeSize(dtype));
    storage.dtype = dtype;
    storage.width = dtypeSize(dtype);
    storage.count = bytes / width;
    storage.readable = true;
    if (bytes % width != 0)
        m_machine.damaged("a storage holds part of an element");
    m_machine.account(sizeof(PickledStorage));
    Value& typed = m_machine.push(Kind::Storage);
    typed.integer = static_cast<std::int64_t>(m_storages.size());
    typed.text = items[6]->text;
    m_storages.push_back(storage);
    m_machine.pop();
    Value tensor = arguments;
    tensor.items[0] = &typed;
    makeTensor(tensor);
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
    type.kind == Kind::Opaque ? makeOpaque(type.text, arguments) : makeObject(type, arguments);
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

void PickleCalls::makeStorage(const Value& type, std::string_view key, std::int64_t count) {
    if (!isKnown(type)) {
        m_machine.push(Kind::Opaque).text = type.text;
        return;
    }
    const KnownGlobal& known = knownGlobal(static_cast<std::size_t>(type.integer));
    m_machine.account(sizeof(PickledStorage));
    Value& storage = m_machine.push(Kind::Storage);
    storage.integer = static_cast<std::int64_t>(m_storages.size());
    storage.text = type.text;
    const std::size_t width = known.otherWidth > 0 ? known.otherWidth : dtypeSize(known.dtype);
    if (count > std::int64_t{1} << 58)
        m_machine.damaged("a storage has an impossible size");
    m_storages.push_back({known.dtype, key, count, width, known.otherWidth == 0});
}

void PickleCalls::pushGlobal(const Value& global) {
    Value& again = m_machine.push(Kind::Global);
    again.integer = global.integer;
    again.text = global.text;
}

void PickleCalls::persistentId() {
    const Value& id = *m_machine.pop();
    const auto& items = id.items;
    if (id.kind != Kind::Tuple || items.empty() || items[0]->kind != Kind::Text)
        m_machine.damaged("a storage has no description");
    if (items[0]->text == "module" && items.size() > 1 && items[1]->kind == Kind::Global)
        return pushGlobal(*items[1]);  // a class, with its source text behind it
    if (items[0]->text != "storage")
        m_machine.fail(ErrorCode::FormatUnknown, "it refers to a \"" +
                                                     std::string(items[0]->text.substr(0, 20)) +
                                                     "\" where only storages of tensors are read");
    const bool good = items.size() >= 5 && items[1]->kind == Kind::Global &&
                      (!isKnown(*items[1]) || isKnownAs(*items[1], GlobalKind::Storage)) &&
                      items[2]->kind == Kind::Text && items[4]->kind == Kind::Integer &&
                      items[4]->integer >= 0;
    if (!good)
        m_machine.damaged("a storage has no type, key or size");
    if (items.size() > 5 && items[5]->kind != Kind::None)
        m_machine.fail(ErrorCode::FormatUnknown,
                       "a storage is a view of another one, which only files of PyTorch "
                       "before 0.4 hold");
    makeStorage(*items[1], items[2]->text, items[4]->integer);
}

/// ('storage', <class 'torch.FloatStorage'>, '0', 'cpu', 864)
void PickleCalls::persistentText(std::string_view line) {
    std::string_view rest = line;
    const std::string_view type = partAfter(rest, "('storage', <class '", "'");
    const std::string_view key = partAfter(rest, ">, '", "'");
    static_cast<void>(partAfter(rest, "', '", "'"));
    const std::string_view digits = partAfter(rest, "', ", ",)");
    std::int64_t count = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    const std::size_t dot = type.rfind('.');
    if (dot == std::string_view::npos || key.empty() || error != std::errc() ||
        end != digits.data() + digits.size() || count < 0)
        m_machine.damaged("a storage has no type, key or size");
    global(type.substr(0, dot), type.substr(dot + 1));
    const Value& known = *m_machine.pop();
    if (isKnown(known) && !isKnownAs(known, GlobalKind::Storage))
        m_machine.damaged("a storage has no type, key or size");
    makeStorage(known, key, count);
}

}  // namespace scalescope
