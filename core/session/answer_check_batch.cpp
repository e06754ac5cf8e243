// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_check_batch.h"

#include "core/bench/limited_program.h"
#include "core/session/questions/check_batch_job.h"

namespace scalescope {

BatchCheck answer(const CheckBatchJob& job, RunContext& context) {
    return checkBatch(job.request, programRunner(), context);
}

}  // namespace scalescope
