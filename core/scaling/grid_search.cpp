// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/grid_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <tuple>

#include "core/base/error.h"
#include "core/base/format.h"

namespace scalescope {

namespace {

constexpr double kFinestStep = 0.01;
constexpr std::array kObjectives{SearchObjective::Macs, SearchObjective::Params,
                                 SearchObjective::Memory, SearchObjective::Coverage,
                                 SearchObjective::Latency};

void require(bool ok, const std::string& sentence) {
    if (!ok)
        throw Error(ErrorCode::ArgumentInvalid, sentence);
}

void check(const SearchOptions& options) {
    require(
        options.step >= kFinestStep && options.step <= 1.0,
        "The step of the grid is " + formatReal(options.step) + "; use a number from 0.01 to 1.");
    require(options.highest >= 1.0 && options.highest <= 4.0,
            "The largest coefficient of the grid is " + formatReal(options.highest) +
                "; use a number from 1 to 4.");
    require(options.tolerance >= 0.0 && options.tolerance <= 1.0,
            "The tolerance of the constraint is " + formatReal(options.tolerance) +
                "; use a share from 0 to 1.");
}

/// Grid points from 1; counted, so that sums of steps do not drift.
int pointsPerAxis(const SearchOptions& options) {
    constexpr double kSlack = 1e-9;
    return static_cast<int>(std::floor((options.highest - 1.0) / options.step + kSlack)) + 1;
}

double coordinate(const SearchOptions& options, int index) {
    constexpr double kDecimals = 1e6;
    return std::round((1.0 + index * options.step) * kDecimals) / kDecimals;
}

std::vector<Coefficients> candidatesOf(const SearchOptions& options) {
    const int points = pointsPerAxis(options);
    std::vector<Coefficients> candidates;
    for (int a = 0; a < points; ++a)
        for (int b = 0; b < points; ++b)
            for (int g = 0; g < points; ++g) {
                const Coefficients point{coordinate(options, a), coordinate(options, b),
                                         coordinate(options, g), options.phi};
                constexpr double kSlack = 1e-12;
                if (std::abs(violationOf(point)) <= options.tolerance + kSlack)
                    candidates.push_back(point);
            }
    return candidates;
}

double valueOf(SearchObjective objective, const ScaledNetwork& network, const SearchProbe& probe) {
    const NetworkFigures& figures = network.figures;
    switch (objective) {
        case SearchObjective::Macs:
            return static_cast<double>(figures.macs);
        case SearchObjective::Params:
            return static_cast<double>(figures.params);
        case SearchObjective::Memory:
            return static_cast<double>(figures.totalBytes());
        case SearchObjective::Coverage:
            return figures.coverage();
        case SearchObjective::Latency:
            return probe(network.spec);
    }
    return 0.0;
}

auto placeOf(const SearchCandidate& candidate, double sign) {
    const Coefficients& c = candidate.network.coefficients;
    return std::tuple(sign * candidate.value, c.alpha, c.beta, c.gamma);
}

Column valueColumn(SearchObjective objective) {
    switch (objective) {
        case SearchObjective::Memory:
            return {"Memory", "", ColumnKind::Bytes, "Weights and predicted peak"};
        case SearchObjective::Coverage:
            return {"Coverage", "", ColumnKind::Real, "Receptive field over the input side"};
        case SearchObjective::Latency:
            return {"Latency", "", ColumnKind::Milliseconds, "Median, measured here"};
        default:  // a column of the table already
            return {};
    }
}

}  // namespace

const char* objectiveName(SearchObjective objective) noexcept {
    switch (objective) {
        case SearchObjective::Macs:
            return "macs";
        case SearchObjective::Params:
            return "params";
        case SearchObjective::Memory:
            return "memory";
        case SearchObjective::Coverage:
            return "coverage";
        case SearchObjective::Latency:
            return "latency";
    }
    return "";
}

SearchObjective parseObjective(std::string_view name) {
    for (const SearchObjective objective : kObjectives)
        if (name == objectiveName(objective))
            return objective;
    throw Error(ErrorCode::ArgumentInvalid,
                "\"" + std::string(name) +
                    "\" is not an objective; use macs, params, memory, coverage or latency.");
}

SearchResult gridSearch(const SearchOptions& options, const SearchProbe& probe,
                        RunContext& context) {
    check(options);
    SearchResult result;
    result.options = options;
    const auto points = static_cast<std::size_t>(pointsPerAxis(options));
    result.looked = points * points * points;
    const std::vector<Coefficients> candidates = candidatesOf(options);
    require(!candidates.empty(),
            "No point of the grid meets the constraint; use a finer step or a larger tolerance.");
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto from = static_cast<double>(i), count = static_cast<double>(candidates.size());
        const Coefficients& c = candidates[i];
        context.checkpoint(from / count, formatReal(c.alpha) + ", " + formatReal(c.beta) + ", " +
                                             formatReal(c.gamma));
        const ScaledNetwork network = applyLaw(c, options.policy);
        const double value = context.within(from / count, (from + 1) / count, [&] {
            return valueOf(options.objective, network, probe);
        });
        result.ranked.push_back({network, value});
    }
    const double sign = options.objective == SearchObjective::Coverage ? -1.0 : 1.0;
    std::ranges::sort(result.ranked, {}, [sign](const SearchCandidate& candidate) {
        return placeOf(candidate, sign);
    });
    return result;
}

