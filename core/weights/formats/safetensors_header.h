// SPDX-License-Identifier: Apache-2.0
// The JSON header of safetensors as it stands in the file, and the names of element types.
#pragma once

#include "core/base/tensor.h"
#include "core/weights/formats/refusal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scalescope {

struct SafetensorsEntry {
    std::string name, dtype;
    std::vector<std::uint64_t> shape, offsets;
    bool hasShape = false;
};

struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries;
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// Checks structure and types; what entries claim is still to be checked.
/// Throws: HeaderInvalid (not JSON, wrong types, a key twice), LimitExceeded (more than 32
/// dimensions).
[[nodiscard]] SafetensorsHeader parseSafetensorsHeader(std::string_view text,
                                                       const Refusal& refuse);

/// "F32"; nullopt for types that are not read.
[[nodiscard]] std::optional<Dtype> safetensorsDtype(std::string_view name);
[[nodiscard]] std::string_view safetensorsName(Dtype dtype);

/// A tensor's name for a message, in quotes and shortened.
[[nodiscard]] std::string shownName(const std::string& name);

}  // namespace scalescope
