// SPDX-License-Identifier: Apache-2.0
// Heat maps of a gate report: blocks down, quantiles or channels across.
#include "core/base/format.h"
#include "core/diagnostics/gates.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope {

namespace {

constexpr std::array<double, 11> kQuantiles{0.0, 0.05, 0.1, 0.25, 0.4, 0.5,
                                            0.6, 0.75, 0.9, 0.95, 1.0};

Grid2d emptyGrid(const GateReport& report, const std::string& title, std::size_t columns) {
    Grid2d grid;
    grid.title = title;
    grid.rows.title = "block";
    grid.rowCount = report.blocks.size();
    grid.columnCount = columns;
    for (const GateBlock& block : report.blocks)
        grid.rowLabels.push_back(block.name);
    grid.values.assign(grid.rowCount * columns, std::nanf(""));
    return grid;
}

std::vector<double> ascending(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace

Grid2d gateQuantileGrid(const GateReport& report, const std::string& title) {
    Grid2d grid = emptyGrid(report, title, kQuantiles.size());
    grid.columns.title = "quantile over channels";
    for (const double p : kQuantiles)
        grid.columnLabels.push_back(formatPercent(p, 0));
    for (std::size_t row = 0; row < grid.rowCount; ++row) {
        const std::vector<double> gates = ascending(report.blocks[row].mean);
        for (std::size_t i = 0; i < kQuantiles.size(); ++i)
            if (const auto value = quantileOfSorted(gates, kQuantiles[i]))
                grid.values[row * grid.columnCount + i] = static_cast<float>(*value);
    }
    return grid;
}

Grid2d gateChannelGrid(const GateReport& report, const std::string& title, bool sorted) {
    std::size_t widest = 0;
    for (const GateBlock& block : report.blocks)
        widest = std::max(widest, block.mean.size());
    Grid2d grid = emptyGrid(report, title, widest);
    grid.columns.title = sorted ? "channel, sorted by gate" : "channel";
    for (std::size_t row = 0; row < grid.rowCount; ++row) {
        const std::vector<double>& means = report.blocks[row].mean;
        const std::vector<double> gates = sorted ? ascending(means) : means;
        std::transform(gates.begin(), gates.end(),
                       grid.values.begin() + static_cast<std::ptrdiff_t>(row * widest),
                       [](double gate) { return static_cast<float>(gate); });
    }
    return grid;
}

}  // namespace scalescope
