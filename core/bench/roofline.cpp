// SPDX-License-Identifier: Apache-2.0
#include "core/bench/roofline.h"

#include "core/base/units.h"
#include "core/bench/machine_roof.h"

#include <algorithm>
#include <map>

namespace scalescope {

namespace {

constexpr double kMillisecond = 1e-3;

RooflinePoint pointOf(const Node& node, std::int64_t batch, const MachineRoof& roof,
                      std::int64_t bytesPerElement) {
    RooflinePoint point;
    point.node = node.id;
    point.name = node.name;
    const auto images = static_cast<double>(batch);
    point.flops = 2.0 * static_cast<double>(node.macs) * images;
    const double moved = static_cast<double>(node.in.elements() + node.out.elements()) * images;
    point.bytes = (moved + static_cast<double>(node.params)) * static_cast<double>(bytesPerElement);
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

std::vector<RooflinePoint> roofline(const Graph& graph, std::int64_t batch,
                                    const std::vector<NodeTime>& times, const MachineRoof& roof,
                                    std::int64_t bytesPerElement) {
    std::map<int, double> msOf;
    for (const NodeTime& time : times)
        msOf[time.node] = time.ms;
    std::vector<RooflinePoint> points;
    for (const Node& node : graph.nodes) {
        points.push_back(pointOf(node, batch, roof, bytesPerElement));
        if (const auto at = msOf.find(node.id); at != msOf.end())
            addTime(points.back(), at->second);
    }
    return points;
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
    const std::int64_t bytesPerElement = result.provenance.dtype == "fp32" ? 4 : 2;
    for (const RooflinePoint& point :
         roofline(*result.graph, result.options.batch, result.nodes, roof, bytesPerElement))
        if (const auto at = msOf.find(point.node); at != msOf.end())
            table.rows.push_back(
                {point.name, at->second, total > 0.0 ? Cell{at->second / total} : Cell{},
                 cell(point.achievedGflops), cell(point.achievedGbPerSecond),
                 cell(point.efficiency), std::string(point.memoryBound ? "memory" : "arithmetic")});
    return sorted(std::move(table), 1, /*ascending=*/false);
}

}  // namespace scalescope
