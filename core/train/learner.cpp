// SPDX-License-Identifier: Apache-2.0
#include "core/base/setting.h"
#include "core/train/draw.h"
#include "core/train/learner_torch.h"
#include "core/train/non_finite.h"
#include "core/train/optimiser_torch.h"
#include "core/train/schedule.h"
#include "core/train/tensors_torch.h"
#include "core/weights/random.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <cmath>

namespace scalescope {

namespace {

Architecture architectureOf(const TrainOptions& options) {
    Architecture architecture = buildArchitecture(options.spec);
    const auto count = static_cast<double>(architecture.blocks.size());
    for (BlockSpec& block : architecture.blocks)
        block.dropPathProbability = options.dropPath * static_cast<double>(block.index) / count;
    return architecture;
}

/// Convolutions compute channels last throughout; the same numbers in another order of memory.
void moveTo(reference::EfficientNet& net, const at::Device& device) {
    const auto move = [&device](at::Tensor& tensor) {
        const bool spatial = tensor.dim() == 4;
        tensor.set_data(tensor.to(device).contiguous(spatial ? at::MemoryFormat::ChannelsLast
                                                             : at::MemoryFormat::Contiguous));
    };
    for (at::Tensor& each : net->parameters())
        move(each);
    for (at::Tensor& each : net->buffers())
        move(each);
}

double normOf(const std::vector<at::Tensor>& gradients) {
    double sum = 0.0;
    for (const at::Tensor& each : gradients) {
        const double norm = each.norm().item<double>();
        sum += norm * norm;
    }
    return std::sqrt(sum);
}

/// base, with the tensors of other that have the same key and shape.
StateDict overlaid(const StateDict& base, const StateDict& other) {
    StateDict result;
    for (const auto& [key, tensor] : base.entries()) {
        const WeightTensor* found = other.find(key);
        result.set(key, found && found->shape == tensor.shape ? *found : tensor);
    }
    return result;
}

StateDict withoutPrefix(const StateDict& state, const std::string& prefix) {
    StateDict part;
    for (const auto& [key, tensor] : state.entries())
        if (key.starts_with(prefix))
            part.set(key.substr(prefix.size()), tensor);
    return part;
}

}  // namespace

Learner::Learner(const TrainOptions& options, const std::string& device, const StateDict* start)
    : m_options(options), m_device(device), m_net(architectureOf(options)) {
    RunContext quiet;
    const auto random = randomWeights(options.spec, options.seed, quiet);
    m_net->takeWeights(start ? overlaid(*random, *start) : *random);
    moveTo(m_net, at::Device(device));
    m_net->train();
    m_optimiser = makeOptimiser(*m_net, options);
    if (options.emaDecay > 0.0)
        m_average.emplace(tensors(), options.emaDecay);
}

StepResult Learner::step(const Batch& batch, std::int64_t step) {
    const auto count = static_cast<std::int64_t>(batch.labels.size());
    const at::Device device(m_device);
    const at::Tensor images = at::from_blob(const_cast<float*>(batch.values.data()),
                                            {count, batch.px, batch.px, 3}, at::kFloat)
                                  .permute({0, 3, 1, 2})
                                  .to(device);
    const at::Tensor labels =
        at::from_blob(const_cast<std::int64_t*>(batch.labels.data()), {count}, at::kLong)
            .to(device);
    at::manual_seed(Draw(m_options.seed, kDrawLayers, static_cast<std::uint64_t>(step)).bits());
    m_optimiser->zero_grad();
    const at::Tensor logits = forward(images);
    const at::Tensor loss = at::cross_entropy_loss(logits, labels, {}, at::Reduction::Mean, -100,
                                                   m_options.labelSmoothing);
    loss.backward();

    const at::NoGradGuard noGrad;
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& each : m_net->parameters())
        gradients.push_back(each.grad());
    StepResult result{loss.item<double>(), logits.argmax(1).eq(labels).sum().item<std::int64_t>(),
                      normOf(gradients)};
    if (!std::isfinite(result.loss) || !std::isfinite(result.gradientNorm))
        failNonFinite(step, images, result.loss);
    if (m_options.clipNorm > 0.0 && result.gradientNorm > m_options.clipNorm)
        for (at::Tensor& each : gradients)
            each.mul_(m_options.clipNorm / result.gradientNorm);
    setLearningRate(*m_optimiser, learningRateAt(m_options, step));
    m_optimiser->step();
    if (m_average)
        m_average->update(tensors(), step);
    return result;
}

