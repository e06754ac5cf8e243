// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/search_tables.h"

#include "core/base/format.h"
#include "core/base/units.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/network_measures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scalescope {

namespace {

/// Columns of the objective; MACs and params are columns of every table.
std::vector<Column> valueColumns(SearchObjective objective) {
    switch (objective) {
        case SearchObjective::Memory:
            return {columnOf(kNeed)};
        case SearchObjective::Coverage:
            return {{"Coverage", "", ColumnKind::Real, "Receptive field over the input side"}};
        case SearchObjective::Latency:
            return {{"Latency", "", ColumnKind::Milliseconds, "Median, measured here"}};
        case SearchObjective::Accuracy:
            return {{"Accuracy", "", ColumnKind::Share,
                     "Held-out pictures named rightly after the last rung that it reached"},
                    {"Right", "", ColumnKind::Text, "Of the held-out pictures"},
                    {"+-", "", ColumnKind::Share,
                     "Standard error of the accuracy: chance alone moves it so far"},
                    {"Loss", "", ColumnKind::Real, "Cross-entropy of the held-out pictures"},
                    {"Trained on", "pictures", ColumnKind::Integer,
                     "Better halves went on to the next rung"}};
        case SearchObjective::Macs:
        case SearchObjective::Params:
            break;
    }
    return {};
}

std::vector<Cell> accuracyCells(const RungScore& score) {
    const double p = score.accuracy();
    return {p, std::to_string(score.right) + " of " + std::to_string(score.judged),
            std::sqrt(p * (1.0 - p) / static_cast<double>(score.judged)), score.loss,
            score.pictures};
}

std::vector<Cell> valueCells(SearchObjective objective, const SearchCandidate& candidate) {
    switch (objective) {
        case SearchObjective::Memory:
            return {candidate.network.figures.totalBytes()};
        case SearchObjective::Coverage:
        case SearchObjective::Latency:
            return {candidate.value};
        case SearchObjective::Accuracy:
            return accuracyCells(candidate.rungs.back());
        case SearchObjective::Macs:
        case SearchObjective::Params:
            break;
    }
    return {};
}

/// As the surface draws it, in its unit.
double shownValue(SearchObjective objective, const SearchCandidate& candidate) {
    constexpr double kPercent = 100.0;
    switch (objective) {
        case SearchObjective::Macs:
            return candidate.value / kGiga;
        case SearchObjective::Params:
            return candidate.value / kMega;
        case SearchObjective::Memory:
            return candidate.value / kMebi;
        case SearchObjective::Accuracy:
            return kPercent * candidate.rungs.front().accuracy();
        case SearchObjective::Coverage:
        case SearchObjective::Latency:
            break;
    }
    return candidate.value;
}

const char* unitOf(SearchObjective objective) {
    switch (objective) {
        case SearchObjective::Macs:
            return "G";
        case SearchObjective::Params:
            return "M";
        case SearchObjective::Memory:
            return "MiB";
        case SearchObjective::Latency:
            return "ms";
        case SearchObjective::Accuracy:
            return "%";
        case SearchObjective::Coverage:
            break;
    }
    return "";
}

std::string titleOf(const SearchResult& result) {
    const std::string name = objectiveName(result.options.objective);
    if (result.options.objective != SearchObjective::Accuracy)
        return "Grid search: " + name;
    return "Grid search: " + name + " after " +
           std::to_string(result.ranked.front().rungs.front().pictures) + " pictures";
}

std::size_t indexOf(const SearchOptions& options, double coefficient) {
    return static_cast<std::size_t>(std::lround((coefficient - 1.0) / options.step));
}

/// By row and column of the surface: the candidate nearest to the constraint.
std::vector<std::optional<std::size_t>> nearestPerCell(const SearchResult& result) {
    const auto points = static_cast<std::size_t>(detail::gridPoints(result.options));
    std::vector<std::optional<std::size_t>> cells(points * points);
    const auto offOf = [&](std::size_t candidate) {
        return std::abs(result.ranked[candidate].network.violation);
    };
    for (std::size_t i = 0; i < result.ranked.size(); ++i) {
        const Coefficients& c = result.ranked[i].network.coefficients;
        auto& nearest =
            cells[indexOf(result.options, c.alpha) * points + indexOf(result.options, c.beta)];
        if (!nearest || offOf(i) < offOf(*nearest))
            nearest = i;
    }
    return cells;
}

}  // namespace

Table searchTable(const SearchResult& result) {
    const SearchObjective objective = result.options.objective;
    Table table{"Grid search, best first",
                {{"α", "", ColumnKind::Real, ""},
                 {"β", "", ColumnKind::Real, ""},
                 {"γ", "", ColumnKind::Real, ""}},
                {}};
    for (Column& column : valueColumns(objective))
        table.columns.push_back(std::move(column));
    for (Column& column : std::vector<Column>{{"Constraint", "", ColumnKind::Real, "α·β²·γ²"},
                                              {"Input", "px", ColumnKind::Integer, ""},
                                              columnIn("M", kParams),
                                              columnIn("G", kMacs),
                                              columnOf(kEagerPeak)})
        table.columns.push_back(std::move(column));
    for (const SearchCandidate& candidate : result.ranked) {
        const ScaledNetwork& network = candidate.network;
        const NetworkFigures& figures = network.figures;
        std::vector<Cell> row{network.coefficients.alpha, network.coefficients.beta,
                              network.coefficients.gamma};
        for (Cell& cell : valueCells(objective, candidate))
            row.push_back(std::move(cell));
        row.insert(row.end(),
                   {network.constraint, std::int64_t{figures.resolutionPx},
                    static_cast<double>(figures.params) / 1e6,
                    static_cast<double>(figures.macs) / 1e9, figures.predictedPeakBytes});
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::optional<std::size_t> searchCandidateAt(const SearchResult& result, std::size_t row,
                                             std::size_t column) {
    const auto points = static_cast<std::size_t>(detail::gridPoints(result.options));
    return row < points && column < points ? nearestPerCell(result)[row * points + column]
                                           : std::nullopt;
}

Grid2d searchSurface(const SearchResult& result) {
    const auto points = static_cast<std::size_t>(detail::gridPoints(result.options));
    Grid2d grid;
    grid.title = titleOf(result);
    grid.unit = unitOf(result.options.objective);
    grid.rows = {"α", ""};
    grid.columns = {"β", ""};
    grid.rowCount = grid.columnCount = points;
    for (std::size_t i = 0; i < points; ++i)
        grid.rowLabels.push_back(
            formatReal(detail::gridCoordinate(result.options, static_cast<int>(i))));
    grid.columnLabels = grid.rowLabels;
    grid.values.assign(points * points, std::numeric_limits<float>::quiet_NaN());
    double low = std::numeric_limits<double>::infinity(), high = -low;
    const auto cells = nearestPerCell(result);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i])
            continue;
        const double value = shownValue(result.options.objective, result.ranked[*cells[i]]);
        grid.values[i] = static_cast<float>(value);
        low = std::min(low, value);
        high = std::max(high, value);
    }
    grid.rangeMin = low;
    grid.rangeMax = high;
    return grid;
}

}  // namespace scalescope
