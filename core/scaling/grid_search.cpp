// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/grid_search.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/base/setting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>

namespace scalescope {

namespace {

constexpr double kFinestStep = 0.01;
constexpr std::array kObjectives{SearchObjective::Macs,    SearchObjective::Params,
                                 SearchObjective::Memory,  SearchObjective::Coverage,
                                 SearchObjective::Latency, SearchObjective::Accuracy};

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

std::vector<Coefficients> candidatesOf(const SearchOptions& options) {
    const int points = detail::gridPoints(options);
    std::vector<Coefficients> candidates;
    for (int a = 0; a < points; ++a)
        for (int b = 0; b < points; ++b)
            for (int g = 0; g < points; ++g) {
                const Coefficients point{detail::gridCoordinate(options, a),
                                         detail::gridCoordinate(options, b),
                                         detail::gridCoordinate(options, g), options.phi};
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
        case SearchObjective::Accuracy:
            break;
    }
    return 0.0;
}

auto placeOf(const SearchCandidate& candidate, double sign) {
    const Coefficients& c = candidate.network.coefficients;
    return std::tuple(sign * candidate.value, c.alpha, c.beta, c.gamma);
}

}  // namespace

/// Counted, so that sums of steps do not drift.
int detail::gridPoints(const SearchOptions& options) {
    constexpr double kSlack = 1e-9;
    return static_cast<int>(std::floor((options.highest - 1.0) / options.step + kSlack)) + 1;
}

double detail::gridCoordinate(const SearchOptions& options, int index) {
    constexpr double kDecimals = 1e6;
    return std::round((1.0 + index * options.step) * kDecimals) / kDecimals;
}

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
        case SearchObjective::Accuracy:
            return "accuracy";
    }
    return "";
}

SearchObjective parseObjective(std::string_view name) {
    for (const SearchObjective objective : kObjectives)
        if (name == objectiveName(objective))
            return objective;
    throw settingError(ErrorCode::ArgumentInvalid,
                       settingMark("objective") + " \"" + std::string(name) +
                           "\": not known; use macs, params, memory, coverage, latency or "
                           "accuracy.");
}

std::size_t gridSize(const SearchOptions& options) {
    check(options);
    const auto points = static_cast<std::size_t>(detail::gridPoints(options));
    return points * points * points;
}

std::vector<Coefficients> gridCandidates(const SearchOptions& options) {
    check(options);
    std::vector<Coefficients> candidates = candidatesOf(options);
    require(!candidates.empty(),
            "No point of the grid meets the constraint; use a finer step or a larger tolerance.");
    return candidates;
}

SearchResult gridSearch(const SearchOptions& options, const SearchProbe& probe,
                        RunContext& context) {
    require(options.objective != SearchObjective::Accuracy,
            "A search by accuracy trains networks; it needs pictures.");
    SearchResult result;
    result.options = options;
    result.looked = gridSize(options);
    const std::vector<Coefficients> candidates = gridCandidates(options);
    result.met = candidates.size();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const auto from = static_cast<double>(i), count = static_cast<double>(candidates.size());
        const Coefficients& c = candidates[i];
        context.checkpoint(from / count, formatReal(c.alpha) + ", " + formatReal(c.beta) + ", " +
                                             formatReal(c.gamma));
        const ScaledNetwork network = applyLaw(c, options.policy);
        const double value = context.within(from / count, (from + 1) / count, [&] {
            return valueOf(options.objective, network, probe);
        });
        result.ranked.push_back({network, value, {}});
    }
    const double sign = options.objective == SearchObjective::Coverage ? -1.0 : 1.0;
    std::ranges::sort(result.ranked, {}, [sign](const SearchCandidate& candidate) {
        return placeOf(candidate, sign);
    });
    return result;
}

}  // namespace scalescope