StateDict Learner::weights() const {
    StateDict dict;
    for (const auto& [key, tensor] : tensors())
        dict.set(key, weightOf(tensor));
    if (m_average)
        for (const auto& [key, tensor] : m_average->tensors())
            dict.set(key, weightOf(tensor));
    return dict;
}

StateDict Learner::state() const {
    StateDict dict;
    const auto add = [&dict](const std::string& prefix, const NamedTensors& named) {
        for (const auto& [key, tensor] : named)
            dict.set(prefix + key, weightOf(tensor));
    };
    add("net.", tensors());
    if (m_average)
        add("average.", m_average->tensors());
    add("optimizer.", optimiserState(*m_net, *m_optimiser, m_options.optimiser));
    return dict;
}

void Learner::restore(const StateDict& state, std::int64_t steps) {
    m_net->takeWeights(withoutPrefix(state, "net."));
    if (m_average) {
        const StateDict average = withoutPrefix(state, "average.");
        for (const auto& [key, tensor] : m_average->tensors())
            copyInto(tensor, average, key);
    }
    const StateDict saved = withoutPrefix(state, "optimizer.");
    NamedTensors buffers;
    for (const auto& each : m_net->named_parameters())
        for (const char* what : {"momentum.", "square."})
            if (const std::string key = what + each.key(); saved.find(key)) {
                const at::Tensor buffer = at::empty_like(each.value().detach());
                copyInto(buffer, saved, key);
                buffers.emplace_back(key, buffer);
            }
    restoreOptimiser(*m_net, *m_optimiser, m_options.optimiser, buffers, steps);
}

const Graph& Learner::graphFor(int px) {
    auto& graph = m_graphs[px];
    if (!graph)
        graph = buildGraph(m_options.spec, px, px);
    return *graph;
}

at::Tensor Learner::forward(const at::Tensor& images) {
    // A step is not interrupted: batch norm's statistics would be half of it.
    RunContext uninterrupted;
    reference::PassScope scope(graphFor(static_cast<int>(images.size(2))), {}, uninterrupted);
    return m_net->forward(images, scope);
}

NamedTensors Learner::tensors() const {
    NamedTensors all;
    for (const auto& each : m_net->named_parameters())
        all.emplace_back(each.key(), each.value());
    for (const auto& each : m_net->named_buffers())
        all.emplace_back(each.key(), each.value());
    return all;
}

void Learner::failNonFinite(std::int64_t step, const at::Tensor& images, double loss) {
    std::string place;
    for (const auto& each : m_net->named_parameters())
        if (place.empty() && !at::isfinite(each.value()).all().item<bool>())
            place = "the tensor " + each.key();
    if (place.empty() && !at::isfinite(images).all().item<bool>())
        place = "the pictures";
    if (place.empty()) {
        NonFiniteTap tap;
        Tap* taps[] = {&tap};
        RunContext uninterrupted;
        reference::PassScope scope(graphFor(static_cast<int>(images.size(2))),
                                   {.taps = taps, .interventions = {}}, uninterrupted);
        static_cast<void>(m_net->forward(images, scope));
        place = tap.place();
    }
    for (const auto& each : m_net->named_parameters())
        if (place.empty() && !at::isfinite(each.value().grad()).all().item<bool>())
            place = "the gradient of " + each.key();
    throw settingError(ErrorCode::ArgumentInvalid,
                       "Training stopped at step " + std::to_string(step + 1) + " of " +
                           std::to_string(m_options.steps()) + ": the " +
                           (std::isfinite(loss) ? "gradients are" : "loss is") +
                           " not finite, first in " + (place.empty() ? "the loss" : place) +
                           "; use a smaller " + settingMark("lr") + " or " + settingMark("clip") +
                           ".");
}

}  // namespace scalescope
