// SPDX-License-Identifier: Apache-2.0
#include "core/exec/run_options.h"

#include "core/base/setting.h"

namespace scalescope {

EngineKind parseEngine(std::string_view text) {
    if (text == "auto")
        return EngineKind::Auto;
    if (text == "reference")
        return EngineKind::Reference;
    if (text == "fused")
        return EngineKind::Fused;
    throw settingError(ErrorCode::ArgumentInvalid,
                       settingMark("engine") + " " + std::string(text) +
                           ": no such engine; use auto, reference or fused.");
}

Dtype parseRunDtype(std::string_view text) {
    if (text == "fp32" || text == "float32")
        return Dtype::F32;
    if (text == "bf16" || text == "bfloat16")
        return Dtype::BF16;
    if (text == "fp16" || text == "float16")
        return Dtype::F16;
    throw settingError(ErrorCode::ArgumentInvalid,
                       settingMark("dtype") + " " + std::string(text) +
                           ": no such number format; use fp32, bf16 or fp16.");
}

const char* engineName(EngineKind kind) noexcept {
    switch (kind) {
        case EngineKind::Auto:
            return "auto";
        case EngineKind::Reference:
            return "reference";
        case EngineKind::Fused:
            return "fused";
    }
    return "auto";
}

}  // namespace scalescope
