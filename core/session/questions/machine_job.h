// SPDX-License-Identifier: Apache-2.0
// The question: what this machine attains at best, for the roofline.
#pragma once

namespace scalescope {

struct MachineRoof;

struct MachineJob {
    using Answer = MachineRoof;
};

}  // namespace scalescope
