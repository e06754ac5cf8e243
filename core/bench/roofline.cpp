// SPDX-License-Identifier: Apache-2.0
#include "core/bench/roofline.h"

#include "core/base/units.h"
#include "core/bench/machine_roof.h"

#include <algorithm>
#include <map>

namespace scalescope {

namespace {

constexpr double kMillisecond = 1e-3;

std::int64_t weightBytesOf(const Node& node, const Traffic& traffic) {
    const bool product = node.kind == NodeKind::ExpandConv || node.kind == NodeKind::ProjectConv ||
                         node.kind == NodeKind::HeadConv;
    return node.params * (product ? traffic.productWeightBytes : traffic.weightBytes);
}

bool doneInPassing(const Node& node, const Traffic& traffic) {
    return traffic.joined &&
           (node.kind == NodeKind::SqueezePool || node.kind == NodeKind::GateScale ||
            node.kind == NodeKind::ResidualAdd);
}

RooflinePoint pointOf(const Node& node, std::int64_t batch, const MachineRoof& roof,
                      const Traffic& traffic) {
    RooflinePoint point;
    point.node = node.id;
    point.name = node.name;
    const auto images = static_cast<double>(batch);
    point.flops = 2.0 * static_cast<double>(node.macs) * images;
    const std::int64_t moved = node.in.elements() + node.out.elements();
    point.bytes = static_cast<double>(moved * traffic.activationBytes) * images +
                  static_cast<double>(weightBytesOf(node, traffic));
    if (point.flops > 0.0 && point.bytes > 0.0) {
        point.intensity = point.flops / point.bytes;
        point.attainableGflops = std::min(roof.gflops, point.intensity * roof.gbPerSecond);
        point.memoryBound = point.intensity * roof.gbPerSecond < roof.gflops;
    }
    return point;
}

void addTime(RooflinePoint& point, double ms) {
    if (!(ms > 0.0))
        return;
    const double seconds = ms * kMillisecond;
    point.achievedGbPerSecond = point.bytes / seconds / kGiga;
    if (point.flops <= 0.0)
        return;
    point.achievedGflops = point.flops / seconds / kGiga;
    if (point.attainableGflops > 0.0)
        point.efficiency = *point.achievedGflops / point.attainableGflops;
}

}  // namespace

Traffic trafficOf(const Provenance& provenance) {
    constexpr std::int64_t kFloat = 4, kHalf = 2;
    const std::int64_t size = provenance.dtype == "fp32" ? kFloat : kHalf;
    if (provenance.executor == "fused")
        return {.activationBytes = kFloat,
                .weightBytes = kFloat,
                .productWeightBytes = size,
                .joined = true};
    const std::int64_t weight = provenance.autocast ? kFloat : size;
    return {.activationBytes = size,
            .weightBytes = weight,
            .productWeightBytes = weight,
            .joined = false};
}

std::vector<RooflinePoint> roofline(const Graph& graph, std::int64_t batch,
                                    const std::vector<NodeTime>& times, const MachineRoof& roof,
                                    const Traffic& traffic) {
    std::map<int, double> msOf;
    for (const NodeTime& time : times)
        msOf[time.node] = time.ms;
    std::vector<RooflinePoint> points;
    for (const Node& node : graph.nodes) {
        points.push_back(pointOf(node, batch, roof, traffic));
        if (const auto at = msOf.find(node.id); at != msOf.end() && !doneInPassing(node, traffic))
            addTime(points.back(), at->second);
    }
    return points;
}

double leastMs(const Graph& graph, std::int64_t batch, const MachineRoof& roof,
               const Traffic& traffic) {
    double seconds = 0.0;
    for (const Node& node : graph.nodes) {
        if (doneInPassing(node, traffic))
            continue;
        const RooflinePoint point = pointOf(node, batch, roof, traffic);
        seconds += std::max(point.flops / roof.gflops, point.bytes / roof.gbPerSecond) / kGiga;
    }
    return seconds / kMillisecond;
}

Table profileTable(const BenchmarkResult& result, const MachineRoof& roof) {
    Table table{displayName(result.spec) + " node by node",
                {{"Node", "", ColumnKind::Text, ""},
                 {"Time", "", ColumnKind::Milliseconds, ""},
                 {"Share of run", "", ColumnKind::Share, ""},
                 {"GFLOP/s", "", ColumnKind::Real, ""},
                 {"GB/s", "", ColumnKind::Real, ""},
                 {"Share of roof", "", ColumnKind::Share, ""},
                 {"Bound by", "", ColumnKind::Text, ""}},
                {}};
    std::map<int, double> msOf;
    double total = 0.0;
    for (const NodeTime& time : result.nodes)
        total += msOf[time.node] = time.ms;
    const auto cell = [](const std::optional<double>& value) {
        return value ? Cell{*value} : Cell{};
    };
    for (const RooflinePoint& point : roofline(*result.graph, result.options.batch, result.nodes,
                                               roof, trafficOf(result.provenance)))
        if (const auto at = msOf.find(point.node); at != msOf.end())
            table.rows.push_back(
                {point.name, at->second, total > 0.0 ? Cell{at->second / total} : Cell{},
                 cell(point.achievedGflops), cell(point.achievedGbPerSecond),
                 cell(point.efficiency), std::string(point.memoryBound ? "memory" : "arithmetic")});
    return sorted(std::move(table), 1, /*ascending=*/false);
}

}  // namespace scalescope
