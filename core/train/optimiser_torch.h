// SPDX-License-Identifier: Apache-2.0
// LibTorch's optimisers with this training's options, and their state as named tensors.
#pragma once

#ifndef Q_MOC_RUN
#include <torch/nn/module.h>
#include <torch/optim/optimizer.h>
#endif

#include "core/train/ema_torch.h"
#include "core/train/options.h"

#include <memory>

namespace scalescope {

/// SGD with Nesterov momentum, or RMSProp with alpha 0.9 and epsilon 0.0316 (the square root of
/// 0.001, as the family was trained). Weight decay acts on tensors of more than one dimension only.
[[nodiscard]] std::unique_ptr<torch::optim::Optimizer> makeOptimiser(torch::nn::Module& net,
                                                                     const TrainOptions& options);

void setLearningRate(torch::optim::Optimizer& optimiser, double rate);

/// "momentum.KEY", "square.KEY": the buffers there are so far.
[[nodiscard]] NamedTensors optimiserState(torch::nn::Module& net,
                                          const torch::optim::Optimizer& optimiser,
                                          OptimiserKind kind);

/// Puts back what optimiserState gave; steps is the number of steps taken.
void restoreOptimiser(torch::nn::Module& net, torch::optim::Optimizer& optimiser,
                      OptimiserKind kind, const NamedTensors& state, std::int64_t steps);

}  // namespace scalescope
