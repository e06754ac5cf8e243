// SPDX-License-Identifier: Apache-2.0
#include "core/exec/executor.h"

#include "core/base/error.h"
#include "core/exec/device.h"
#include "core/exec/reference/reference_executor.h"

namespace scalescope {

BuiltExecutor buildExecutor(const NetworkSpec& spec, const StateDict& weights,
                            const RunOptions& options) {
    if (options.engine == EngineKind::Fused)
        throw Error(
            ErrorCode::ArgumentInvalid,
            "--engine fused: this version has the reference engine only; use auto or reference.");
    const std::string device = resolveDevice(options.device);
    if (options.dtype == Dtype::F16 && device == "cpu")
        throw Error(ErrorCode::ArgumentInvalid,
                    "--dtype fp16: half precision runs on CUDA only; use fp32 or bf16 on the CPU.");
    BuiltExecutor built;
    built.executor = reference::makeReferenceExecutor(spec, weights, device, options.dtype);
    if (options.engine == EngineKind::Auto)
        built.reason = "the reference engine is the only one of this version";
    return built;
}

}  // namespace scalescope
