// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle.h"

#include "core/weights/formats/pickle_names.h"

#include <bit>
#include <utility>

namespace scalescope {

namespace {

constexpr std::uint8_t kHighestProtocol = 5;

}  // namespace

PickleReader::PickleReader(std::span<const std::byte> bytes, Archive& archive,
                           const Refusal& refuse, std::string where, PickleLimits limits)
    : m_machine(bytes, archive, refuse, std::move(where), limits) {}

const Value* PickleReader::next() {
    m_machine.begin();
    while (true) {
        const std::uint8_t op = m_machine.takeOpcode();
        if (op == '.')
            return m_machine.result();
        if (!loadConstant(op) && !loadText(op) && !loadContainer(op) && !loadMemo(op) &&
            !loadCall(op))
            refuseOpcode(op);
    }
}

bool PickleReader::loadConstant(std::uint8_t op) {
    switch (op) {
        case 0x80:  // PROTO
            if (m_machine.takeUnsigned(1) > kHighestProtocol)
                m_machine.fail(ErrorCode::FormatUnknown, "the pickle has a protocol newer than 5");
            return true;
        case 0x95:
            (void)m_machine.takeUnsigned(8);
            return true;  // FRAME: lengths are checked where bytes are read
        case 'N':
            m_machine.push(Value::Kind::None);
            return true;
        case 0x88:
            m_machine.push(Value::Kind::Bool).integer = 1;
            return true;
        case 0x89:
            m_machine.push(Value::Kind::Bool).integer = 0;
            return true;
        case 'K':
            m_machine.pushInteger(static_cast<std::int64_t>(m_machine.takeUnsigned(1)));
            return true;
        case 'M':
            m_machine.pushInteger(static_cast<std::int64_t>(m_machine.takeUnsigned(2)));
            return true;
        case 'J':
            m_machine.pushInteger(static_cast<std::int32_t>(m_machine.takeUnsigned(4)));
            return true;
        case 'G': {  // BINFLOAT is big endian, alone among the opcodes
            const auto bytes = m_machine.take(8);
            std::uint64_t bits = 0;
            for (const std::byte byte : bytes)
                bits = (bits << 8) | static_cast<std::uint64_t>(byte);
            m_machine.push(Value::Kind::Real).real = std::bit_cast<double>(bits);
            return true;
        }
        case 0x8A: {  // LONG1: two's complement of up to 255 bytes
            const std::size_t size = m_machine.takeUnsigned(1);
            const std::string_view digits = m_machine.takeText(size);
            if (size > 8) {
                m_machine.push(Value::Kind::Opaque).text = digits;
                return true;
            }
            std::uint64_t bits =
                size > 0 && (static_cast<unsigned char>(digits.back()) & 0x80U) ? ~0ULL : 0;
            for (std::size_t i = size; i-- > 0;)
                bits = (bits << 8) | static_cast<unsigned char>(digits[i]);
            m_machine.pushInteger(static_cast<std::int64_t>(bits));
            return true;
        }
        default:
            return false;
    }
}

bool PickleReader::loadText(std::uint8_t op) {
    switch (op) {
        case 'X':
            m_machine.pushText(m_machine.takeText(m_machine.takeUnsigned(4)));
            return true;
        case 'U':
        case 0x8C:
            m_machine.pushText(m_machine.takeText(m_machine.takeUnsigned(1)));
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadContainer(std::uint8_t op) {
    switch (op) {
        case '(':
            m_machine.mark();
            return true;
        case '}':
            m_machine.push(Value::Kind::Dict);
            return true;
        case ']':
            m_machine.push(Value::Kind::List);
            return true;
        case 0x8F:
            m_machine.push(Value::Kind::Opaque);
            return true;  // EMPTY_SET
        case ')':
            m_machine.makeTuple({});
            return true;
        case 't':
            m_machine.makeTuple(m_machine.popMark());
            return true;
        case 0x85:
        case 0x86:
        case 0x87: {  // TUPLE1, TUPLE2, TUPLE3
            std::vector<Value*> items(op - 0x84U);
            for (std::size_t i = items.size(); i-- > 0;)
                items[i] = m_machine.pop();
            m_machine.makeTuple(items);
            return true;
        }
        case 'a':
            m_machine.append({m_machine.pop()});
            return true;
        case 'e':
            m_machine.append(m_machine.popMark());
            return true;
        case 's': {
            Value* const value = m_machine.pop();
            m_machine.setItems({m_machine.pop(), value});
            return true;
        }
        case 'u':
            m_machine.setItems(m_machine.popMark());
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadMemo(std::uint8_t op) {
    switch (op) {
        case 'q':
            m_machine.remember(m_machine.takeUnsigned(1));
            return true;
        case 'r':
            m_machine.remember(m_machine.takeUnsigned(4));
            return true;
        case 0x94:
            m_machine.remember();
            return true;  // MEMOIZE
        case 'h':
            m_machine.recall(m_machine.takeUnsigned(1));
            return true;
        case 'j':
            m_machine.recall(m_machine.takeUnsigned(4));
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadCall(std::uint8_t op) {
    switch (op) {
        case 'c': {
            const std::string_view module = m_machine.takeLine();
            m_calls.global(module, m_machine.takeLine());
            return true;
        }
        case 0x93: {  // STACK_GLOBAL
            const Value* const name = m_machine.pop();
            const Value* const module = m_machine.pop();
            if (name->kind != Value::Kind::Text || module->kind != Value::Kind::Text)
                m_machine.damaged("a global has no name");
            m_calls.global(module->text, name->text);
            return true;
        }
        case 'R':
            m_calls.reduce();
            return true;
        case 'b':
            m_calls.build();
            return true;
        case 0x81:
            m_calls.newObject();
            return true;
        case 'Q':
            m_calls.persistentId();
            return true;
        default:
            return false;
    }
}

void PickleReader::refuseOpcode(std::uint8_t op) const {
    m_machine.refuse(ErrorCode::FormatUnknown,
                     "it holds the pickle opcode " + opcodeName(op) + " (" + m_machine.place() +
                         "), which weights do not need; nothing was executed. Save only the "
                         "state_dict(), or safetensors.");
}

}  // namespace scalescope
