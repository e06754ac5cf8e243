// SPDX-License-Identifier: Apache-2.0
#include "core/exec/executor.h"

#include "core/base/setting.h"
#include "core/exec/device.h"
#include "core/exec/fused/fused_executor.h"
#include "core/exec/fused/kernels/kernels.h"
#include "core/exec/reference/reference_executor.h"

#include <ATen/Parallel.h>

#include <string_view>

namespace scalescope {

namespace {

constexpr const char* kAskedFor = "asked for";

void checkFormat(const std::string& device, const RunOptions& options) {
    if (options.dtype == Dtype::F16 && device == "cpu")
        throw settingError(
            ErrorCode::ArgumentInvalid,
            settingMark("dtype") +
                " fp16: half precision runs on CUDA only; use fp32 or bf16 on the CPU.");
    if (options.autocast && options.dtype == Dtype::F32)
        throw settingError(ErrorCode::ArgumentInvalid,
                           settingMark("autocast") +
                               ": there is nothing to cast to in fp32; choose " +
                               settingMark("dtype") + " bf16 or fp16.");
}

std::string reasonFor(Dtype dtype, InstructionSet instructions) {
    std::string reason = dtypeName(dtype);
    reason.append(" on the CPU, kernels for ").append(instructionSetName(instructions));
    if (dtype == Dtype::BF16)
        reason.append(fused::kernelsFor(instructions).nativePairs
                          ? " with bf16 products"
                          : "; without bf16 instructions it is not faster");
    return reason;
}

}  // namespace

std::string fusedObstacle(const Architecture& architecture, const std::string& device,
                          const RunOptions& options) {
    if (device != "cpu")
        return "the fused engine runs on the CPU only";
    if (options.autocast)
        return "autocast is LibTorch's";
    if (options.dtype != Dtype::F32 && options.dtype != Dtype::BF16)
        return std::string("the fused engine computes in fp32 or bf16, not in ")
            .append(dtypeName(options.dtype));
    for (const BlockSpec& block : architecture.blocks)
        if ((block.kernel != 3 && block.kernel != 5) || (block.stride != 1 && block.stride != 2))
            return "the fused engine has no depthwise convolution of kernel " +
                   std::to_string(block.kernel) + " and stride " + std::to_string(block.stride) +
                   " (block " + block.name() + ')';
    return {};
}

RunOptions Executor::options() const {
    return {.engine = name() == std::string_view(engineName(EngineKind::Reference))
                          ? EngineKind::Reference
                          : EngineKind::Fused,
            .device = device(),
            .dtype = dtype(),
            .threads = at::get_num_threads()};
}

void checkInput(const TensorF32& input) {
    constexpr std::int64_t kChannels = 3;
    const bool fits = input.shape.size() == 4 && input.shape[0] >= 1 &&
                      input.shape[1] == kChannels &&
                      elementCount(input.shape) == static_cast<std::int64_t>(input.values.size());
    if (!fits)
        throw Error(ErrorCode::ShapeMismatch,
                    "The input tensor must be [N, 3, H, W] with as many values.", Subject::Input);
}

BuiltExecutor buildExecutor(const NetworkSpec& spec, StateDict weights, const RunOptions& options) {
    const std::string device = resolveDevice(options.device);
    checkFormat(device, options);
    const std::string reason = fusedObstacle(buildArchitecture(spec), device, options);
    if (options.engine == EngineKind::Fused && !reason.empty())
        throw settingError(ErrorCode::ArgumentInvalid, settingMark("engine") + " fused: " + reason +
                                                           "; use auto or reference.");
    BuiltExecutor built;
    if (options.engine == EngineKind::Reference || !reason.empty()) {
        built.executor = reference::makeReferenceExecutor(spec, weights, device, options);
        built.reason = options.engine == EngineKind::Auto ? reason : kAskedFor;
        return built;
    }
    const InstructionSet instructions = bestInstructionSet();
    built.executor =
        fused::makeFusedExecutor(spec, std::move(weights), instructions, options.dtype);
    built.reason =
        options.engine == EngineKind::Auto ? reasonFor(options.dtype, instructions) : kAskedFor;
    return built;
}

}  // namespace scalescope
