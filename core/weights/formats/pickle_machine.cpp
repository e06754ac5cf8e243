// SPDX-License-Identifier: Apache-2.0
// The machine under the opcodes: stack, memo, bytes, limits and refusals.
#include "core/weights/formats/pickle.h"
#include "core/weights/formats/pickle_names.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace scalescope {

namespace {

constexpr std::size_t kValueBytes = sizeof(Value) + sizeof(Value*);

/// Text from a file, safe and short enough for a message.
std::string shown(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 60))
        result += c >= 0x20 && c < 0x7F ? c : '?';
    return text.size() > 60 ? result + "..." : result;
}

}  // namespace

Value& PickleReader::push(Value::Kind kind) {
    account(kValueBytes);
    Value& value = m_archive.add(kind);
    m_stack.push_back(&value);
    return value;
}

void PickleReader::pushText(std::string_view text) {
    push(Value::Kind::Text).text = text;
}

void PickleReader::pushInteger(std::int64_t integer) {
    push(Value::Kind::Integer).integer = integer;
}

Value* PickleReader::pop() {
    Value* const value = &top();
    m_stack.pop_back();
    return value;
}

Value& PickleReader::top() {
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() <= floor)
        damaged("the pickle takes a value that is not there");
    return *m_stack.back();
}

std::vector<Value*> PickleReader::popMark() {
    if (m_marks.empty())
        damaged("the pickle closes a list that it did not open");
    const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<Value*> items(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    m_marks.pop_back();
    return items;
}

void PickleReader::makeTuple(const std::vector<Value*>& items) {
    Value& tuple = push(Value::Kind::Tuple);
    for (const Value* item : items)
        adopt(tuple, *item);
}

void PickleReader::append(const std::vector<Value*>& items) {
    Value& list = top();
    if (list.kind != Value::Kind::List)
        damaged("the pickle appends to something that is no list");
    for (const Value* item : items)
        adopt(list, *item);
}

void PickleReader::setItems(const std::vector<Value*>& items) {
    Value& dict = top();
    if (dict.kind != Value::Kind::Dict || items.size() % 2 != 0)
        damaged("the pickle sets items of something that is no dict");
    for (const Value* item : items)
        adopt(dict, *item);
}

void PickleReader::adopt(Value& parent, const Value& child) {
    account(sizeof(Value*));
    parent.depth = std::max(parent.depth, child.depth + 1);
    if (parent.depth > m_limits.depth)
        fail(ErrorCode::LimitExceeded,
             "the pickle is nested deeper than " + std::to_string(m_limits.depth));
    parent.items.push_back(&child);
}

void PickleReader::remember(std::uint64_t index) {
    Value& value = top();
    if (index >= m_limits.memoEntries)
        fail(ErrorCode::LimitExceeded,
             "the pickle remembers more than " + std::to_string(m_limits.memoEntries) + " values");
    if (index >= m_memo.size()) {
        account((index + 1 - m_memo.size()) * sizeof(Value*));
        m_memo.resize(index + 1, nullptr);
    }
    m_memo[index] = &value;
}

void PickleReader::recall(std::uint64_t index) {
    if (index >= m_memo.size() || !m_memo[index])
        damaged("the pickle recalls a value that it never remembered");
    account(sizeof(Value*));
    m_stack.push_back(m_memo[index]);
}

void PickleReader::account(std::size_t bytes) {
    m_memory += bytes;
    if (m_memory > m_bytes.size() + m_limits.marginBytes)
        fail(ErrorCode::LimitExceeded, "the pickle needs more memory than its file is large");
}

// --- bytes

std::span<const std::byte> PickleReader::take(std::uint64_t count) {
    if (count > m_bytes.size() - m_at)
        m_refuse(ErrorCode::FileUnreadable,
                 "the value at byte " + std::to_string(m_opAt) + " of " + m_where +
                     " is cut off; the file is incomplete: copy or download it again.");
    const auto taken = m_bytes.subspan(m_at, count);
    m_at += count;
    return taken;
}

std::uint64_t PickleReader::takeUnsigned(std::size_t bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, take(bytes).data(), bytes);
    return value;
}

std::string_view PickleReader::takeText(std::uint64_t count) {
    const auto bytes = take(count);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view PickleReader::takeLine() {
    const auto rest = m_bytes.subspan(m_at);
    const auto end = std::find(rest.begin(), rest.end(), std::byte{'\n'});
    const std::string_view line = takeText(static_cast<std::uint64_t>(end - rest.begin()));
    (void)take(1);
    return line;
}

// --- refusals

void PickleReader::fail(ErrorCode code, const std::string& what) const {
    m_refuse(code,
             what + " (byte " + std::to_string(m_opAt) + " of " + m_where +
                 "); the file is damaged, or holds more than weights: save only the state_dict().");
}

void PickleReader::refuseGlobal(std::string_view module, std::string_view name) const {
    const std::string global = shown(module) + "." + shown(name);
    const std::string place = " (byte " + std::to_string(m_opAt) + " of " + m_where + ")";
    const bool isModule = module.starts_with("torchvision.") ||
                          module.starts_with("torch.nn.modules") || module.starts_with("timm.") ||
                          module.starts_with("efficientnet_pytorch");
    if (isModule)
        m_refuse(ErrorCode::FormatUnknown,
                 "this is a pickled whole module: it names " + global + place +
                     ", which only Python could rebuild; save model.state_dict() instead.");
    m_refuse(ErrorCode::FormatUnknown,
             "it asks for the Python object " + global + place +
                 ", which is neither a tensor nor a plain container; nothing was "
                 "executed. Save only the state_dict(), or safetensors.");
}

void PickleReader::refuseOpcode(std::uint8_t op) const {
    m_refuse(ErrorCode::FormatUnknown,
             "it holds the pickle opcode " + opcodeName(op) + " (byte " + std::to_string(m_opAt) +
                 " of " + m_where +
                 "), which weights do not need; nothing was executed. Save only the "
                 "state_dict(), or safetensors.");
}

}  // namespace scalescope
