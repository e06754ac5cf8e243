// SPDX-License-Identifier: Apache-2.0
// The fixed cases behind GLOBAL, REDUCE, NEWOBJ and BUILD. Whatever is none of them becomes an
// opaque value: no name is ever looked up, nothing is executed.
#pragma once

#include "core/weights/formats/pickle_machine.h"
#include "core/weights/formats/pickle_tensors.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace scalescope {

/// What a pickle may call, on the machine that runs it. Throws: as the machine, FormatUnknown (a
/// call that only attacks make).
class PickleCalls {
public:
    explicit PickleCalls(PickleMachine& machine) : m_machine(machine) {}

    void global(std::string_view module, std::string_view name);
    void reduce();
    /// What was pushed since the mark: OBJ has the class first, INST names it.
    void instance(const Value& type, const std::vector<Value*>& arguments);
    void newObject();
    void newObjectWithNames();
    void build();

    /// Storages and tensors that were made so far; persistent ids go there.
    [[nodiscard]] PickleTensors& tensors() { return m_tensors; }
    [[nodiscard]] const PickleTensors& tensors() const { return m_tensors; }

private:
    void call(const Value& callable, const Value& arguments);
    void callKnown(std::size_t global, const Value& arguments);
    void makeObject(const Value& type, const Value& arguments);
    void makeParameter(const Value& arguments);
    void makeFromType(const Value& arguments);
    void makeSize(const Value& arguments);
    void makeOrderedDict(const Value& arguments);
    void makeBytes(const Value& arguments);

    PickleMachine& m_machine;
    PickleTensors m_tensors{m_machine};
};

}  // namespace scalescope
