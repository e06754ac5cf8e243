// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/speed/speed_shares.h"

#include "core/bench/roofline.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace scalescope::ui {

namespace {

constexpr double kNoShare = std::numeric_limits<double>::quiet_NaN();
constexpr std::array kParts{"stem", "expand", "depthwise", "se", "project", "head", "classifier"};

/// Sums over the nodes of a group, in percent of the whole.
struct Shares {
    std::vector<std::string> names;
    std::vector<double> time, macs;

    explicit Shares(std::vector<std::string> groups)
        : names(std::move(groups)), time(names.size()), macs(names.size()) {}

    [[nodiscard]] SeriesSet series(const std::string& title, const std::string& xTitle) const {
        SeriesSet set;
        set.title = title;
        set.x = {xTitle, ""};
        set.y = {str(Texts::tr("share")), "%"};
        set.series = {one(str(Texts::tr("time, share of the instrumented run")), time),
                      one(titleOf(kMacs), macs)};
        return set;
    }

private:
    [[nodiscard]] Series one(const std::string& name, const std::vector<double>& sums) const {
        Series series;
        series.name = name;
        series.labels = names;
        double total = 0;
        for (const double sum : sums)
            total += sum;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            series.x.push_back(static_cast<double>(i));
            series.y.push_back(total > 0 ? 100.0 * sums[i] / total : kNoShare);
        }
        return series;
    }
};

/// Adds every node to the group that groupOf gives.
template <typename GroupOf>
void addNodes(Shares& shares, const BenchmarkResult& result, GroupOf&& groupOf) {
    const auto& nodes = result.graph->nodes;
    for (const Node& node : nodes)
        shares.macs[groupOf(node)] += static_cast<double>(node.macs);
    for (const NodeTime& time : result.nodes)
        if (time.node >= 0 && time.node < static_cast<int>(nodes.size()))
            shares.time[groupOf(nodes[static_cast<std::size_t>(time.node)])] += time.ms;
}

std::size_t partIndex(const Node& node) {
    const auto found = std::find_if(kParts.begin(), kParts.end(), [&](const char* part) {
        return std::string_view(part) == partName(node.kind);
    });
    return static_cast<std::size_t>(found - kParts.begin());
}

}  // namespace

SeriesSet blockShareSeries(const BenchmarkResult& result) {
    if (!result.graph)
        return {};
    std::vector<std::string> groups{"stem"};
    for (const BlockSpec& block : result.graph->architecture.blocks)
        groups.push_back(block.name());
    groups.push_back("head");
    const std::size_t head = groups.size() - 1;
    Shares shares(std::move(groups));
    addNodes(shares, result, [head](const Node& node) {
        if (node.block >= 0)
            return static_cast<std::size_t>(categoryOfBlock(node.block));
        return node.kind == NodeKind::StemConv ? std::size_t{0} : head;
    });
    return shares.series(displayName(result.spec) +
                             str(result.nodes.empty() ? Texts::tr(": MACs by block")
                                                      : Texts::tr(": time by block beside MACs")),
                         str(Texts::tr("block")));
}

SeriesSet partShareSeries(const BenchmarkResult& result) {
    if (!result.graph)
        return {};
    Shares shares({kParts.begin(), kParts.end()});
    addNodes(shares, result, partIndex);
    return shares.series(displayName(result.spec) +
                             str(result.nodes.empty() ? Texts::tr(": MACs by part")
                                                      : Texts::tr(": time by part beside MACs")),
                         str(Texts::tr("part")));
}

int categoryOfBlock(int block) {
    return block + 1;
}

int blockOfCategory(const BenchmarkResult& result, int category) {
    const bool block = result.graph && category >= 1 &&
                       category <= static_cast<int>(result.graph->architecture.blocks.size());
    return block ? category - 1 : -1;
}

SeriesSet rooflineSeries(const BenchmarkResult& result, const MachineRoof& roof) {
    SeriesSet set;
    set.title = displayName(result.spec) + str(Texts::tr(": achieved and attainable by node"));
    set.x = {str(Texts::tr("intensity")), "FLOP/byte", true};
    set.y = {str(Texts::tr("throughput")), "GFLOP/s", true};
    if (!result.graph)
        return set;
    const bool timed = !result.nodes.empty();
    if (!timed)
        set.title =
            displayName(result.spec) + str(Texts::tr(": attainable by node, not timed yet"));
    Series attainable;
    attainable.name = "attainable on this machine";
    attainable.ghost = true;
    for (const char* part : kParts) {
        set.series.emplace_back();
        set.series.back().name = part;
    }
    for (const RooflinePoint& point : roofline(*result.graph, result.options.batch, result.nodes,
                                               roof, trafficOf(result.provenance))) {
        if ((timed && !point.achievedGflops) || point.intensity <= 0)
            continue;
        const Node& node = result.graph->nodes[static_cast<std::size_t>(point.node)];
        const std::string bound = point.memoryBound ? str(Texts::tr(" (memory-bound)"))
                                                    : str(Texts::tr(" (compute-bound)"));
        const auto add = [&](Series& series, double gflops) {
            series.x.push_back(point.intensity);
            series.y.push_back(gflops);
            series.labels.push_back(point.name + bound);
        };
        if (timed)
            add(set.series[partIndex(node)], *point.achievedGflops);
        add(attainable, point.attainableGflops);
    }
    std::erase_if(set.series, [](const Series& series) { return series.x.empty(); });
    if (!attainable.x.empty())
        set.series.push_back(std::move(attainable));
    return set;
}

}  // namespace scalescope::ui
