// SPDX-License-Identifier: Apache-2.0
// What a reader of files never does, forbidden by the kernel.
#pragma once

namespace scalescope::fuzz {

/// From now on the process ends (SIGSYS) when it starts a program or a process, opens a connection,
/// or writes, renames or removes a file; what is open already can be written. False where the
/// system has no such filter; then nothing has changed.
[[nodiscard]] bool enterSandbox();

}  // namespace scalescope::fuzz