Table searchTable(const SearchResult& result) {
    Table table{"Grid search, best first",
                {{"alpha", "", ColumnKind::Real, ""},
                 {"beta", "", ColumnKind::Real, ""},
                 {"gamma", "", ColumnKind::Real, ""},
                 {"Constraint", "", ColumnKind::Real, "alpha * beta^2 * gamma^2"},
                 {"Input", "px", ColumnKind::Integer, ""},
                 {"Params", "M", ColumnKind::Real, ""},
                 {"MACs", "G", ColumnKind::Real, ""},
                 {"Predicted peak", "", ColumnKind::Bytes, ""}},
                {}};
    const SearchObjective objective = result.options.objective;
    const bool extra = objective != SearchObjective::Macs && objective != SearchObjective::Params;
    if (extra)
        table.columns.push_back(valueColumn(objective));
    for (const SearchCandidate& candidate : result.ranked) {
        const ScaledNetwork& network = candidate.network;
        const NetworkFigures& figures = network.figures;
        table.rows.push_back({network.coefficients.alpha, network.coefficients.beta,
                              network.coefficients.gamma, network.constraint,
                              std::int64_t{figures.resolutionPx},
                              static_cast<double>(figures.params) / 1e6,
                              static_cast<double>(figures.macs) / 1e9, figures.predictedPeakBytes});
        if (objective == SearchObjective::Memory)
            table.rows.back().emplace_back(figures.totalBytes());
        else if (extra)
            table.rows.back().emplace_back(candidate.value);
    }
    return table;
}

Grid2d searchSurface(const SearchResult& result) {
    const auto points = static_cast<std::size_t>(pointsPerAxis(result.options));
    Grid2d grid;
    grid.title = std::string("Grid search: ") + objectiveName(result.options.objective);
    grid.rows = {"alpha", ""};
    grid.columns = {"beta", ""};
    grid.rowCount = grid.columnCount = points;
    for (std::size_t i = 0; i < points; ++i)
        grid.rowLabels.push_back(formatReal(coordinate(result.options, static_cast<int>(i))));
    grid.columnLabels = grid.rowLabels;
    grid.values.assign(points * points, std::numeric_limits<float>::quiet_NaN());
    std::vector<double> off(points * points, std::numeric_limits<double>::infinity());
    const auto indexOf = [&](double value) {
        return static_cast<std::size_t>(std::lround((value - 1.0) / result.options.step));
    };
    for (const SearchCandidate& candidate : result.ranked) {
        const Coefficients& c = candidate.network.coefficients;
        const std::size_t at = indexOf(c.alpha) * points + indexOf(c.beta);
        if (std::abs(candidate.network.violation) < off[at]) {
            off[at] = std::abs(candidate.network.violation);
            grid.values[at] = static_cast<float>(candidate.value);
        }
    }
    const auto smaller = [](const SearchCandidate& a, const SearchCandidate& b) {
        return a.value < b.value;
    };
    const auto [low, high] = std::ranges::minmax_element(result.ranked, smaller);
    grid.rangeMin = low->value;
    grid.rangeMax = high->value;
    return grid;
}

}  // namespace scalescope
