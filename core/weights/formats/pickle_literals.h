// SPDX-License-Identifier: Apache-2.0
// Opcodes that stand for one value that lies behind them: numbers, text, bytes, and what frames a
// pickle.
#pragma once

#include "core/weights/formats/pickle_machine.h"

#include <cstdint>
#include <string_view>

namespace scalescope {

class PickleLiterals {
public:
    explicit PickleLiterals(PickleMachine& machine) : m_machine(machine) {}

    /// False: the opcode is none of these. Throws: as the machine; FormatUnknown for a protocol
    /// that is not known.
    bool load(std::uint8_t op);

private:
    bool loadConstant(std::uint8_t op);
    bool loadNumber(std::uint8_t op);
    bool loadLine(std::uint8_t op);
    bool loadText(std::uint8_t op);
    bool loadBytes(std::uint8_t op);
    void loadInteger(std::string_view digits);

    PickleMachine& m_machine;
};

}  // namespace scalescope
