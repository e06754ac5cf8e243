// SPDX-License-Identifier: Apache-2.0
#include "core/base/series.h"

#include "core/base/csv.h"
#include "core/base/format.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace scalescope {

namespace {

/// A line of the CSV: an x, and which of several points at that x.
struct RowKey {
    double x = 0.0;
    std::size_t repeat = 0;
    auto operator<=>(const RowKey&) const = default;
};
using PointOfRow = std::map<RowKey, std::size_t>;

std::size_t pointCount(const Series& series) {
    return std::min(series.x.size(), series.y.size());
}

PointOfRow pointsByRow(const Series& series) {
    PointOfRow rows;
    std::map<double, std::size_t> seen;
    for (std::size_t i = 0; i < pointCount(series); ++i)
        if (!std::isnan(series.x[i]))
            rows[{series.x[i], seen[series.x[i]]++}] = i;
    return rows;
}

bool isLabelled(const Series& series) {
    return !series.labels.empty() && series.labels.size() >= pointCount(series);
}

void addPoint(CsvWriter& csv, const Series& series, const PointOfRow& rows, const RowKey& key) {
    const auto point = rows.find(key);
    const bool there = point != rows.end();
    csv.add(there ? formatExact(series.y[point->second]) : std::string());
    if (isLabelled(series))
        csv.add(there ? csvField(series.labels[point->second]) : std::string());
}

void addBin(CsvWriter& csv, std::string_view bin, std::string_view from, std::string_view to,
            std::uint64_t count) {
    csv.add(bin);
    csv.add(from);
    csv.add(to);
    csv.add(std::to_string(count));
    csv.endLine();
}

std::string labelOr(const std::vector<std::string>& labels, std::size_t index) {
    return index < labels.size() ? csvField(labels[index]) : std::to_string(index);
}

}  // namespace

std::string toCsv(const SeriesSet& set) {
    CsvWriter csv;
    csv.add(csvField(titleWithUnit(set.x.title, set.x.unit)));
    std::vector<PointOfRow> points;
    PointOfRow allRows;
    for (const Series& series : set.series) {
        csv.add(csvField(titleWithUnit(series.name, set.y.unit)));
        if (isLabelled(series))
            csv.add(csvField(series.name + " label"));
        points.push_back(pointsByRow(series));
        allRows.insert(points.back().begin(), points.back().end());
    }
    csv.endLine();
    for (const auto& row : allRows) {
        csv.add(formatExact(row.first.x));
        for (std::size_t i = 0; i < set.series.size(); ++i)
            addPoint(csv, set.series[i], points[i], row.first);
        csv.endLine();
    }
    return csv.text();
}

std::string toCsv(const Histogram& histogram) {
    CsvWriter csv;
    csv.add("bin");
    csv.add(csvField(titleWithUnit("from", histogram.unit)));
    csv.add(csvField(titleWithUnit("to", histogram.unit)));
    csv.add("count");
    csv.endLine();
    const auto edge = [&](std::size_t i) {
        return i < histogram.edges.size() ? formatExact(histogram.edges[i]) : std::string();
    };
    addBin(csv, "underflow", {}, edge(0), histogram.underflow);
    for (std::size_t i = 0; i < histogram.counts.size(); ++i)
        addBin(csv, std::to_string(i), edge(i), edge(i + 1), histogram.counts[i]);
    addBin(csv, "overflow", edge(histogram.counts.size()), {}, histogram.overflow);
    addBin(csv, "NaN", {}, {}, histogram.nanCount);
    addBin(csv, "+Inf", {}, {}, histogram.posInfCount);
    addBin(csv, "-Inf", {}, {}, histogram.negInfCount);
    return csv.text();
}

std::string toCsv(const Grid2d& grid) {
    CsvWriter csv;
    csv.add(csvField(grid.rows.title + " \\ " + titleWithUnit(grid.columns.title, grid.unit)));
    for (std::size_t column = 0; column < grid.columnCount; ++column)
        csv.add(labelOr(grid.columnLabels, column));
    csv.endLine();
    for (std::size_t row = 0; row < grid.rowCount; ++row) {
        csv.add(labelOr(grid.rowLabels, row));
        for (std::size_t column = 0; column < grid.columnCount; ++column)
            csv.add(formatExact(static_cast<double>(grid.at(row, column))));
        csv.endLine();
    }
    return csv.text();
}

}  // namespace scalescope
