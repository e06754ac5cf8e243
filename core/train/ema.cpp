// SPDX-License-Identifier: Apache-2.0
#include "core/train/ema_torch.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>

namespace scalescope {

MovingAverage::MovingAverage(const NamedTensors& tensors, double decay) : m_decay(decay) {
    for (const auto& [name, tensor] : tensors)
        if (tensor.is_floating_point())
            m_average.emplace_back(name, tensor.detach().clone());
}

double MovingAverage::decayAt(double decay, std::int64_t updates) {
    const auto n = static_cast<double>(updates);
    return std::min(decay, (1.0 + n) / (10.0 + n));
}

void MovingAverage::update(const NamedTensors& tensors, std::int64_t updates) {
    const at::NoGradGuard noGrad;
    const double share = 1.0 - decayAt(m_decay, updates);
    std::size_t at = 0;
    for (const auto& [name, tensor] : tensors)
        if (tensor.is_floating_point())
            m_average[at++].second.lerp_(tensor.detach(), share);
}

}  // namespace scalescope
