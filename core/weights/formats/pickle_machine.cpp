// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_machine.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace scalescope {

namespace {

constexpr std::size_t kValueBytes = sizeof(Value) + sizeof(Value*);

}  // namespace

PickleMachine::PickleMachine(std::span<const std::byte> bytes, Archive& archive,
                             const Refusal& refuse, std::string where, PickleLimits limits)
    : m_bytes(bytes),
      m_archive(archive),
      m_refuse(refuse),
      m_where(std::move(where)),
      m_limits(limits) {}

void PickleMachine::begin() {
    m_stack.clear();
    m_marks.clear();
    m_memo.clear();
}

std::uint8_t PickleMachine::takeOpcode() {
    m_opAt = m_at;
    return static_cast<std::uint8_t>(takeUnsigned(1));
}

const Value* PickleMachine::result() const {
    if (m_stack.size() != 1 || !m_marks.empty())
        damaged("the pickle ends with an unfinished object");
    return m_stack.back();
}

Value& PickleMachine::push(Value::Kind kind) {
    account(kValueBytes);
    Value& value = m_archive.add(kind);
    m_stack.push_back(&value);
    return value;
}

void PickleMachine::pushText(std::string_view text) {
    push(Value::Kind::Text).text = text;
}

void PickleMachine::pushInteger(std::int64_t integer) {
    push(Value::Kind::Integer).integer = integer;
}

void PickleMachine::pushBytes(std::string_view bytes) {
    push(Value::Kind::Bytes).text = bytes;
}

void PickleMachine::pushAgain(Value& value) {
    account(sizeof(Value*));
    m_stack.push_back(&value);
}

std::string_view PickleMachine::keep(std::string text) {
    account(sizeof(std::string) + text.size());
    return m_archive.texts.emplace_back(std::move(text));
}

Value* PickleMachine::pop() {
    Value* const value = &top();
    m_stack.pop_back();
    return value;
}

void PickleMachine::popAny() {
    if (!m_marks.empty() && m_marks.back() == m_stack.size())
        m_marks.pop_back();
    else
        pop();
}

Value& PickleMachine::top() {
    const std::size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() <= floor)
        damaged("the pickle takes a value that is not there");
    return *m_stack.back();
}

void PickleMachine::mark() {
    if (m_marks.size() >= m_limits.marks)
        fail(ErrorCode::LimitExceeded,
             "the pickle is nested deeper than " + std::to_string(m_limits.marks));
    m_marks.push_back(m_stack.size());
}

std::vector<Value*> PickleMachine::popMark() {
    if (m_marks.empty())
        damaged("the pickle closes a list that it did not open");
    const auto first = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<Value*> items(first, m_stack.end());
    m_stack.erase(first, m_stack.end());
    m_marks.pop_back();
    return items;
}

void PickleMachine::makeTuple(const std::vector<Value*>& items) {
    Value& tuple = push(Value::Kind::Tuple);
    for (const Value* item : items)
        adopt(tuple, *item);
}

void PickleMachine::makeList(const std::vector<Value*>& items) {
    push(Value::Kind::List);
    append(items);
}

void PickleMachine::makeDict(const std::vector<Value*>& items) {
    push(Value::Kind::Dict);
    setItems(items);
}

void PickleMachine::append(const std::vector<Value*>& items) {
    Value& list = top();
    if (list.kind == Value::Kind::Opaque) {  // a deque, a class derived from list
        list.kind = Value::Kind::List;
        list.items.clear();
    }
    if (list.kind != Value::Kind::List)
        damaged("the pickle appends to something that is no list");
    for (const Value* item : items)
        adopt(list, *item);
}

void PickleMachine::setItems(const std::vector<Value*>& items) {
    Value& dict = top();
    if (dict.kind == Value::Kind::Opaque) {  // a defaultdict, a class derived from dict
        dict.kind = Value::Kind::Dict;
        dict.ordered = true;
        dict.items.clear();
    }
    if (dict.kind != Value::Kind::Dict || items.size() % 2 != 0)
        damaged("the pickle sets items of something that is no dict");
    for (const Value* item : items)
        adopt(dict, *item);
}

void PickleMachine::addItems(const std::vector<Value*>& items) {
    Value& set = top();
    if (set.kind != Value::Kind::Opaque)
        damaged("the pickle adds to something that is no set");
    for (const Value* item : items)
        adopt(set, *item);
}

void PickleMachine::adopt(Value& parent, const Value& child) {
    account(sizeof(Value*));
    if (parent.kind != Value::Kind::Opaque)
        parent.depth = std::max(parent.depth, child.depth + 1);
    if (parent.depth > m_limits.depth)
        fail(ErrorCode::LimitExceeded,
             "the pickle is nested deeper than " + std::to_string(m_limits.depth));
    parent.items.push_back(&child);
}

void PickleMachine::remember(std::uint64_t index) {
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

void PickleMachine::recall(std::uint64_t index) {
    if (index >= m_memo.size() || !m_memo[index])
        damaged("the pickle recalls a value that it never remembered");
    pushAgain(*m_memo[index]);
}

void PickleMachine::account(std::size_t bytes) {
    m_memory += bytes;
    if (m_memory > m_bytes.size() + m_limits.marginBytes)
        fail(ErrorCode::LimitExceeded, "the pickle needs more memory than its file is large");
}

// --- bytes

std::span<const std::byte> PickleMachine::take(std::uint64_t count) {
    if (count > m_bytes.size() - m_at)
        m_refuse(ErrorCode::FileUnreadable,
                 "the value at " + place() +
                     " is cut off; the file is incomplete: copy or download it again.");
    const auto taken = m_bytes.subspan(m_at, count);
    m_at += count;
    return taken;
}

std::uint64_t PickleMachine::takeUnsigned(std::size_t bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, take(bytes).data(), bytes);
    return value;
}

std::string_view PickleMachine::takeText(std::uint64_t count) {
    const auto bytes = take(count);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string_view PickleMachine::takeLine() {
    const auto rest = m_bytes.subspan(m_at);
    const auto end = std::find(rest.begin(), rest.end(), std::byte{'\n'});
    const std::string_view line = takeText(static_cast<std::uint64_t>(end - rest.begin()));
    (void)take(1);
    return line;
}

// --- refusals

std::string PickleMachine::place() const {
    return "byte " + std::to_string(m_opAt) + " of " + m_where;
}

void PickleMachine::fail(ErrorCode code, const std::string& what) const {
    m_refuse(code,
             what + " (" + place() +
                 "); the file is damaged, or holds more than weights: save only the state_dict().");
}

}  // namespace scalescope
