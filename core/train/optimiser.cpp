// SPDX-License-Identifier: Apache-2.0
#include "core/train/optimiser_torch.h"

#include <torch/optim/rmsprop.h>
#include <torch/optim/sgd.h>

#include <map>

namespace scalescope {

namespace {

constexpr double kRmsAlpha = 0.9, kRmsEpsilon = 0.0316;

template <typename Options>
std::vector<torch::optim::OptimizerParamGroup> groupsOf(torch::nn::Module& net,
                                                        const Options& common, double decay) {
    std::vector<at::Tensor> decayed, plain;
    for (const at::Tensor& each : net.parameters())
        (each.dim() > 1 ? decayed : plain).push_back(each);
    std::vector<torch::optim::OptimizerParamGroup> groups;
    groups.emplace_back(decayed, std::make_unique<Options>(Options(common).weight_decay(decay)));
    groups.emplace_back(plain, std::make_unique<Options>(Options(common).weight_decay(0.0)));
    return groups;
}

using State = std::map<std::string, at::Tensor>;

void restoreSgd(torch::optim::Optimizer& optimiser, const at::Tensor& parameter,
                const std::string& name, const State& state) {
    const auto momentum = state.find("momentum." + name);
    if (momentum == state.end())
        return;
    auto restored = std::make_unique<torch::optim::SGDParamState>();
    restored->momentum_buffer(momentum->second);
    optimiser.state()[parameter.unsafeGetTensorImpl()] = std::move(restored);
}

void restoreRms(torch::optim::Optimizer& optimiser, const at::Tensor& parameter,
                const std::string& name, const State& state, std::int64_t steps) {
    const auto square = state.find("square." + name);
    if (square == state.end())
        return;
    auto restored = std::make_unique<torch::optim::RMSpropParamState>();
    restored->step(steps);
    restored->square_avg(square->second);
    if (const auto momentum = state.find("momentum." + name); momentum != state.end())
        restored->momentum_buffer(momentum->second);
    optimiser.state()[parameter.unsafeGetTensorImpl()] = std::move(restored);
}

}  // namespace

std::unique_ptr<torch::optim::Optimizer> makeOptimiser(torch::nn::Module& net,
                                                       const TrainOptions& options) {
    if (options.optimiser == OptimiserKind::Sgd) {
        const auto common = torch::optim::SGDOptions(options.learningRate)
                                .momentum(options.momentum)
                                .nesterov(options.momentum > 0.0);
        return std::make_unique<torch::optim::SGD>(groupsOf(net, common, options.weightDecay),
                                                   common);
    }
    const auto common = torch::optim::RMSpropOptions(options.learningRate)
                            .alpha(kRmsAlpha)
                            .eps(kRmsEpsilon)
                            .momentum(options.momentum);
    return std::make_unique<torch::optim::RMSprop>(groupsOf(net, common, options.weightDecay),
                                                   common);
}

void setLearningRate(torch::optim::Optimizer& optimiser, double rate) {
    for (torch::optim::OptimizerParamGroup& group : optimiser.param_groups())
        group.options().set_lr(rate);
}

NamedTensors optimiserState(torch::nn::Module& net, const torch::optim::Optimizer& optimiser,
                            OptimiserKind kind) {
    NamedTensors state;
    const auto add = [&](const char* what, const std::string& name, const at::Tensor& tensor) {
        if (tensor.defined())
            state.emplace_back(std::string(what).append(name), tensor);
    };
    for (const auto& each : net.named_parameters()) {
        const auto found = optimiser.state().find(each.value().unsafeGetTensorImpl());
        if (found == optimiser.state().end())
            continue;
        if (kind == OptimiserKind::Sgd) {
            const auto& sgd = static_cast<const torch::optim::SGDParamState&>(*found->second);
            add("momentum.", each.key(), sgd.momentum_buffer());
        } else {
            const auto& rms = static_cast<const torch::optim::RMSpropParamState&>(*found->second);
            add("square.", each.key(), rms.square_avg());
            add("momentum.", each.key(), rms.momentum_buffer());
        }
    }
    return state;
}

void restoreOptimiser(torch::nn::Module& net, torch::optim::Optimizer& optimiser,
                      OptimiserKind kind, const NamedTensors& state, std::int64_t steps) {
    const State byName(state.begin(), state.end());
    for (const auto& each : net.named_parameters()) {
        if (kind == OptimiserKind::Sgd)
            restoreSgd(optimiser, each.value(), each.key(), byName);
        else
            restoreRms(optimiser, each.value(), each.key(), byName, steps);
    }
}

}  // namespace scalescope
