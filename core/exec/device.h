// SPDX-License-Identifier: Apache-2.0
// Which devices there are, and how many threads work.
#pragma once

#include <string>

namespace scalescope {

/// "cpu", "cuda" or "cuda:1" to "cpu" or "cuda:N".
/// Throws: ArgumentInvalid for another text; DeviceUnavailable when the machine has no such device.
[[nodiscard]] std::string resolveDevice(const std::string& device);

/// What useThreads would set.
[[nodiscard]] int threadsFor(int threads);
/// Sets LibTorch's threads; 0: as many as the machine has cores. Returns the number in force.
int useThreads(int threads);

}  // namespace scalescope
