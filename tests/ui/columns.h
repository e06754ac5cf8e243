// SPDX-License-Identifier: Apache-2.0
// Columns written as a test reads best: by their numbers.
#pragma once

#include "core/base/column_index.h"

#include <vector>

namespace scalescope::test {

[[nodiscard]] inline std::vector<ColumnIndex> columns(const std::vector<int>& numbers) {
    return {numbers.begin(), numbers.end()};
}

}  // namespace scalescope::test
