// SPDX-License-Identifier: Apache-2.0
// The reference executor: torch::nn modules on CPU or CUDA, eager, nothing fused.
#pragma once

#include "core/exec/executor.h"

#include <memory>

namespace scalescope::reference {

/// device as resolveDevice gives it; of options, dtype and autocast. Throws as buildExecutor.
[[nodiscard]] std::unique_ptr<Executor> makeReferenceExecutor(const NetworkSpec& spec,
                                                              const StateDict& weights,
                                                              const std::string& device,
                                                              const RunOptions& options);

}  // namespace scalescope::reference
