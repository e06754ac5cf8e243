// SPDX-License-Identifier: Apache-2.0
#include "core/exec/gradient_probe.h"

#include "core/base/error.h"
#include "core/exec/device.h"
#include "core/exec/reference/efficientnet_module.h"
#include "core/exec/torch_errors.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

namespace scalescope {

namespace {

TensorF32 copyOut(const at::Tensor& tensor) {
    const at::Tensor values = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    const float* data = values.const_data_ptr<float>();
    return {{values.sizes().begin(), values.sizes().end()}, {data, data + values.numel()}};
}

/// Shape: result [1, K], with memory of its own.
at::Tensor rowOf(std::vector<float> values, const at::Device& device) {
    const auto count = static_cast<std::int64_t>(values.size());
    return at::from_blob(values.data(), {1, count}, at::kFloat).clone().to(device);
}

at::Tensor restOf(const at::Tensor& outputs, const HeadRest& rest) {
    return rowOf(rest.apply(copyOut(outputs).values), outputs.device());
}

int pickClass(const at::Tensor& logits, int wanted, int classCount) {
    if (wanted >= classCount)
        throw Error(ErrorCode::ArgumentInvalid, "Class " + std::to_string(wanted) +
                                                    ": the network has " +
                                                    std::to_string(classCount) + " classes.");
    return wanted >= 0 ? wanted : static_cast<int>(logits.argmax(1).item<std::int64_t>());
}

}  // namespace

struct GradientProber::Impl {
    NetworkSpec spec;
    Architecture architecture;
    at::Device device;
    reference::EfficientNet net;

    Impl(const NetworkSpec& network, const std::string& deviceName)
        : spec(network),
          architecture(buildArchitecture(network)),
          device(deviceName),
          net(architecture) {}
};

GradientProber::GradientProber(const NetworkSpec& spec, const StateDict& weights,
                               const RunOptions& options) {
    m_impl = detail::guarded(displayName(spec) + ": building the network", [&] {
        // Tensors made in inference mode could not enter a gradient graph later.
        const c10::InferenceMode off(false);
        auto impl = std::make_unique<Impl>(spec, resolveDevice(options.device));
        impl->net->takeWeights(weights, reference::Loading::Share);
        impl->net->to(impl->device);
        impl->net->eval();
        // Only what lies behind the captured node enters the graph: weights need no gradient.
        for (at::Tensor& each : impl->net->parameters())
            each.set_requires_grad(false);
        return impl;
    });
}

GradientProber::~GradientProber() = default;

std::int64_t GradientProber::weightBytes() const {
    return m_impl->net->weightBytes();
}

GradientProbe GradientProber::probe(const TensorF32& input, const ProbeTarget& target,
                                    RunContext& context) {
    const NetworkSpec& spec = m_impl->spec;
    const std::size_t blockCount = m_impl->architecture.blocks.size();
    if (input.shape.size() != 4 || input.shape[0] != 1)
        throw Error(ErrorCode::ShapeMismatch, "A class map needs exactly one image [1, 3, H, W].",
                    Subject::Input);
    if (target.block >= static_cast<int>(blockCount))
        throw Error(ErrorCode::ArgumentInvalid,
                    displayName(spec) + " has " + std::to_string(blockCount) +
                        " blocks, not block " + std::to_string(target.block + 1) + ".");
    return detail::guarded(displayName(spec) + ": the class map", [&] {
        const c10::InferenceMode off(false);
        const auto graph = buildGraph(spec, input.shape[2], input.shape[3]);
        reference::PassScope scope(*graph, {}, context);
        scope.capture(target.block < 0 ? -1 : target.block);
        const at::Tensor image =
            at::from_blob(const_cast<float*>(input.values.data()), input.shape, at::kFloat)
                .to(m_impl->device);
        const at::Tensor outputs = m_impl->net->forward(image, scope);
        const at::Tensor logits = target.headRest ? restOf(outputs, *target.headRest) : outputs;
        const int picked = pickClass(logits, target.classIndex, static_cast<int>(logits.size(1)));
        if (target.headRest)
            outputs.backward(
                rowOf(target.headRest->gradient(copyOut(outputs).values, picked), m_impl->device));
        else
            logits.select(1, picked).sum().backward();
        return GradientProbe{copyOut(scope.captured()), copyOut(scope.captured().grad()),
                             copyOut(logits).values, picked};
    });
}

}  // namespace scalescope
