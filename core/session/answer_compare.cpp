// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_compare.h"

#include "core/session/questions/compare_job.h"
#include "core/weights/common_network.h"
#include "core/weights/compare.h"

namespace scalescope {

WeightsComparison answer(const CompareJob& job, RunContext& context) {
    const NetworkSpec network = job.network ? *job.network : context.within(0.0, 0.1, [&] {
        return commonNetwork(job.before, job.after, context);
    });
    const Weights before =
        context.within(0.1, 0.5, [&] { return loadWeights(network, job.before, context); });
    const Weights after =
        context.within(0.5, 0.9, [&] { return loadWeights(network, job.after, context); });
    return context.within(0.9, 1.0, [&] { return compareWeights(before, after, context); });
}

}  // namespace scalescope
