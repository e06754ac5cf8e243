// SPDX-License-Identifier: Apache-2.0
// The vocabulary of pickles: names of all opcodes, and the globals that are known.
#pragma once

#include "core/base/tensor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

/// What a pickle may name. Each is a fixed case of the reader.
enum class GlobalKind {
    OrderedDict,
    RebuildTensorV2,
    RebuildTensor,
    RebuildParameter,
    Parameter,
    Size,
    Device,
    DtypeConstant,
    Storage
};

struct KnownGlobal {
    std::string_view module, name;
    GlobalKind kind;
    Dtype dtype = Dtype::U8;  ///< of a Storage
};

/// Index into the list of known globals; nullopt for every other name.
[[nodiscard]] std::optional<std::size_t> knownGlobalIndex(std::string_view module,
                                                          std::string_view name);
[[nodiscard]] const KnownGlobal& knownGlobal(std::size_t index);

/// "INST", "EXT1", or "0x07" for a byte that is no opcode.
[[nodiscard]] std::string opcodeName(std::uint8_t op);

}  // namespace scalescope
