// SPDX-License-Identifier: Apache-2.0
// Memory by batch size and the largest batch of a budget, as values.
#pragma once

#include "ui/pages/memory/memory_data.h"

#include <cstdint>
#include <vector>

namespace scalescope::ui {

/// Memory to run against the batch size, 1 to 1024.
[[nodiscard]] SeriesSet batchSeries(const std::vector<Shown>& shown);
/// Largest batch per column whose memory to run is within a budget, and what was verified.
[[nodiscard]] Table batchTable(const std::vector<Shown>& shown, std::int64_t budgetBytes,
                               const BatchChecks& checks);
/// A share of what would be free without the network, as the newest result saw it, in MiB; a
/// default without any.
[[nodiscard]] int defaultBudgetMib(const std::vector<Shown>& shown);
/// What is asked to verify a column; nullopt where there is nothing to run so: no square input, or
/// no CPU.
[[nodiscard]] std::optional<BatchCheckRequest> batchCheckOf(const Diagnosis& diagnosis,
                                                            std::int64_t budgetBytes);

}  // namespace scalescope::ui
