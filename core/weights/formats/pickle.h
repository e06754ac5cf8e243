// SPDX-License-Identifier: Apache-2.0
// Reads pickles of every protocol: tensors and plain containers as such, other objects as opaque
// values. Nothing is looked up by name, nothing is executed.
// Source: Lib/pickletools.py of CPython for the opcodes; torch/serialization.py for the globals.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/pickle_calls.h"
#include "core/weights/formats/pickle_literals.h"
#include "core/weights/formats/pickle_machine.h"
#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// Reads pickles that lie one behind another in bytes.
class PickleReader {
public:
    /// Values go into archive. Positions in messages count from origin ("byte 17 of data.pkl").
    PickleReader(std::span<const std::byte> bytes, Archive& archive, const Refusal& refuse,
                 std::string where, PickleLimits limits = {});
    PickleReader(const PickleReader&) = delete;
    PickleReader& operator=(const PickleReader&) = delete;

    /// The next pickle's object.
    /// Throws: FileUnreadable (ends too early), HeaderInvalid, FormatUnknown (no opcode, a call
    /// that only attacks make), LimitExceeded.
    [[nodiscard]] const Value* next();

    [[nodiscard]] std::size_t position() const { return m_machine.position(); }
    [[nodiscard]] const std::vector<PickledStorage>& storages() const {
        return m_calls.tensors().storages();
    }
    [[nodiscard]] const std::vector<PickledTensor>& tensors() const {
        return m_calls.tensors().tensors();
    }

private:
    bool loadContainer(std::uint8_t op);
    bool loadItems(std::uint8_t op);
    bool loadStack(std::uint8_t op);
    bool loadMemo(std::uint8_t op);
    bool loadGlobal(std::uint8_t op);
    bool loadCall(std::uint8_t op);
    [[noreturn]] void refuseOpcode(std::uint8_t op) const;

    PickleMachine m_machine;
    PickleLiterals m_literals{m_machine};
    PickleCalls m_calls{m_machine};
};

}  // namespace scalescope
