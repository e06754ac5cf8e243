// SPDX-License-Identifier: Apache-2.0
#include "core/exec/reference/reference_executor.h"

#include "core/exec/reference/autocast_torch.h"
#include "core/exec/reference/efficientnet_module.h"
#include "core/exec/reference/pass_clock_torch.h"
#include "core/exec/torch_errors.h"

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <c10/core/InferenceMode.h>

#include <map>

namespace scalescope::reference {

namespace {

at::ScalarType scalarType(Dtype dtype) {
    switch (dtype) {
        case Dtype::BF16:
            return at::kBFloat16;
        case Dtype::F16:
            return at::kHalf;
        default:
            return at::kFloat;
    }
}

/// What holds while a pass of one network runs.
class PassModes {
public:
    PassModes(at::Device device, at::ScalarType dtype, bool autocast)
        : m_autocast(autocast, device.type(), dtype) {}

private:
    c10::InferenceMode m_inference;
    Autocast m_autocast;
};

/// Settings of the process; another network of it wants the same.
void prepareCuda() {
    at::globalContext().setBenchmarkCuDNN(true);   // sizes repeat: convolutions are chosen by time
    at::globalContext().setAllowTF32CuDNN(false);  // fp32 is fp32: TF32 keeps 10 bits of 23
    at::globalContext().setAllowTF32CuBLAS(false);
}

class ReferenceExecutor final : public Executor {
public:
    ReferenceExecutor(const NetworkSpec& spec, const StateDict& weights, const std::string& device,
                      const RunOptions& options)
        : m_spec(spec),
          m_device(device),
          m_dtype(options.dtype),
          m_autocast(options.autocast),
          m_net(buildArchitecture(spec)) {
        const at::NoGradGuard noGrad;
        m_net->takeWeights(weights, Loading::Share);
        moveWeights();
        if (!m_device.is_cpu())
            prepareCuda();
        m_net->eval();
        for (at::Tensor& each : m_net->parameters())
            each.set_requires_grad(false);
        m_weightBytes = m_net->weightBytes();
    }

    PassResult run(const TensorF32& input, const PassOptions& options,
                   RunContext& context) override {
        checkInput(input);
        return detail::guarded(displayName(m_spec) + ": the pass", [&] {
            const PassModes modes(m_device, scalarType(m_dtype), m_autocast);
            const Graph& graph = graphFor(input.shape[2], input.shape[3]);
            for (Tap* tap : options.taps)
                tap->beginPass(graph, input.shape[0]);
            PassScope scope(graph, options, context);
            // The image is a tensor of the pass: it counts as live bytes from here to the end.
            const at::Tensor image = toDevice(input);
            const at::Tensor logits =
                m_net->forward(image, scope).to(at::kCPU, at::kFloat).contiguous();
            for (Tap* tap : options.taps)
                tap->endPass();
            const float* data = logits.const_data_ptr<float>();
            return PassResult{input.shape[0], m_spec.classCount, {data, data + logits.numel()}};
        });
    }

    std::vector<double> time(const TensorF32& input, int warmup, int repeats,
                             const std::function<bool(int)>& onRepeat) override {
        checkInput(input);
        return detail::guarded(displayName(m_spec) + ": the benchmark", [&] {
            const PassModes modes(m_device, scalarType(m_dtype), m_autocast);
            const Graph& graph = graphFor(input.shape[2], input.shape[3]);
            const at::Tensor image = toDevice(input);
            PassClock clock(m_device);
            std::vector<double> milliseconds;
            for (int i = -warmup; i < repeats; ++i) {
                const double ms = clock.milliseconds([&] { pass(graph, image); });
                if (i >= 0)
                    milliseconds.push_back(ms);
                if (onRepeat && !onRepeat(std::max(0, i + 1)))
                    break;
            }
            return milliseconds;
        });
    }

    [[nodiscard]] const char* name() const noexcept override { return "reference"; }
    [[nodiscard]] std::string device() const override { return m_device.str(); }
    [[nodiscard]] Dtype dtype() const noexcept override { return m_dtype; }
    [[nodiscard]] RunOptions options() const override {
        RunOptions all = Executor::options();
        all.autocast = m_autocast;
        return all;
    }
    [[nodiscard]] std::int64_t weightBytes() const noexcept override { return m_weightBytes; }

private:
    /// Module::to would turn the integer counters of batch norm into floats as well.
    void moveWeights() {
        const auto move = [&](at::Tensor& tensor) {
            const bool cast = tensor.is_floating_point() && !m_autocast;
            tensor.set_data(tensor.to(m_device, cast ? scalarType(m_dtype) : tensor.scalar_type(),
                                      /*non_blocking=*/false, /*copy=*/false,
                                      tensor.dim() == 4 ? layout() : at::MemoryFormat::Preserve));
        };
        for (at::Tensor& each : m_net->parameters())
            move(each);
        for (at::Tensor& each : m_net->buffers())
            move(each);
    }

    at::Tensor toDevice(const TensorF32& input) const {
        const at::Tensor view =
            at::from_blob(const_cast<float*>(input.values.data()), input.shape, at::kFloat);
        return view.to(m_device, m_autocast ? at::kFloat : scalarType(m_dtype),
                       /*non_blocking=*/false, /*copy=*/true, layout());
    }

    /// Tensor cores want channels last; on the CPU the plain layout is what PyTorch users compare.
    [[nodiscard]] at::MemoryFormat layout() const {
        return m_device.is_cpu() ? at::MemoryFormat::Preserve : at::MemoryFormat::ChannelsLast;
    }

    void pass(const Graph& graph, const at::Tensor& image) {
        RunContext silent;
        PassScope scope(graph, {}, silent);
        m_net->forward(image, scope);
    }

    const Graph& graphFor(std::int64_t height, std::int64_t width) {
        auto& graph = m_graphs[{height, width}];
        if (!graph)
            graph = buildGraph(m_spec, height, width);
        return *graph;
    }

    NetworkSpec m_spec;
    at::Device m_device;
    Dtype m_dtype;
    bool m_autocast;
    EfficientNet m_net;
    std::int64_t m_weightBytes = 0;
    std::map<std::pair<std::int64_t, std::int64_t>, std::shared_ptr<const Graph>> m_graphs;
};

}  // namespace

std::unique_ptr<Executor> makeReferenceExecutor(const NetworkSpec& spec, const StateDict& weights,
                                                const std::string& device,
                                                const RunOptions& options) {
    return detail::guarded(displayName(spec) + ": building the network", [&] {
        return std::make_unique<ReferenceExecutor>(spec, weights, device, options);
    });
}

}  // namespace scalescope::reference
