// SPDX-License-Identifier: Apache-2.0
// The fixed cases behind GLOBAL, REDUCE, NEWOBJ, BUILD and persistent ids. Whatever is none of them
// becomes an opaque value: no name is ever looked up, nothing is executed.
#pragma once

#include "core/base/tensor.h"
#include "core/weights/formats/pickle_machine.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace scalescope {

/// A storage as a pickle names it: where the elements of tensors lie.
struct PickledStorage {
    Dtype dtype = Dtype::F32;
    std::string_view key;
    std::int64_t count = 0;  ///< elements
    std::size_t width = 0;   ///< bytes of an element
    bool readable = true;    ///< false: no Dtype is what its elements are
};

/// A tensor as a pickle describes it, before its bytes are found. In elements of its storage.
struct PickledTensor {
    std::size_t storage = 0;  ///< index
    std::int64_t offset = 0;
    std::vector<std::int64_t> sizes, strides;
};

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
    void persistentId();
    /// The same of protocol 0, where it is text.
    void persistentText(std::string_view line);

    [[nodiscard]] const std::vector<PickledStorage>& storages() const { return m_storages; }
    [[nodiscard]] const std::vector<PickledTensor>& tensors() const { return m_tensors; }

private:
    void call(const Value& callable, const Value& arguments);
    void callKnown(std::size_t global, const Value& arguments);
    void makeObject(const Value& type, const Value& arguments);
    void makeOpaque(std::string_view name, const Value& arguments);
    void makeParameter(const Value& arguments);
    void makeFromType(const Value& arguments);
    void makeSize(const Value& arguments);
    void makeOrderedDict(const Value& arguments);
    void makeBytes(const Value& arguments);
    void makeTensor(const Value& arguments);
    void makeTensorOfBytes(const Value& arguments);
    void makeStorage(const Value& type, std::string_view key, std::int64_t count);

    void pushGlobal(const Value& global);

    PickleMachine& m_machine;
    std::vector<PickledStorage> m_storages;
    std::vector<PickledTensor> m_tensors;
};

}  // namespace scalescope
