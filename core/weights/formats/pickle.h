// SPDX-License-Identifier: Apache-2.0
// Reads the pickles of torch.save: tensors and plain containers from a fixed list of opcodes and
// globals. Nothing is looked up by name, nothing is executed, anything else is refused by name.
// Source: Lib/pickletools.py of CPython for the opcodes; torch/serialization.py for the globals.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct PickleLimits {
    int depth = 64;  ///< containers within containers, open marks
    std::size_t memoEntries = 10'000'000;
    std::size_t marginBytes = std::size_t{64} << 20;  ///< memory beyond the size of the file
};

/// A storage as a pickle names it: where the elements of tensors lie.
struct PickledStorage {
    Dtype dtype = Dtype::F32;
    std::string_view key;
    std::int64_t count = 0;  ///< elements
};

/// A tensor as a pickle describes it, before its bytes are found. In elements of its storage.
struct PickledTensor {
    std::size_t storage = 0;  ///< index
    std::int64_t offset = 0;
    std::vector<std::int64_t> sizes, strides;
};

/// Reads pickles that lie one behind another in bytes.
class PickleReader {
public:
    /// Values go into archive. Positions in messages count from origin ("byte 17 of data.pkl").
    PickleReader(std::span<const std::byte> bytes, Archive& archive, const Refusal& refuse,
                 std::string where, PickleLimits limits = {});

    /// The next pickle's object.
    /// Throws: FileUnreadable (ends too early), HeaderInvalid, FormatUnknown (an opcode or global
    /// that is not read), LimitExceeded, DtypeUnsupported.
    [[nodiscard]] const Value* next();

    [[nodiscard]] std::size_t position() const { return m_at; }
    [[nodiscard]] const std::vector<PickledStorage>& storages() const { return m_storages; }
    [[nodiscard]] const std::vector<PickledTensor>& tensors() const { return m_tensors; }

private:
    bool loadConstant(std::uint8_t op);
    bool loadText(std::uint8_t op);
    bool loadContainer(std::uint8_t op);
    bool loadMemo(std::uint8_t op);
    bool loadCall(std::uint8_t op);

    void loadGlobal(std::string_view module, std::string_view name);
    void reduce();
    void build();
    void newObject();
    void persistentId();
    Value& callGlobal(const Value& callable, const Value& arguments);
    Value& makeOrderedDict(const Value& arguments);
    Value& makeTensor(const Value& arguments);

    std::span<const std::byte> take(std::uint64_t count);
    std::uint64_t takeUnsigned(std::size_t bytes);
    std::string_view takeText(std::uint64_t count);
    std::string_view takeLine();

    Value& push(Value::Kind kind);
    void pushText(std::string_view text);
    void pushInteger(std::int64_t value);
    Value* pop();
    Value& top();
    std::vector<Value*> popMark();
    void makeTuple(const std::vector<Value*>& items);
    void append(const std::vector<Value*>& items);
    void setItems(const std::vector<Value*>& items);
    void adopt(Value& parent, const Value& child);
    void remember(std::uint64_t index);
    void recall(std::uint64_t index);
    void account(std::size_t bytes);

    [[noreturn]] void fail(ErrorCode code, const std::string& what) const;
    [[noreturn]] void damaged(const std::string& what) const {
        fail(ErrorCode::HeaderInvalid, what);
    }
    [[noreturn]] void refuseGlobal(std::string_view module, std::string_view name) const;
    [[noreturn]] void refuseOpcode(std::uint8_t op) const;

    std::span<const std::byte> m_bytes;
    Archive& m_archive;
    const Refusal& m_refuse;
    std::string m_where;
    PickleLimits m_limits;
    std::size_t m_at = 0, m_opAt = 0;
    std::size_t m_memory = 0;
    std::vector<Value*> m_stack;
    std::vector<std::size_t> m_marks;
    std::vector<Value*> m_memo;
    std::vector<PickledStorage> m_storages;
    std::vector<PickledTensor> m_tensors;
};

}  // namespace scalescope
