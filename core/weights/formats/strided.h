// SPDX-License-Identifier: Apache-2.0
// From a pickle's description of a tensor to its bytes.
#pragma once

#include "core/weights/formats/pickle_calls.h"
#include "core/weights/formats/refusal.h"
#include "core/weights/state_dict.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// Bytes of each storage that a pickle names, in the order of PickleReader::storages().
using StorageBytes = std::vector<std::span<const std::byte>>;

/// Tensors as views of their storages; those that are not contiguous are copied, up to copyLimit
/// bytes in all (of a Structure: are not, they have no values). Every storage must have exactly the
/// bytes that the pickle says. Throws: HeaderInvalid when a tensor reaches beyond its storage,
/// LimitExceeded.
[[nodiscard]] std::vector<WeightTensor> materialise(const std::vector<PickledTensor>& tensors,
                                                    const std::vector<PickledStorage>& storages,
                                                    const StorageBytes& bytes,
                                                    const std::shared_ptr<const void>& owner,
                                                    std::size_t copyLimit, const Refusal& refuse,
                                                    ReadDepth reading = ReadDepth::Whole);

}  // namespace scalescope
