// SPDX-License-Identifier: Apache-2.0
// A network's place among those that stand beside each other: in the window, in a chart's colours.
#pragma once

#include "core/base/strong_int.h"

#include <vector>

namespace scalescope {

/// 0..7 for B0..B7, from 8 on for what stands behind them: columnOf a network.
using ColumnIndex = StrongInt<struct ColumnTag>;

/// first, first + 1, ... before end.
[[nodiscard]] inline std::vector<ColumnIndex> columnRange(int first, int end) {
    std::vector<ColumnIndex> columns;
    for (int column = first; column < end; ++column)
        columns.emplace_back(column);
    return columns;
}

}  // namespace scalescope
