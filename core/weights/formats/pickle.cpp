// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle.h"

#include "core/weights/formats/pickle_lines.h"
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
        const bool known = loadConstant(op) || loadNumber(op) || loadText(op) || loadLine(op) ||
                           loadBytes(op) || loadContainer(op) || loadItems(op) || loadStack(op) ||
                           loadMemo(op) || loadGlobal(op) || loadCall(op);
        if (!known)
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
        default:
            return false;
    }
}

bool PickleReader::loadNumber(std::uint8_t op) {
    switch (op) {
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
        case 0x8A:  // LONG1
            loadInteger(m_machine.takeText(m_machine.takeUnsigned(1)));
            return true;
        case 0x8B:  // LONG4
            loadInteger(m_machine.takeText(m_machine.takeUnsigned(4)));
            return true;
        default:
            return false;
    }
}

/// Two's complement, little endian; what 64 bits cannot hold stays as its bytes.
void PickleReader::loadInteger(std::string_view digits) {
    if (digits.size() > 8)
        return m_machine.pushBytes(digits);
    std::uint64_t bits =
        !digits.empty() && (static_cast<unsigned char>(digits.back()) & 0x80U) ? ~0ULL : 0;
    for (std::size_t i = digits.size(); i-- > 0;)
        bits = (bits << 8) | static_cast<unsigned char>(digits[i]);
    m_machine.pushInteger(static_cast<std::int64_t>(bits));
}

/// What protocol 0 writes as lines of text.
bool PickleReader::loadLine(std::uint8_t op) {
    switch (op) {
        case 'I':
        case 'L': {
            const std::string_view line = m_machine.takeLine();
            if (op == 'I' && (line == "00" || line == "01")) {
                m_machine.push(Value::Kind::Bool).integer = line == "01" ? 1 : 0;
                return true;
            }
            const std::string_view digits = line.substr(0, line.find('L'));
            if (const auto number = wholeNumber(digits))
                m_machine.pushInteger(*number);
            else
                m_machine.pushBytes(digits);
            return true;
        }
        case 'F':
            m_machine.push(Value::Kind::Real).real = realNumber(m_machine.takeLine());
            return true;
        case 'S':
            m_machine.pushText(m_machine.keep(unquoted(m_machine.takeLine())));
            return true;
        case 'V':
            m_machine.pushText(m_machine.keep(unescaped(m_machine.takeLine())));
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadText(std::uint8_t op) {
    switch (op) {
        case 'X':
            m_machine.pushText(m_machine.takeText(m_machine.takeUnsigned(4)));
            return true;
        case 'T':
            m_machine.pushText(m_machine.takeText(m_machine.takeUnsigned(4)));
            return true;
        case 'U':
        case 0x8C:
            m_machine.pushText(m_machine.takeText(m_machine.takeUnsigned(1)));
            return true;
        case 0x8D:  // BINUNICODE8
            m_machine.pushText(m_machine.takeText(m_machine.takeUnsigned(8)));
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadBytes(std::uint8_t op) {
    switch (op) {
        case 'C':
            m_machine.pushBytes(m_machine.takeText(m_machine.takeUnsigned(1)));
            return true;
        case 'B':
            m_machine.pushBytes(m_machine.takeText(m_machine.takeUnsigned(4)));
            return true;
        case 0x8E:  // BINBYTES8
        case 0x96:  // BYTEARRAY8
            m_machine.pushBytes(m_machine.takeText(m_machine.takeUnsigned(8)));
            return true;
        case 0x97:  // NEXT_BUFFER: lies outside of the file
            m_machine.push(Value::Kind::Opaque).text = "buffer";
            return true;
        case 0x98:
            return true;  // READONLY_BUFFER
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
        case 0x8F:  // EMPTY_SET
            m_machine.push(Value::Kind::Opaque).text = "builtins.set";
            return true;
        case 0x91: {  // FROZENSET
            const std::vector<Value*> items = m_machine.popMark();
            m_machine.push(Value::Kind::Opaque).text = "builtins.frozenset";
            m_machine.addItems(items);
            return true;
        }
        case 'l':
            m_machine.makeList(m_machine.popMark());
            return true;
        case 'd':
            m_machine.makeDict(m_machine.popMark());
            return true;
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
        default:
            return false;
    }
}

bool PickleReader::loadItems(std::uint8_t op) {
    switch (op) {
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
        case 0x90:  // ADDITEMS
            m_machine.addItems(m_machine.popMark());
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadStack(std::uint8_t op) {
    switch (op) {
        case '0':
            m_machine.popAny();
            return true;
        case '1':
            static_cast<void>(m_machine.popMark());
            return true;
        case '2':
            m_machine.pushAgain(m_machine.top());
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
        case 'p':
        case 'g': {
            const auto index = wholeNumber(m_machine.takeLine());
            if (!index || *index < 0)
                m_machine.damaged("a value is remembered under no number");
            op == 'p' ? m_machine.remember(static_cast<std::uint64_t>(*index))
                      : m_machine.recall(static_cast<std::uint64_t>(*index));
            return true;
        }
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

bool PickleReader::loadGlobal(std::uint8_t op) {
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
        case 0x82:  // EXT1, EXT2, EXT4: numbers that a program registered
        case 0x83:
        case 0x84:
            static_cast<void>(m_machine.takeUnsigned(std::size_t{1} << (op - 0x82U)));
            m_calls.global("copyreg", "extension");
            return true;
        case 'Q':
            m_calls.persistentId();
            return true;
        case 'P':
            m_calls.persistentText(m_machine.takeLine());
            return true;
        default:
            return false;
    }
}

bool PickleReader::loadCall(std::uint8_t op) {
    switch (op) {
        case 'R':
            m_calls.reduce();
            return true;
        case 'b':
            m_calls.build();
            return true;
        case 0x81:
            m_calls.newObject();
            return true;
        case 0x92:
            m_calls.newObjectWithNames();
            return true;
        case 'i': {
            const std::string_view module = m_machine.takeLine();
            m_calls.global(module, m_machine.takeLine());
            const Value& type = *m_machine.pop();
            m_calls.instance(type, m_machine.popMark());
            return true;
        }
        case 'o': {
            std::vector<Value*> items = m_machine.popMark();
            if (items.empty())
                m_machine.damaged("the pickle makes an object of no class");
            const Value& type = *items.front();
            items.erase(items.begin());
            m_calls.instance(type, items);
            return true;
        }
        default:
            return false;
    }
}

void PickleReader::refuseOpcode(std::uint8_t op) const {
    m_machine.refuse(ErrorCode::FormatUnknown,
                     "it holds " + opcodeName(op) + " (" + m_machine.place() +
                         ") where a pickle has an opcode; the file is damaged or not of Python: "
                         "copy or download it again.");
}

}  // namespace scalescope
