// SPDX-License-Identifier: Apache-2.0
// The vocabulary of pickles: names of all opcodes, and the globals that are known.
#pragma once

#include "core/base/tensor.h"

#include <cstddef>
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
    RebuildTensorV3,
    RebuildParameter,
    RebuildFromType,
    Parameter,
    Size,
    Encode,  ///< text to bytes
    Bytes,
    Reconstructor,  ///< an object of protocols 0 and 1
    DtypeConstant,
    Storage
};

struct KnownGlobal {
    std::string_view module, name;
    GlobalKind kind;
    Dtype dtype = Dtype::U8;     ///< of a Storage or DtypeConstant
    std::size_t otherWidth = 0;  ///< bytes of an element where no Dtype is it
};

/// Index into the list of known globals; nullopt for every other name.
[[nodiscard]] std::optional<std::size_t> knownGlobalIndex(std::string_view module,
                                                          std::string_view name);
[[nodiscard]] const KnownGlobal& knownGlobal(std::size_t index);

/// A function that a pickle of weights has no reason to call and that attacks call: os.system,
/// builtins.eval. Nothing is ever called; a file that asks for these is not read at all.
[[nodiscard]] bool isHostileCall(std::string_view global);

/// "INST", "EXT1", or "0x07" for a byte that is no opcode.
[[nodiscard]] std::string opcodeName(std::uint8_t op);

}  // namespace scalescope
