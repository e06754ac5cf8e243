// SPDX-License-Identifier: Apache-2.0
#include "core/exec/gradient_probe.h"

#include <ATen/ATen.h>

#include "core/base/error.h"
#include "core/exec/device.h"
#include "core/exec/reference/efficientnet_module.h"
#include "core/exec/torch_errors.h"

namespace scalescope {

namespace {

TensorF32 copyOut(const at::Tensor& tensor) {
    const at::Tensor values = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    const float* data = values.const_data_ptr<float>();
    return {{values.sizes().begin(), values.sizes().end()}, {data, data + values.numel()}};
}

int pickClass(const at::Tensor& logits, int wanted, int classCount) {
    if (wanted >= classCount)
        throw Error(ErrorCode::ArgumentInvalid, "Class " + std::to_string(wanted) +
                                                    ": the network has " +
                                                    std::to_string(classCount) + " classes.");
    return wanted >= 0 ? wanted : static_cast<int>(logits.argmax(1).item<std::int64_t>());
}

}  // namespace

GradientProbe probeGradient(const NetworkSpec& spec, const StateDict& weights,
                            const TensorF32& input, int classIndex, int block,
                            const RunOptions& options, RunContext& context) {
    if (input.shape.size() != 4 || input.shape[0] != 1)
        throw Error(ErrorCode::ShapeMismatch, "A class map needs exactly one image [1, 3, H, W].",
                    Subject::Input);
    const Architecture architecture = buildArchitecture(spec);
    if (block >= static_cast<int>(architecture.blocks.size()))
        throw Error(ErrorCode::ArgumentInvalid,
                    displayName(spec) + " has " + std::to_string(architecture.blocks.size()) +
                        " blocks, not block " + std::to_string(block + 1) + ".");
    return detail::guarded(displayName(spec) + ": the class map", [&] {
        const at::Device device(resolveDevice(options.device));
        reference::EfficientNet net(architecture);
        net->load(weights, reference::Loading::Share);
        net->to(device);
        net->eval();
        // Only what lies behind the captured node enters the graph: weights need no gradient.
        for (at::Tensor& each : net->parameters())
            each.set_requires_grad(false);
        const auto graph = buildGraph(spec, input.shape[2], input.shape[3]);
        reference::PassScope scope(*graph, {}, context);
        scope.capture(block < 0 ? -1 : block);
        const at::Tensor image =
            at::from_blob(const_cast<float*>(input.values.data()), input.shape, at::kFloat)
                .to(device);
        const at::Tensor logits = net->forward(image, scope);
        const int picked = pickClass(logits, classIndex, spec.classCount);
        logits.select(1, picked).sum().backward();
        return GradientProbe{copyOut(scope.captured()), copyOut(scope.captured().grad()),
                             copyOut(logits).values, picked};
    });
}

}  // namespace scalescope
