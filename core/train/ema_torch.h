// SPDX-License-Identifier: Apache-2.0
// Exponential moving average of a network's parameters and statistics: what is shipped and judged.
#pragma once

#ifndef Q_MOC_RUN
#include <ATen/core/Tensor.h>
#endif

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

/// Source: Polyak and Juditsky 1992; statistics are averaged as well, as torchvision does.
class MovingAverage {
public:
    /// Starts at the current values. Tensors that are not floating point are left out.
    MovingAverage(const NamedTensors& tensors, double decay);

    /// The weight of the past after `updates` updates: (1 + updates) / (10 + updates) until that
    /// reaches decay, so that the first random values are soon forgotten.
    [[nodiscard]] static double decayAt(double decay, std::int64_t updates);

    /// average = d * average + (1 - d) * value. tensors: in the order of the constructor.
    void update(const NamedTensors& tensors, std::int64_t updates);

    [[nodiscard]] const NamedTensors& tensors() const { return m_average; }

private:
    NamedTensors m_average;
    double m_decay;
};

}  // namespace scalescope
