// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/numpy_value.h"

#include "core/weights/formats/pickle_lines.h"
#include "core/weights/formats/text_budget.h"

#include <bit>
#include <cstring>
#include <string_view>

namespace scalescope {

namespace {

using Kind = Value::Kind;
using Texts = std::vector<std::string>;

constexpr std::size_t kMaxItems = 1'000'000;

/// "<U5": what a dtype was made of.
struct ItemType {
    char kind = 0;  ///< U, S, i, u, O, f, ...
    std::size_t bytes = 0;
    bool swapped = false;
};

bool isNamed(const Value& value, std::string_view end) {
    return value.kind == Kind::Opaque && value.text.starts_with("numpy") &&
           value.text.ends_with(end);
}

/// The argument tuple, or a state that was set.
const Value* tupleAt(const Value& object, std::size_t index) {
    return object.items.size() > index && object.items[index]->kind == Kind::Tuple
               ? object.items[index]
               : nullptr;
}

std::optional<ItemType> itemTypeOf(const Value& dtype) {
    const Value* arguments = isNamed(dtype, ".dtype") ? tupleAt(dtype, 0) : nullptr;
    if (!arguments || arguments->items.empty() || arguments->items[0]->kind != Kind::Text ||
        arguments->items[0]->text.empty())
        return std::nullopt;
    const std::string_view code = arguments->items[0]->text;
    const auto number = wholeNumber(code.substr(1));
    ItemType type{code[0], static_cast<std::size_t>(number.value_or(0)), false};
    const Value* state = tupleAt(dtype, 1);
    if (state && state->items.size() > 1 && state->items[1]->kind == Kind::Text)
        type.swapped = state->items[1]->text == ">";
    if (type.kind == 'U')
        type.bytes *= 4;
    if (number.value_or(0) < 0 || type.bytes > (std::size_t{1} << 20))
        return std::nullopt;
    return type;
}

std::string bytesOf(const Value& value) {
    if (value.kind == Kind::Bytes && value.integer == 1)
        return latin1Bytes(value.text);
    return value.kind == Kind::Bytes || value.kind == Kind::Text ? std::string(value.text) : "";
}

std::uint64_t numberAt(std::string_view item, const ItemType& type) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < item.size() && i < 8; ++i) {
        const std::size_t place = type.swapped ? i : item.size() - 1 - i;
        number = (number << 8) | static_cast<unsigned char>(item[place]);
    }
    return number;
}

std::int64_t integerAt(std::string_view item, const ItemType& type) {
    const std::uint64_t number = numberAt(item, type);
    const std::size_t unused = 64 - 8 * item.size();
    if (type.kind == 'u' || unused == 0)
        return static_cast<std::int64_t>(number);
    return static_cast<std::int64_t>(number << unused) >> unused;
}

std::optional<std::string> itemText(std::string_view item, const ItemType& type) {
    std::string text;
    switch (type.kind) {
        case 'U':
            for (std::size_t at = 0; at + 4 <= item.size(); at += 4) {
                const std::uint64_t character = numberAt(item.substr(at, 4), type);
                if (character != 0)
                    appendUtf8(text, static_cast<std::uint32_t>(character));
            }
            return text;
        case 'S':
            return std::string(item.substr(0, item.find('\0')));
        case 'i':
        case 'u':
            if (item.empty() || item.size() > 8)
                return std::nullopt;
            return std::to_string(integerAt(item, type));
        default:
            return std::nullopt;
    }
}

