// SPDX-License-Identifier: Apache-2.0
#include "core/exec/executor.h"

#include "core/base/error.h"
#include "core/exec/device.h"
#include "core/exec/fused/fused_executor.h"
#include "core/exec/reference/reference_executor.h"

namespace scalescope {

namespace {

/// Why the fused engine cannot run this; empty when it can.
std::string obstacle(const std::string& device, Dtype dtype) {
    if (device != "cpu")
        return "the fused engine runs on the CPU only";
    if (dtype != Dtype::F32 && dtype != Dtype::BF16)
        return std::string("the fused engine computes in fp32 or bf16, not in ")
            .append(dtypeName(dtype));
    return {};
}

std::string reasonFor(Dtype dtype, fused::InstructionSet instructions) {
    std::string reason = dtypeName(dtype);
    reason.append(" on the CPU, kernels for ").append(fused::instructionSetName(instructions));
    if (dtype == Dtype::BF16)
        reason.append(fused::machineHasBf16() ? " with bf16 products"
                                              : "; without bf16 instructions it is not faster");
    return reason;
}

}  // namespace

void checkInput(const TensorF32& input) {
    constexpr std::int64_t kChannels = 3;
    const bool fits = input.shape.size() == 4 && input.shape[0] >= 1 &&
                      input.shape[1] == kChannels &&
                      elementCount(input.shape) == static_cast<std::int64_t>(input.values.size());
    if (!fits)
        throw Error(ErrorCode::ShapeMismatch,
                    "The input tensor must be [N, 3, H, W] with as many values.", Subject::Input);
}

BuiltExecutor buildExecutor(const NetworkSpec& spec, const StateDict& weights,
                            const RunOptions& options) {
    const std::string device = resolveDevice(options.device);
    if (options.dtype == Dtype::F16 && device == "cpu")
        throw Error(ErrorCode::ArgumentInvalid,
                    "--dtype fp16: half precision runs on CUDA only; use fp32 or bf16 on the CPU.");
    const std::string reason = obstacle(device, options.dtype);
    if (options.engine == EngineKind::Fused && !reason.empty())
        throw Error(ErrorCode::ArgumentInvalid,
                    "--engine fused: " + reason + "; use auto or reference.");
    BuiltExecutor built;
    if (options.engine == EngineKind::Reference || !reason.empty()) {
        built.executor = reference::makeReferenceExecutor(spec, weights, device, options.dtype);
        built.reason = options.engine == EngineKind::Auto ? reason : std::string();
        return built;
    }
    const fused::InstructionSet instructions = fused::bestInstructionSet();
    built.executor = fused::makeFusedExecutor(spec, weights, instructions, options.dtype);
    if (options.engine == EngineKind::Auto)
        built.reason = reasonFor(options.dtype, instructions);
    return built;
}

}  // namespace scalescope
