// SPDX-License-Identifier: Apache-2.0
// What this machine could reach at best, for the roofline.
#pragma once

namespace scalescope {

/// Measured once per process, cached by the caller: attainable GFLOP/s and GB/s for the roofline.
struct MachineRoof {
    double gflops = 0.0, gbPerSecond = 0.0;
};
[[nodiscard]] MachineRoof measureRoof();

}  // namespace scalescope
