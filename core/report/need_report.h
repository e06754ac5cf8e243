// SPDX-License-Identifier: Apache-2.0
// Will it fit? Networks beside each other: what each needs to run, and the largest batch within a
// budget, as table and JSON.
#pragma once

#include "core/base/table.h"
#include "core/bench/batch_check.h"
#include "core/bench/host.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

struct NetworkNeed {
    NetworkSpec spec;
    MemoryNeed need;              ///< at the batch asked for
    std::int64_t eagerBytes = 0;  ///< of an eager run at this batch
    std::int64_t budgetBytes = 0;
    std::int64_t largestBatch = 0;  ///< within it, by plan
    std::optional<BatchCheck> check{};
};

/// By arithmetic. Throws: as memoryNeed.
[[nodiscard]] NetworkNeed networkNeed(const NetworkSpec& spec, const RunOptions& options,
                                      std::int64_t batch, std::int64_t budgetBytes);

[[nodiscard]] Table needTable(const std::vector<NetworkNeed>& networks);

/// Schema "scalescope/memory/1": networks [{variant, name, engine, batch, weightBytes, passBytes,
/// needBytes, eagerNeedBytes, budgetBytes, largestBatch, verified}].
[[nodiscard]] std::string needJson(const std::vector<NetworkNeed>& networks,
                                   const Environment& environment);

}  // namespace scalescope
