// SPDX-License-Identifier: Apache-2.0
#include "core/exec/ready_weights.h"

#include "core/exec/calibrate.h"

namespace scalescope {

Weights readyWeights(const NetworkSpec& network, const WeightsRequest& request,
                     RunContext& context) {
    constexpr double kRead = 2.0 / 3.0;
    Weights weights =
        context.within(0.0, kRead, [&] { return loadWeights(network, request, context); });
    if (weights.needsCalibration)
        weights.dict = context.within(kRead, 1.0, [&] {
            return calibrate(weights.spec, *weights.dict, weights.info.seed, context);
        });
    weights.needsCalibration = false;
    return weights;
}

}  // namespace scalescope
