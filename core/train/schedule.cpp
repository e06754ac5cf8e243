// SPDX-License-Identifier: Apache-2.0
#include "core/train/schedule.h"

#include <cmath>
#include <numbers>

namespace scalescope {

double learningRateAt(const TrainOptions& options, std::int64_t step) {
    const auto steps = static_cast<double>(options.steps());
    const double warm = std::round(options.warmup * steps);
    const auto at = static_cast<double>(step);
    if (at < warm)
        return options.learningRate * (at + 1.0) / warm;
    const double done = (at - warm) / (steps - warm);
    if (options.schedule == ScheduleKind::Cosine)
        return options.learningRate * 0.5 * (1.0 + std::cos(std::numbers::pi * done));
    constexpr double kParts = 3.0, kFactor = 0.1;
    return options.learningRate * std::pow(kFactor, std::floor(kParts * done));
}

int sideAt(const TrainOptions& options, std::int64_t step) {
    const auto steps = static_cast<double>(options.steps());
    double end = 0.0;
    for (const SizeShare& size : options.sizes) {
        end += size.share;
        if (static_cast<double>(step) < std::round(end * steps))
            return size.px;
    }
    return options.sizes.back().px;
}

}  // namespace scalescope
