// SPDX-License-Identifier: Apache-2.0
// The machine under the opcodes of a pickle: bytes, stack, marks, memo, and the limits of all of
// them.
#pragma once

#include "core/weights/formats/archive.h"
#include "core/weights/formats/refusal.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

struct PickleLimits {
    int depth = 64;  ///< containers within containers
    std::size_t marks = 1000;
    std::size_t memoEntries = 10'000'000;
    std::size_t marginBytes = std::size_t{256} << 20;  ///< memory beyond the size of the file
};

/// Every step either does what the pickle asks or throws: FileUnreadable (ends too early),
/// HeaderInvalid (asks for the impossible), LimitExceeded.
class PickleMachine {
public:
    /// Values go into archive. Positions in messages count from the begin ("byte 17 of data.pkl").
    PickleMachine(std::span<const std::byte> bytes, Archive& archive, const Refusal& refuse,
                  std::string where, PickleLimits limits);

    /// Empties stack, marks and memo for the next pickle.
    void begin();
    /// The next opcode; messages name its place from now on.
    [[nodiscard]] std::uint8_t takeOpcode();
    /// The one value that a finished pickle leaves.
    [[nodiscard]] const Value* result() const;
    [[nodiscard]] std::size_t position() const { return m_at; }

    [[nodiscard]] std::span<const std::byte> take(std::uint64_t count);
    /// Little endian, of at most eight bytes.
    std::uint64_t takeUnsigned(std::size_t bytes);
    [[nodiscard]] std::string_view takeText(std::uint64_t count);
    [[nodiscard]] std::string_view takeLine();

    Value& push(Value::Kind kind);
    void pushText(std::string_view text);
    void pushInteger(std::int64_t value);
    void pushBytes(std::string_view bytes);
    void pushAgain(Value& value);
    /// Text that does not stand in the file as it is.
    [[nodiscard]] std::string_view keep(std::string text);
    Value* pop();
    /// As POP does it: a mark where one lies on top.
    void popAny();
    [[nodiscard]] Value& top();
    void mark();
    /// What was pushed since the last mark.
    [[nodiscard]] std::vector<Value*> popMark();

    void makeTuple(const std::vector<Value*>& items);
    void makeList(const std::vector<Value*>& items);
    /// key, value, key, value.
    void makeDict(const std::vector<Value*>& items);
    /// Of the list on top; an object that is appended to becomes a list.
    void append(const std::vector<Value*>& items);
    /// Of the dict on top: key, value, key, value; an object that gets items becomes a dict.
    void setItems(const std::vector<Value*>& items);
    /// Of the set on top, which stays opaque.
    void addItems(const std::vector<Value*>& items);
    /// Makes child an item of parent.
    void adopt(Value& parent, const Value& child);

    /// Puts the value on top into the memo, behind the last one or at an index.
    void remember() { remember(m_memo.size()); }
    void remember(std::uint64_t index);
    void recall(std::uint64_t index);
    /// Counts memory that the pickle asks for against its limit.
    void account(std::size_t bytes);

    /// "byte 17 of data.pkl": the opcode at work.
    [[nodiscard]] std::string place() const;
    /// Ends the sentence with the place and what to do.
    [[noreturn]] void fail(ErrorCode code, const std::string& what) const;
    [[noreturn]] void damaged(const std::string& what) const {
        fail(ErrorCode::HeaderInvalid, what);
    }
    /// The sentence as it is.
    [[noreturn]] void refuse(ErrorCode code, const std::string& what) const {
        m_refuse(code, what);
    }

private:
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
};

}  // namespace scalescope
