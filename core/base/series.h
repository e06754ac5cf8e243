// SPDX-License-Identifier: Apache-2.0
// Curves, histograms and grids as values: names and units, no colours.
#pragma once

#include "core/base/column_index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace scalescope {

/// One curve, bar group or point set. x and y have the same length; NaN in y is a gap.
struct Series {
    std::string name;  ///< "B3"
    std::vector<double> x, y;
    std::vector<std::string> labels;     ///< per point, for the cursor: "block 5.2"; may be empty
    std::optional<ColumnIndex> column;   ///< of a network, so that theme can give its colour
    bool ghost = false;                  ///< published elsewhere, not measured here: drawn hollow
    std::vector<ColumnIndex> columns{};  ///< where every point is a network; may be empty
    bool learnt = true;  ///< false: values of random weights, which say nothing of a network
};

struct Axis {
    std::string title;  ///< "live bytes"
    std::string unit;   ///< "MiB"; empty when none
    bool logarithmic = false;
};

/// Several series on shared axes.
struct SeriesSet {
    std::string title;
    Axis x, y;
    std::vector<Series> series;
};

/// Counts on fixed edges.
struct Histogram {
    std::string name;
    std::string unit;
    std::vector<double> edges;  ///< counts.size() + 1, ascending
    std::vector<std::uint64_t> counts;
    std::uint64_t underflow = 0, overflow = 0;
    std::uint64_t nanCount = 0, posInfCount = 0, negInfCount = 0;
    bool learnt = true;  ///< as of a Series
};

/// rows x columns of float, row-major; NaN is "no value" (rows may have different lengths).
struct Grid2d {
    std::string title;
    Axis rows, columns;
    std::vector<std::string> rowLabels, columnLabels;  ///< empty or one per row / column
    std::size_t rowCount = 0, columnCount = 0;
    std::vector<float> values;
    std::string unit;
    double rangeMin = 0.0, rangeMax = 1.0;  ///< of the colour scale
    bool learnt = true;                     ///< as of a Series

    [[nodiscard]] float at(std::size_t row, std::size_t column) const {
        return values[row * columnCount + column];
    }
};

/// CSV of the data behind a plot: x, then one column per series on the union of x (a series with
/// labels has them in a column after it); bins with their edges; a grid as it is drawn.
[[nodiscard]] std::string toCsv(const SeriesSet& set);
[[nodiscard]] std::string toCsv(const Histogram& histogram);
[[nodiscard]] std::string toCsv(const Grid2d& grid);

}  // namespace scalescope