std::optional<Texts> textsIn(const Value& data, const ItemType& type) {
    Texts texts;
    TextBudget budget = kClassNames;
    if (data.kind == Kind::List) {  // of objects
        if (data.items.size() > kMaxItems)
            return std::nullopt;
        for (const Value* item : data.items) {
            auto text = textOf(*item);
            if (!text || !budget.take(*text))
                return std::nullopt;
            texts.push_back(std::move(*text));
        }
        return texts;
    }
    const std::string bytes = bytesOf(data);
    if (type.bytes == 0 || bytes.size() % type.bytes != 0 || bytes.size() / type.bytes > kMaxItems)
        return std::nullopt;
    for (std::size_t at = 0; at < bytes.size(); at += type.bytes) {
        auto text = itemText(std::string_view(bytes).substr(at, type.bytes), type);
        if (!text)
            return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return texts;
}

std::optional<double> realAt(std::string_view item, const ItemType& type) {
    if (item.empty() || item.size() > 8)
        return std::nullopt;
    if (type.kind == 'i' || type.kind == 'u')
        return static_cast<double>(integerAt(item, type));
    if (type.kind != 'f')
        return std::nullopt;
    if (item.size() == sizeof(double))
        return std::bit_cast<double>(numberAt(item, type));
    if (item.size() == sizeof(float))
        return std::bit_cast<float>(static_cast<std::uint32_t>(numberAt(item, type)));
    return std::nullopt;
}

/// What an array is made of: its dtype, and its bytes or a list.
std::optional<std::pair<ItemType, const Value*>> arrayOf(const Value& value) {
    // _frombuffer(bytes, dtype, shape, order) of protocol 5
    const Value* buffer = isNamed(value, "._frombuffer") ? tupleAt(value, 0) : nullptr;
    // (version, shape, dtype, is Fortran, bytes or list)
    const Value* state = isNamed(value, ".multiarray._reconstruct") ? tupleAt(value, 1) : nullptr;
    const bool isBuffer = buffer && buffer->items.size() >= 2;
    if (!isBuffer && (!state || state->items.size() < 5))
        return std::nullopt;
    const auto type = itemTypeOf(isBuffer ? *buffer->items[1] : *state->items[2]);
    if (!type)
        return std::nullopt;
    return std::pair(*type, isBuffer ? buffer->items[0] : state->items[4]);
}

/// (dtype, bytes) of a scalar.
std::optional<std::pair<ItemType, const Value*>> scalarOf(const Value& value) {
    const Value* arguments = isNamed(value, ".multiarray.scalar") ? tupleAt(value, 0) : nullptr;
    if (!arguments || arguments->items.size() < 2)
        return std::nullopt;
    const auto type = itemTypeOf(*arguments->items[0]);
    if (!type)
        return std::nullopt;
    return std::pair(*type, arguments->items[1]);
}

}  // namespace

std::optional<Texts> numpyTexts(const Value& value) {
    const auto array = arrayOf(value);
    return array ? textsIn(*array->second, array->first) : std::nullopt;
}

std::optional<std::vector<double>> numpyReals(const Value& value, std::size_t most) {
    const auto array = arrayOf(value);
    const std::string bytes = array ? bytesOf(*array->second) : std::string();
    const std::size_t size = array ? array->first.bytes : 0;
    if (size == 0 || bytes.empty() || bytes.size() % size != 0 || bytes.size() / size > most)
        return std::nullopt;
    std::vector<double> reals;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
        const auto real = realAt(std::string_view(bytes).substr(at, size), array->first);
        if (!real)
            return std::nullopt;
        reals.push_back(*real);
    }
    return reals;
}

std::optional<double> realNumberOf(const Value& value) {
    if (value.kind == Kind::Integer)
        return static_cast<double>(value.integer);
    if (value.kind == Kind::Real)
        return value.real;
    const auto scalar = scalarOf(value);
    return scalar ? realAt(bytesOf(*scalar->second), scalar->first) : std::nullopt;
}

std::optional<std::int64_t> wholeNumberOf(const Value& value) {
    if (value.kind == Kind::Integer)
        return value.integer;
    const auto scalar = scalarOf(value);
    if (!scalar || (scalar->first.kind != 'i' && scalar->first.kind != 'u'))
        return std::nullopt;
    const std::string bytes = bytesOf(*scalar->second);
    if (bytes.empty() || bytes.size() > 8)
        return std::nullopt;
    return integerAt(bytes, scalar->first);
}

std::optional<std::string> textOf(const Value& value) {
    if (value.kind == Kind::Text)
        return std::string(value.text);
    if (value.kind == Kind::Bytes)
        return bytesOf(value);
    const auto scalar = scalarOf(value);
    if (!scalar || (scalar->first.kind != 'U' && scalar->first.kind != 'S'))
        return std::nullopt;
    return itemText(bytesOf(*scalar->second), scalar->first);
}

}  // namespace scalescope
