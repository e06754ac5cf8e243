// SPDX-License-Identifier: Apache-2.0
#include "core/session/answer_machine.h"

#include "core/bench/machine_roof.h"
#include "core/session/questions/machine_job.h"

namespace scalescope {

MachineRoof answer(const MachineJob& /*job*/, RunContext& context) {
    context.checkpoint(0.0, "measuring this machine");
    return measureRoof();
}

}  // namespace scalescope
