// SPDX-License-Identifier: Apache-2.0
// One network that learns: forward, loss, backward, optimiser, moving average.
#pragma once

#ifndef Q_MOC_RUN
#include <torch/optim/optimizer.h>
#endif

#include "core/exec/reference/efficientnet_module.h"
#include "core/train/batches.h"
#include "core/train/ema_torch.h"
#include "core/train/options.h"
#include "core/weights/state_dict.h"

#include <map>
#include <memory>
#include <optional>

namespace scalescope {

struct StepResult {
    double loss = 0.0;          ///< mean over the batch, with label smoothing
    std::int64_t right = 0;     ///< answers that are the label, as the network was in training
    double gradientNorm = 0.0;  ///< over all parameters, before clipping
};

/// Thread: one at a time.
class Learner {
public:
    /// Starts from randomWeights of the seed, and from start's tensors where it has such of the
    /// same shape. device as resolveDevice gives it.
    Learner(const TrainOptions& options, const std::string& device,
            const StateDict* start = nullptr);

    /// Takes step number `step` of the schedule. The random numbers of dropout and drop path follow
    /// from (seed, step). Throws: ArgumentInvalid when loss or gradients are not finite, with the
    /// step and the first place; the parameters are then as before the step.
    StepResult step(const Batch& batch, std::int64_t step);

    /// The weights in our keys, float32: the moving average where there is one.
    [[nodiscard]] StateDict weights() const;

    /// Everything that the next step depends on: "net.KEY", "average.KEY", "momentum.KEY", ...
    [[nodiscard]] StateDict state() const;
    /// Throws: TensorMissing, ShapeMismatch. steps: how many had been taken.
    void restore(const StateDict& state, std::int64_t steps);

    [[nodiscard]] const reference::EfficientNet& net() const { return m_net; }

private:
    [[nodiscard]] const Graph& graphFor(int px);
    [[nodiscard]] at::Tensor forward(const at::Tensor& images);
    [[nodiscard]] NamedTensors tensors() const;
    [[noreturn]] void failNonFinite(std::int64_t step, const at::Tensor& images, double loss);

    TrainOptions m_options;
    std::string m_device;
    mutable reference::EfficientNet m_net;
    std::unique_ptr<torch::optim::Optimizer> m_optimiser;
    std::optional<MovingAverage> m_average;
    std::map<int, std::shared_ptr<const Graph>> m_graphs;
};

}  // namespace scalescope
