// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle.h"

#include "core/weights/formats/pickle_lines.h"
#include "core/weights/formats/pickle_names.h"

#include <utility>

namespace scalescope {

PickleReader::PickleReader(std::span<const std::byte> bytes, Archive& archive,
                           const Refusal& refuse, std::string where, PickleLimits limits)
    : m_machine(bytes, archive, refuse, std::move(where), limits) {}

const Value* PickleReader::next() {
    m_machine.begin();
    while (true) {
        const std::uint8_t op = m_machine.takeOpcode();
        if (op == '.')
            return m_machine.result();
        const bool known = m_literals.load(op) || loadContainer(op) || loadItems(op) ||
                           loadStack(op) || loadMemo(op) || loadGlobal(op) || loadCall(op);
        if (!known)
            refuseOpcode(op);
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
            m_calls.tensors().persistentId();
            return true;
        case 'P':
            m_calls.tensors().persistentText(m_machine.takeLine());
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
