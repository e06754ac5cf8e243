// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_tensors.h"

#include "core/weights/formats/pickle_globals.h"

#include <charconv>
#include <string>
#include <utility>

namespace scalescope {

using Kind = Value::Kind;

namespace {

constexpr std::size_t kMaxPickledRank = 32;  ///< dimensions of a tensor

std::vector<std::int64_t> integersOf(const Value& value, bool& good) {
    std::vector<std::int64_t> integers;
    good = good && (value.kind == Kind::Tuple || value.kind == Kind::List) &&
           value.items.size() <= kMaxPickledRank;
    for (std::size_t i = 0; good && i < value.items.size(); ++i) {
        good = value.items[i]->kind == Kind::Integer && value.items[i]->integer >= 0;
        integers.push_back(value.items[i]->integer);
    }
    return integers;
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

/// Another value of the same global.
void pushSame(PickleMachine& machine, const Value& global) {
    Value& again = machine.push(Kind::Global);
    again.integer = global.integer;
    again.text = global.text;
}

/// A view whose values are those of its storage with the sign turned: PyTorch notes it behind the
/// other arguments, and turns them when it reads.
bool isNegated(const Value& arguments) {
    constexpr std::size_t kFirst = 6;       // behind requires_grad and hooks
    constexpr std::size_t kMostItems = 64;  // many tensors may share a large dict of something else
    for (std::size_t i = kFirst; i < arguments.items.size(); ++i) {
        const Value& marks = *arguments.items[i];
        const Value* mark = marks.items.size() <= kMostItems ? marks.find("neg") : nullptr;
        if (mark && mark->kind == Kind::Bool && mark->integer != 0)
            return true;
    }
    return false;
}

}  // namespace

void PickleTensors::rebuild(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.size() >= 4 && items[0]->kind == Kind::Opaque)
        return makeOpaque(m_machine, items[0]->text, arguments);
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
        return makeOpaque(m_machine, items[0]->text, arguments);
    if (isNegated(arguments))
        return makeOpaque(m_machine, kNegatedTensor, arguments);
    if (m_tensors.size() >= kMaxTensors)
        m_machine.fail(ErrorCode::LimitExceeded,
                       "the pickle holds more than " + std::to_string(kMaxTensors) + " tensors");
    m_machine.account(sizeof(PickledTensor) + 16 * tensor.sizes.size() + sizeof(WeightTensor));
    Value& value = m_machine.push(Kind::Tensor);
    value.integer = static_cast<std::int64_t>(m_tensors.size());
    m_tensors.push_back(std::move(tensor));
}

/// Of bytes without a type, and with the type as an argument: storage, offset, size, stride,
/// requires_grad, hooks, dtype.
void PickleTensors::rebuildOfBytes(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.size() < 7 || items[0]->kind != Kind::Storage)
        m_machine.damaged("a tensor is made from something else than a storage and a type");
    if (!isKnownAs(*items[6], GlobalKind::DtypeConstant))
        return makeOpaque(m_machine, items[6]->text, arguments);
    if (isNegated(arguments))  // here: an opaque value keeps its arguments by their address
        return makeOpaque(m_machine, kNegatedTensor, arguments);
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
    rebuild(tensor);
}

void PickleTensors::makeStorage(const Value& type, std::string_view key, std::int64_t count) {
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

void PickleTensors::persistentId() {
    const Value& id = *m_machine.pop();
    const auto& items = id.items;
    if (id.kind != Kind::Tuple || items.empty() || items[0]->kind != Kind::Text)
        m_machine.damaged("a storage has no description");
    if (items[0]->text == "module" && items.size() > 1 && items[1]->kind == Kind::Global)
        return pushSame(m_machine, *items[1]);  // a class, with its source text behind it
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
void PickleTensors::persistentText(std::string_view line) {
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
    pushGlobal(m_machine, type.substr(0, dot), type.substr(dot + 1));
    const Value& known = *m_machine.pop();
    if (isKnown(known) && !isKnownAs(known, GlobalKind::Storage))
        m_machine.damaged("a storage has no type, key or size");
    makeStorage(known, key, count);
}

}  // namespace scalescope
