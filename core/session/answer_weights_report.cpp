// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_weights_report.h"

#include "core/session/questions/weights_report_job.h"

namespace scalescope {

WeightsReport answer(const WeightsReportJob& job, RunContext& context) {
    return weightsReport(job.network, job.weights, job.depth, job.thresholds, context);
}

}  // namespace scalescope
