// SPDX-License-Identifier: Apache-2.0
// The fixed cases behind GLOBAL, REDUCE, NEWOBJ, BUILD and BINPERSID: no name is ever looked up,
// nothing is executed.
#pragma once

#include "core/base/tensor.h"
#include "core/weights/formats/pickle_machine.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace scalescope {

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

/// What a pickle may call, on the machine that runs it. Throws: as the machine, FormatUnknown (a
/// global that is not read).
class PickleCalls {
public:
    explicit PickleCalls(PickleMachine& machine) : m_machine(machine) {}

    void global(std::string_view module, std::string_view name);
    void reduce();
    void newObject();
    void build();
    void persistentId();

    [[nodiscard]] const std::vector<PickledStorage>& storages() const { return m_storages; }
    [[nodiscard]] const std::vector<PickledTensor>& tensors() const { return m_tensors; }

private:
    void call(const Value& callable, const Value& arguments);
    void makeParameter(const Value& arguments);
    void makeSize(const Value& arguments);
    void makeOrderedDict(const Value& arguments);
    void makeTensor(const Value& arguments);
    [[noreturn]] void refuseGlobal(std::string_view module, std::string_view name) const;

    PickleMachine& m_machine;
    std::vector<PickledStorage> m_storages;
    std::vector<PickledTensor> m_tensors;
};

}  // namespace scalescope
