// SPDX-License-Identifier: Apache-2.0
// Which executor, on what device, in which number format.
#pragma once

#include "core/base/tensor.h"

#include <optional>
#include <string>
#include <string_view>

namespace scalescope {

enum class EngineKind { Auto, Reference, Fused };

struct RunOptions {
    EngineKind engine = EngineKind::Auto;
    std::string device = "cpu";  ///< "cpu", "cuda", "cuda:1"
    Dtype dtype = Dtype::F32;    ///< F32, BF16 or F16
    bool autocast = false;       ///< weights stay F32; LibTorch picks what computes in dtype
    int threads = 0;             ///< 0: as many as the machine has cores
    friend bool operator==(const RunOptions&, const RunOptions&) = default;
};

/// Throws: ArgumentInvalid.
[[nodiscard]] EngineKind parseEngine(std::string_view text);
[[nodiscard]] Dtype parseRunDtype(std::string_view text);
[[nodiscard]] const char* engineName(EngineKind kind) noexcept;

}  // namespace scalescope
