// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/dimensions.h"

#include "core/base/units.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/network_measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace scalescope {

namespace {

constexpr int kHalfDoublings = 8;  ///< up to 16 times the MACs
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Counts in millions, bytes in MiB, all else in its own unit.
struct Drawn {
    double one;
    const char* unit;
};
Drawn drawnAs(const Measure& measure) {
    return measure.kind == ColumnKind::Integer ? Drawn{kMega, "M"}
           : measure.kind == ColumnKind::Bytes ? Drawn{kMebi, "MiB"}
                                               : Drawn{1.0, measure.unit};
}

std::optional<Multipliers> multipliersFor(ScaledDimension dimension, const Coefficients& bases,
                                          double factor) {
    switch (dimension) {
        case ScaledDimension::Depth:
            return Multipliers{.depth = factor};
        case ScaledDimension::Width:
            return Multipliers{.width = std::sqrt(factor)};
        case ScaledDimension::Resolution:
            return Multipliers{.resolution = std::sqrt(factor)};
        case ScaledDimension::Compound:
            break;
    }
    const double constraint = constraintOf(bases);
    if (!(constraint > 1.0))
        return std::nullopt;
    const double phi = std::log(factor) / std::log(constraint);
    return Multipliers{.depth = std::pow(bases.alpha, phi),
                       .width = std::pow(bases.beta, phi),
                       .resolution = std::pow(bases.gamma, phi)};
}

struct PaperRow {
    const char* table;
    const char* model;
    double depth, width, resolution;  ///< 0: not printed
    double gflops, top1Percent;
};
constexpr std::array<PaperRow, 19> kPaperRows{{
    {"3", "MobileNetV1", 1, 1, 1, 0.6, 70.6},
    {"3", "MobileNetV1, width", 1, 2, 1, 2.2, 74.2},
    {"3", "MobileNetV1, resolution", 1, 1, 2, 2.2, 72.7},
    {"3", "MobileNetV1, compound", 1.4, 1.2, 1.3, 2.3, 75.6},
    {"3", "MobileNetV2", 1, 1, 1, 0.3, 72.0},
    {"3", "MobileNetV2, depth", 4, 1, 1, 1.2, 76.8},
    {"3", "MobileNetV2, width", 1, 2, 1, 1.1, 76.4},
    {"3", "MobileNetV2, resolution", 1, 1, 2, 1.2, 74.8},
    {"3", "MobileNetV2, compound", 0, 0, 0, 1.3, 77.4},
    {"3", "ResNet-50", 1, 1, 1, 4.1, 76.0},
    {"3", "ResNet-50, depth", 4, 1, 1, 16.2, 78.1},
    {"3", "ResNet-50, width", 1, 2, 1, 14.7, 77.7},
    {"3", "ResNet-50, resolution", 1, 1, 2, 16.4, 77.5},
    {"3", "ResNet-50, compound", 0, 0, 0, 16.7, 78.8},
    {"7", "B0", 1, 1, 1, 0.4, 77.3},
    {"7", "B0, depth", 4, 1, 1, 1.8, 79.0},
    {"7", "B0, width", 1, 2, 1, 1.8, 78.9},
    {"7", "B0, resolution", 1, 1, 2, 1.9, 79.1},
    {"7", "B0, compound", 1.4, 1.2, 1.3, 1.8, 81.1},
}};

}  // namespace

const char* dimensionName(ScaledDimension dimension) noexcept {
    switch (dimension) {
        case ScaledDimension::Depth:
            return "depth";
        case ScaledDimension::Width:
            return "width";
        case ScaledDimension::Resolution:
            return "resolution";
        case ScaledDimension::Compound:
            return "compound";
    }
    return "";
}

std::vector<MeasuredNetwork> dimensionFamily(ScaledDimension dimension, const Coefficients& bases) {
    std::vector<MeasuredNetwork> family;
    for (int half = 0; half <= kHalfDoublings; ++half) {
        const auto multipliers = multipliersFor(dimension, bases, std::exp2(half / 2.0));
        const NetworkSpec spec = networkOf(multipliers.value_or(Multipliers{}));
        family.push_back({spec, figuresOf(spec)});
        if (!multipliers)
            break;
    }
    return family;
}

