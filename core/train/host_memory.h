// SPDX-License-Identifier: Apache-2.0
// How this process's allocator treats large tensors.
#pragma once

namespace scalescope {

/// Freed memory stays with the process instead of going back to the system after every tensor:
/// touching new pages takes longer than many layers do. For a process that only trains. Without
/// effect on systems whose allocator has no such setting.
void keepMemory();

}  // namespace scalescope
