// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle.h"

#include "core/weights/formats/pickle_names.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace scalescope {

namespace {

constexpr std::uint8_t kHighestProtocol = 5;

}  // namespace

PickleReader::PickleReader(std::span<const std::byte> bytes, Archive& archive,
                           const Refusal& refuse, std::string where, PickleLimits limits)
    : m_bytes(bytes),
      m_archive(archive),
      m_refuse(refuse),
      m_where(std::move(where)),
      m_limits(limits) {}

const Value* PickleReader::next() {
    m_stack.clear();
    m_marks.clear();
    m_memo.clear();
    while (true) {
        m_opAt = m_at;
        const auto op = static_cast<std::uint8_t>(takeUnsigned(1));
        if (op == '.')
            break;
        if (!loadConstant(op) && !loadText(op) && !loadContainer(op) && !loadMemo(op) &&
            !loadCall(op))
            refuseOpcode(op);
    }
    if (m_stack.size() != 1 || !m_marks.empty())
        damaged("the pickle ends with an unfinished object");
    return m_stack.back();
}

bool PickleReader::loadConstant(std::uint8_t op) {
    switch (op) {
        case 0x80:  // PROTO
            if (takeUnsigned(1) > kHighestProtocol)
                fail(ErrorCode::FormatUnknown, "the pickle has a protocol newer than 5");
            return true;
        case 0x95:
            (void)takeUnsigned(8);
            return true;  // FRAME: lengths are checked where bytes are read
        case 'N':
            push(Value::Kind::None);
            return true;
        case 0x88:
            push(Value::Kind::Bool).integer = 1;
            return true;
        case 0x89:
            push(Value::Kind::Bool).integer = 0;
            return true;
        case 'K':
            pushInteger(static_cast<std::int64_t>(takeUnsigned(1)));
            return true;
        case 'M':
            pushInteger(static_cast<std::int64_t>(takeUnsigned(2)));
            return true;
        case 'J':
            pushInteger(static_cast<std::int32_t>(takeUnsigned(4)));
            return true;
        case 'G': {  // BINFLOAT is big endian, alone among the opcodes
            const auto bytes = take(8);
            std::uint64_t bits = 0;
            for (const std::byte byte : bytes)
                bits = (bits << 8) | static_cast<std::uint64_t>(byte);
            push(Value::Kind::Real).real = std::bit_cast<double>(bits);
            return true;
        }
        case 0x8A: {  // LONG1: two's complement of up to 255 bytes
            const std::size_t size = takeUnsigned(1);
            const std::string_view digits = takeText(size);
            if (size > 8) {
                push(Value::Kind::Opaque).text = digits;
                return true;
            }
            std::uint64_t bits =
                size > 0 && (static_cast<unsigned char>(digits.back()) & 0x80U) ? ~0ULL : 0;
            for (std::size_t i = size; i-- > 0;)
                bits = (bits << 8) | static_cast<unsigned char>(digits[i]);
            pushInteger(static_cast<std::int64_t>(bits));
            return true;
        }
        default:
            return false;
    }
}

bool PickleReader::loadText(std::uint8_t op) {
    switch (op) {
        case 'X':
            pushText(takeText(takeUnsigned(4)));
            return true;
        case 'U':
        case 0x8C:
            pushText(takeText(takeUnsigned(1)));
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadContainer(std::uint8_t op) {
    switch (op) {
        case '(':
            if (m_marks.size() >= static_cast<std::size_t>(m_limits.depth))
                fail(ErrorCode::LimitExceeded,
                     "the pickle is nested deeper than " + std::to_string(m_limits.depth));
            m_marks.push_back(m_stack.size());
            return true;
        case '}':
            push(Value::Kind::Dict);
            return true;
        case ']':
            push(Value::Kind::List);
            return true;
        case 0x8F:
            push(Value::Kind::Opaque);
            return true;  // EMPTY_SET
        case ')':
            makeTuple({});
            return true;
        case 't':
            makeTuple(popMark());
            return true;
        case 0x85:
        case 0x86:
        case 0x87: {  // TUPLE1, TUPLE2, TUPLE3
            std::vector<Value*> items(op - 0x84U);
            for (std::size_t i = items.size(); i-- > 0;)
                items[i] = pop();
            makeTuple(items);
            return true;
        }
        case 'a':
            append({pop()});
            return true;
        case 'e':
            append(popMark());
            return true;
        case 's': {
            Value* const value = pop();
            setItems({pop(), value});
            return true;
        }
        case 'u':
            setItems(popMark());
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadMemo(std::uint8_t op) {
    switch (op) {
        case 'q':
            remember(takeUnsigned(1));
            return true;
        case 'r':
            remember(takeUnsigned(4));
            return true;
        case 0x94:
            remember(m_memo.size());
            return true;  // MEMOIZE
        case 'h':
            recall(takeUnsigned(1));
            return true;
        case 'j':
            recall(takeUnsigned(4));
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadCall(std::uint8_t op) {
    switch (op) {
        case 'c': {
            const std::string_view module = takeLine();
            loadGlobal(module, takeLine());
            return true;
        }
        case 0x93: {  // STACK_GLOBAL
            const Value* const name = pop();
            const Value* const module = pop();
            if (name->kind != Value::Kind::Text || module->kind != Value::Kind::Text)
                damaged("a global has no name");
            loadGlobal(module->text, name->text);
            return true;
        }
        case 'R':
            reduce();
            return true;
        case 'b':
            build();
            return true;
        case 0x81:
            newObject();
            return true;
        case 'Q':
            persistentId();
            return true;
        default:
            return false;
    }
}

}  // namespace scalescope
