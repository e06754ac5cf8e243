// SPDX-License-Identifier: Apache-2.0
// Tensors as pickles of PyTorch describe them: storages by persistent ids, and the calls that make
// tensors of them.
#pragma once

#include "core/base/tensor.h"
#include "core/weights/formats/pickle_machine.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace scalescope {

/// What stands for the class of a tensor with its sign turned (torch.Tensor.is_neg).
inline constexpr std::string_view kNegatedTensor = "negated Tensor";

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

/// Throws: as the machine; FormatUnknown for what no weights need.
class PickleTensors {
public:
    explicit PickleTensors(PickleMachine& machine) : m_machine(machine) {}

    void persistentId();
    /// The same of protocol 0, where it is text.
    void persistentText(std::string_view line);
    /// Pushes the tensor of a call of _rebuild_tensor.
    void rebuild(const Value& arguments);
    /// Of _rebuild_tensor_v3: of bytes without a type, and with the type as an argument.
    void rebuildOfBytes(const Value& arguments);

    [[nodiscard]] const std::vector<PickledStorage>& storages() const { return m_storages; }
    [[nodiscard]] const std::vector<PickledTensor>& tensors() const { return m_tensors; }

private:
    void makeStorage(const Value& type, std::string_view key, std::int64_t count);

    PickleMachine& m_machine;
    std::vector<PickledStorage> m_storages;
    std::vector<PickledTensor> m_tensors;
};

}  // namespace scalescope
