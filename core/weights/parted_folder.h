// SPDX-License-Identifier: Apache-2.0
// A folder in which a script saved its backbone and its head as two files.
#pragma once

#include "core/base/run_context.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace scalescope {

struct PartedNetwork {
    std::filesystem::path network;  ///< all of one of B0 to B7 but its classifier
    std::filesystem::path head;     ///< linear layers and batch norms, and nothing else
};

/// nullopt unless there is one of each among the files, and no other network. Throws: Canceled.
[[nodiscard]] std::optional<PartedNetwork> partedNetworkIn(
    const std::vector<std::filesystem::path>& files, RunContext& context);

}  // namespace scalescope
