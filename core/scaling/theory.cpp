// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/theory.h"

#include <algorithm>
#include <cmath>

namespace scalescope {

namespace {

/// Which quantities of the arithmetic are whole numbers as in a real network.
struct Rounding {
    bool channels = false, repeats = false, sides = false;
};

/// MACs by how they ought to grow.
struct PartMacs {
    double ends = 0;       ///< stem, head, classifier
    double spatial = 0;    ///< depthwise and SE: grow with w, SE not with r
    double pointwise = 0;  ///< expand and project
    [[nodiscard]] double sum() const { return ends + spatial + pointwise; }
};

/// The network of real-valued multipliers, with what rounding asks for made whole.
class IdealNetwork {
public:
    IdealNetwork(const Multipliers& multipliers, int resolutionPx, Rounding rounding)
        : m_multipliers(multipliers), m_resolutionPx(resolutionPx), m_rounding(rounding) {}

    [[nodiscard]] PartMacs macs() const;

private:
    [[nodiscard]] double channels(std::int64_t base) const;
    [[nodiscard]] double repeats(int base) const;
    [[nodiscard]] double halved(double side) const;
    void addBlock(PartMacs& macs, const BlockSpec& base, double in, double out, double sideIn,
                  double sideOut, double count) const;

    Multipliers m_multipliers;
    int m_resolutionPx;
    Rounding m_rounding;
};

double IdealNetwork::channels(std::int64_t base) const {
    return m_rounding.channels ? static_cast<double>(scaledChannels(base, m_multipliers.width))
                               : static_cast<double>(base) * m_multipliers.width;
}

double IdealNetwork::repeats(int base) const {
    return m_rounding.repeats ? scaledRepeats(base, m_multipliers.depth)
                              : base * m_multipliers.depth;
}

double IdealNetwork::halved(double side) const {
    return m_rounding.sides ? std::ceil(side / 2.0) : side / 2.0;
}

void IdealNetwork::addBlock(PartMacs& macs, const BlockSpec& base, double in, double out,
                            double sideIn, double sideOut, double count) const {
    constexpr double kSqueezeDivisor = 4.0;
    const double ratio =
        static_cast<double>(base.expandedChannels) / static_cast<double>(base.inChannels);
    const double expanded = in * ratio;
    const double areaOut = sideOut * sideOut;
    const double squeezed = m_rounding.channels ? std::max(1.0, std::floor(in / kSqueezeDivisor))
                                                : in / kSqueezeDivisor;
    const double expand = base.hasExpand() ? in * expanded * sideIn * sideIn : 0.0;
    macs.pointwise += count * (expand + expanded * out * areaOut);
    macs.spatial +=
        count * (expanded * base.kernel * base.kernel * areaOut + 2.0 * expanded * squeezed);
}

PartMacs IdealNetwork::macs() const {
    const Architecture base = buildArchitecture(family()[0].spec);
    constexpr double kImageChannels = 3.0, kStemKernelArea = 9.0, kHeadFactor = 4.0;
    double side =
        halved(m_rounding.sides ? m_resolutionPx
                                : family()[0].spec.scale.resolution * m_multipliers.resolution);
    PartMacs macs;
    macs.ends = kImageChannels * kStemKernelArea * channels(base.stemChannels) * side * side;
    double out = channels(base.stemChannels);
    for (const BlockSpec& block : base.blocks) {
        if (block.indexInStage > 0)
            continue;
        const double in = out, sideIn = side;
        out = channels(block.outChannels);
        side = block.stride == 2 ? halved(side) : side;
        addBlock(macs, block, in, out, sideIn, side, 1.0);
        const auto inStage = std::ranges::count(base.blocks, block.stage, &BlockSpec::stage);
        BlockSpec later = block;
        if (inStage > 1)
            later = base.blocks[static_cast<std::size_t>(block.index) + 1];
        else
            later.inChannels = block.outChannels,
            later.expandedChannels =
                block.outChannels * (block.expandedChannels / block.inChannels);
        addBlock(macs, later, out, out, side, side, repeats(static_cast<int>(inStage)) - 1.0);
    }
    const double head = kHeadFactor * out;
    macs.ends += out * head * side * side + head * family()[0].spec.classCount;
    return macs;
}

PartMacs idealMacs(const ScaledNetwork& network, Rounding rounding) {
    return IdealNetwork(network.multipliers, network.figures.resolutionPx, rounding).macs();
}

}  // namespace

TheoryMacs theoryMacs(const Coefficients& coefficients) {
    static const auto kBase = static_cast<double>(costOf(*buildGraph(family()[0].spec)).macs);
    return {kBase * std::pow(kConstraintTarget, coefficients.phi),
            kBase * std::pow(constraintOf(coefficients), coefficients.phi)};
}

std::vector<Deviation> deviationsOf(const ScaledNetwork& network) {
    const TheoryMacs theory = theoryMacs(network.coefficients);
    const double factor = std::pow(network.constraint, network.coefficients.phi);
    const PartMacs base = IdealNetwork({}, family()[0].spec.scale.resolution, {}).macs();
    const PartMacs smooth = idealMacs(network, {});
    const double channels = idealMacs(network, {.channels = true}).sum();
    const double repeats = idealMacs(network, {.channels = true, .repeats = true}).sum();
    return {{"constraint", "The constraint is not exactly 2", theory.law - theory.doubling},
            {"ends",
             "Stem, head and classifier do not deepen; stem and classifier grow with w, not w^2",
             smooth.ends - base.ends * factor},
            {"depthwise", "Depthwise convolutions grow with w, not w^2; gates do not grow with r",
             smooth.spatial - base.spatial * factor},
            {"first blocks", "Only later blocks of a stage are repeated, not the first",
             smooth.pointwise - base.pointwise * factor},
            {"channels", "Channels are rounded to multiples of 8", channels - smooth.sum()},
            {"repeats", "Repeats are rounded up", repeats - channels},
            {"resolution", "Sides are whole pixels, in every feature map",
             static_cast<double>(network.figures.macs) - repeats}};
}

Table deviationTable(const ScaledNetwork& network) {
    const TheoryMacs theory = theoryMacs(network.coefficients);
    Table table{"Why the MACs are not 2^φ times those of B0",
                {{"Cause", "", ColumnKind::Text, ""},
                 {"MACs", "G", ColumnKind::Real, "Added in this order; the sum is the network's"},
                 {"Of theory", "%", ColumnKind::Share, "Share of 2^φ times B0's MACs"}},
                {}};
    const auto add = [&](const std::string& why, double macs) {
        table.rows.push_back({why, macs / 1e9, macs / theory.doubling});
    };
    add("Theory: B0's * 2^φ", theory.doubling);
    for (const Deviation& deviation : deviationsOf(network))
        add(deviation.why, deviation.macs);
    add("The network", static_cast<double>(network.figures.macs));
    return table;
}

}  // namespace scalescope