std::vector<std::vector<MeasuredNetwork>> dimensionFamilies(const Coefficients& bases) {
    std::vector<std::vector<MeasuredNetwork>> families;
    for (const auto dimension : {ScaledDimension::Depth, ScaledDimension::Width,
                                 ScaledDimension::Resolution, ScaledDimension::Compound})
        families.push_back(dimensionFamily(dimension, bases));
    return families;
}

void takeMeasurements(std::vector<std::vector<MeasuredNetwork>>& families,
                      const MeasuredNetworks& measured) {
    for (auto& family : families)
        for (MeasuredNetwork& network : family) {
            const auto same = std::ranges::find_if(measured.networks, [&](const auto& other) {
                return sameScale(other.spec, network.spec);
            });
            if (same == measured.networks.end())
                continue;
            network.measured = same->measured;
            network.skipped = same->skipped;
        }
}

std::vector<NetworkSpec> specsOf(const std::vector<std::vector<MeasuredNetwork>>& families) {
    std::vector<NetworkSpec> networks;
    for (const auto& family : families)
        for (const MeasuredNetwork& network : family)
            networks.push_back(network.spec);
    return networks;
}

SeriesSet dimensionSeries(const std::vector<std::vector<MeasuredNetwork>>& families,
                          const Reading<MeasuredNetwork>& reading) {
    SeriesSet set;
    const Drawn scale = drawnAs(reading.about);
    set.y = {reading.about.title, scale.unit, true};
    set.x = {"MACs", "G", true};
    set.title = "One dimension against all: " + set.y.title;
    for (std::size_t i = 0; i < families.size(); ++i) {
        Series series;
        series.name = dimensionName(static_cast<ScaledDimension>(i));
        for (const MeasuredNetwork& network : families[i]) {
            series.x.push_back(static_cast<double>(network.figures.macs) / 1e9);
            series.y.push_back(reading.of(network).value_or(kNone) / scale.one);
        }
        set.series.push_back(std::move(series));
    }
    return set;
}

Table dimensionTable(const std::vector<std::vector<MeasuredNetwork>>& families) {
    Table table{"B0 scaled by one dimension alone and by all together",
                {{"Scaled by", "", ColumnKind::Text, ""},
                 {"Depth", "", ColumnKind::Real, ""},
                 {"Width", "", ColumnKind::Real, ""},
                 {"Input", "px", ColumnKind::Integer, ""},
                 columnIn("G", kMacs),
                 columnIn("M", kParams),
                 columnIn("M", kActivations),
                 columnOf(kEagerPeak),
                 columnOf(kReceptiveField),
                 columnOf(kCoverage),
                 {"Latency", "", ColumnKind::Milliseconds, "Median, measured here"},
                 {"Not measured", "", ColumnKind::Text, ""}},
                {}};
    for (std::size_t i = 0; i < families.size(); ++i)
        for (const MeasuredNetwork& network : families[i]) {
            const NetworkFigures& figures = network.figures;
            table.rows.push_back(
                {std::string(dimensionName(static_cast<ScaledDimension>(i))),
                 network.spec.scale.depth, network.spec.scale.width,
                 std::int64_t{figures.resolutionPx}, static_cast<double>(figures.macs) / 1e9,
                 static_cast<double>(figures.params) / kMega,
                 static_cast<double>(figures.activations) / kMega, figures.predictedPeakBytes,
                 figures.receptiveFieldPx, figures.coverage(),
                 network.measured ? Cell(network.measured->latencyMs) : Cell(),
                 network.skipped.empty() ? Cell() : Cell(network.skipped)});
        }
    return table;
}

Table paperDimensionTable() {
    Table table{
        "Published: one dimension against compound (arXiv 1905.11946 v5; not measured here)",
        {{"Table", "", ColumnKind::Text, ""},
         {"Network", "", ColumnKind::Text, ""},
         {"d", "", ColumnKind::Real, ""},
         {"w", "", ColumnKind::Real, ""},
         {"r", "", ColumnKind::Real, ""},
         {"MACs", "G", ColumnKind::Real, "The paper's FLOPS"},
         {"Top-1", "%", ColumnKind::Real, "ImageNet, as published"}},
        {}};
    const auto cell = [](double value) { return value > 0 ? Cell(value) : Cell(); };
    for (const PaperRow& row : kPaperRows)
        table.rows.push_back({std::string(row.table), std::string(row.model), cell(row.depth),
                              cell(row.width), cell(row.resolution), row.gflops, row.top1Percent});
    return table;
}

}  // namespace scalescope
