// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/law_tables.h"

#include "core/base/format.h"
#include "core/diagnostics/measure_columns.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/network_measures.h"

#include <cmath>
#include <limits>

namespace scalescope {

namespace {

Cell cellOf(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}

std::vector<Cell> figureCells(const std::string& name, const NetworkSpec& spec,
                              const NetworkFigures& figures, double theory) {
    return {name,
            spec.scale.depth,
            spec.scale.width,
            std::int64_t{figures.resolutionPx},
            static_cast<double>(figures.params) / 1e6,
            static_cast<double>(figures.macs) / 1e9,
            cellOf(theory / 1e9),
            static_cast<double>(figures.activations) / 1e6,
            std::int64_t{figures.seBlocks},
            figures.seGates,
            figures.predictedPeakBytes};
}

}  // namespace

Table lawTable(const Coefficients& bases, ResolutionPolicy policy) {
    Table table{"The law at whole φ, and the published variants at the paper's input sides",
                {{"Network", "", ColumnKind::Text, ""},
                 {"Depth", "", ColumnKind::Real, ""},
                 {"Width", "", ColumnKind::Real, ""},
                 {"Input", "px", ColumnKind::Integer, ""},
                 columnIn("M", kParams),
                 columnIn("G", kMacs),
                 {"Theory", "G", ColumnKind::Real, "B0's MACs * 2^φ"},
                 columnIn("M", kActivations),
                 {"SE blocks", "", ColumnKind::Integer, ""},
                 {"SE gates", "", ColumnKind::Integer, ""},
                 columnOf(kEagerPeak)},
                {}};
    const auto base = static_cast<double>(figuresOf(family()[0].spec).macs);
    for (const ScaledNetwork& network : lawFamily(bases, policy))
        table.rows.push_back(
            figureCells("φ " + formatReal(network.coefficients.phi), network.spec, network.figures,
                        base * std::pow(kConstraintTarget, network.coefficients.phi)));
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant) {
        const NetworkSpec spec = publishedNetwork(variant);
        table.rows.push_back(figureCells(displayName(spec), spec, figuresOf(spec),
                                         std::numeric_limits<double>::quiet_NaN()));
    }
    return table;
}

Table networkTable(const ScaledNetwork& network) {
    const NetworkFigures& figures = network.figures;
    Table table{"The network",
                {{"Figure", "", ColumnKind::Text, ""}, {"Value", "", ColumnKind::Text, ""}},
                {}};
    const auto add = [&table](const char* what, const std::string& value) {
        table.rows.push_back({std::string(what), value});
    };
    add("α·β²·γ²",
        formatReal(network.constraint) + " (" + formatPercent(network.violation) + " off 2)");
    add("Depth", formatReal(network.multipliers.depth));
    add("Width", formatReal(network.multipliers.width));
    add("Resolution", formatReal(network.multipliers.resolution) + ", " +
                          std::to_string(figures.resolutionPx) + " px");
    add(kParams.title, formatCount(figures.params));
    add(kMacs.title, formatCount(figures.macs));
    add(kActivations.title, formatCount(figures.activations));
    add("SE blocks", std::to_string(figures.seBlocks));
    add("SE gates", std::to_string(figures.seGates));
    add("Weights", formatBytes(figures.weightBytes));
    add(kNeed.title, formatBytes(figures.totalBytes()));
    add(kEagerPeak.title, formatBytes(figures.predictedPeakBytes));
    add(kReceptiveField.title, std::to_string(figures.receptiveFieldPx) + " px, " +
                                   formatReal(figures.coverage()) + " of the side");
    return table;
}

Table impliedPhiTable(const Coefficients& bases) {
    Table table{"The φ that each multiplier of a published variant stands for",
                {{"Variant", "", ColumnKind::Text, ""},
                 {"Depth", "", ColumnKind::Real, ""},
                 {"Width", "", ColumnKind::Real, ""},
                 {"Input", "px", ColumnKind::Integer, "The paper's"},
                 {"φ of depth", "", ColumnKind::Real, "ln d / ln α"},
                 {"φ of width", "", ColumnKind::Real, "ln w / ln β"},
                 {"φ of resolution", "", ColumnKind::Real, "ln(side / 224) / ln γ"}},
                {}};
    for (const ImpliedPhi& phi : impliedPhis(bases)) {
        const NetworkSpec spec = publishedNetwork(phi.variant);
        table.rows.push_back({displayName(spec), spec.scale.depth, spec.scale.width,
                              std::int64_t{spec.scale.resolution}, cellOf(phi.depth),
                              cellOf(phi.width), cellOf(phi.resolution)});
    }
    return table;
}

}  // namespace scalescope
