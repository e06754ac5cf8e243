// SPDX-License-Identifier: Apache-2.0
// This build against the exact published numbers of the eight variants.
#pragma once

#include "core/base/table.h"

#include <cstdint>
#include <string>
#include <vector>

namespace scalescope {

/// One number: what it should be, what this build computes.
struct SelfCheckRow {
    std::string variant;   ///< "b3"
    std::string quantity;  ///< "params", "macs", ...
    std::int64_t expected = 0, computed = 0;
    [[nodiscard]] bool exact() const { return expected == computed; }
};

/// Parameters, MACs, activations, SE blocks and gates, residual blocks, weight bytes and predicted
/// peak of B0..B7. Source: torchvision 0.28.0 modules, counted outside this program.
[[nodiscard]] std::vector<SelfCheckRow> selfCheck();
[[nodiscard]] bool allExact(const std::vector<SelfCheckRow>& rows);
/// One row per variant, one column per quantity: "exact", or the two numbers.
[[nodiscard]] Table toTable(const std::vector<SelfCheckRow>& rows);

}  // namespace scalescope
