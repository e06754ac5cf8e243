// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_literals.h"

#include "core/weights/formats/pickle_lines.h"

#include <bit>

namespace scalescope {

namespace {

constexpr std::uint8_t kHighestProtocol = 5;

}  // namespace

bool PickleLiterals::load(std::uint8_t op) {
    return loadConstant(op) || loadNumber(op) || loadText(op) || loadLine(op) || loadBytes(op);
}

bool PickleLiterals::loadConstant(std::uint8_t op) {
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

bool PickleLiterals::loadNumber(std::uint8_t op) {
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
void PickleLiterals::loadInteger(std::string_view digits) {
    if (digits.size() > 8)
        return m_machine.pushBytes(digits);
    std::uint64_t bits =
        !digits.empty() && (static_cast<unsigned char>(digits.back()) & 0x80U) ? ~0ULL : 0;
    for (std::size_t i = digits.size(); i-- > 0;)
        bits = (bits << 8) | static_cast<unsigned char>(digits[i]);
    m_machine.pushInteger(static_cast<std::int64_t>(bits));
}

/// What protocol 0 writes as lines of text.
bool PickleLiterals::loadLine(std::uint8_t op) {
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

bool PickleLiterals::loadText(std::uint8_t op) {
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

bool PickleLiterals::loadBytes(std::uint8_t op) {
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

}  // namespace scalescope
