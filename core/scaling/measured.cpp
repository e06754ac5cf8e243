// SPDX-License-Identifier: Apache-2.0
#include "core/scaling/measured.h"

#include "core/base/error.h"
#include "core/base/format.h"
#include "core/bench/machine.h"

#include <algorithm>
#include <numeric>

namespace scalescope {

namespace {

std::string whySkipped(const NetworkFigures& figures, const MeasureLimits& limits) {
    if (limits.macs > 0 && figures.macs > limits.macs)
        return "beyond " + formatCount(limits.macs) + " MACs";
    if (limits.bytes > 0 && figures.totalBytes() > limits.bytes)
        return "beyond " + formatBytes(limits.bytes);
    return {};
}

std::vector<std::size_t> smallestFirst(const std::vector<MeasuredNetwork>& networks) {
    std::vector<std::size_t> order(networks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return networks[i].figures.macs; });
    return order;
}

std::string nameOf(const NetworkSpec& spec) {
    const std::string name = displayName(spec);
    return spec.variant ? name
                        : "depth " + formatReal(spec.scale.depth) + ", width " +
                              formatReal(spec.scale.width) + ", " +
                              std::to_string(spec.scale.resolution) + " px";
}

class Measuring {
public:
    Measuring(MeasuredNetworks& result, const MeasureProbe& probe, RunContext& context)
        : m_result(result), m_probe(probe), m_context(context) {
        for (const MeasuredNetwork& network : result.networks)
            if (network.skipped.empty())
                m_work += workOf(network);
    }

    void measure(MeasuredNetwork& network) {
        const double from = m_done / m_work, to = (m_done + workOf(network)) / m_work;
        m_done += workOf(network);
        const auto same = std::ranges::find_if(m_result.networks, [&](const auto& other) {
            return other.measured && sameScale(other.spec, network.spec);
        });
        if (same != m_result.networks.end()) {
            network.measured = same->measured;
            return;
        }
        const std::string name = nameOf(network.spec);
        m_context.checkpoint(from, name);
        network.measured = m_context.within(from, to, [&] {
            RunContext named(
                [&](double done, std::string_view) { m_context.checkpoint(done, name); });
            return m_probe(network.spec, named);
        });
        m_result.threads = network.measured->threads;
    }

private:
    /// Building takes its time as well.
    static double workOf(const MeasuredNetwork& network) {
        constexpr double kBuilding = 5e8;
        return kBuilding + static_cast<double>(network.figures.macs);
    }

    MeasuredNetworks& m_result;
    const MeasureProbe& m_probe;
    RunContext& m_context;
    double m_work = 0.0, m_done = 0.0;
};

}  // namespace

bool sameScale(const NetworkSpec& a, const NetworkSpec& b) {
    return a.scale.width == b.scale.width && a.scale.depth == b.scale.depth &&
           a.scale.resolution == b.scale.resolution && a.classCount == b.classCount;
}

MeasuredNetworks measureNetworks(const std::vector<NetworkSpec>& networks,
                                 const MeasureLimits& limits, const MeasureProbe& probe,
                                 RunContext& context) {
    if (networks.empty())
        throw Error(ErrorCode::ArgumentInvalid, "There is no network to measure.");
    MeasuredNetworks result;
    for (const NetworkSpec& spec : networks) {
        const NetworkFigures figures = figuresOf(spec);
        result.networks.push_back({spec, figures, {}, whySkipped(figures, limits)});
    }
    Measuring measuring(result, probe, context);
    bool any = false;
    try {
        for (const std::size_t i : smallestFirst(result.networks)) {
            MeasuredNetwork& network = result.networks[i];
            if (!network.skipped.empty())
                continue;
            measuring.measure(network);
            any = true;
        }
    } catch (const Canceled&) {
        if (!any)
            throw;
        result.partial = true;
        for (MeasuredNetwork& network : result.networks)
            if (!network.measured && network.skipped.empty())
                network.skipped = "cancelled before";
    }
    result.when = utcNow();
    return result;
}

std::vector<NetworkSpec> publishedNetworks() {
    std::vector<NetworkSpec> networks;
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant)
        networks.push_back(publishedNetwork(variant));
    return networks;
}

Table measuredTable(const MeasuredNetworks& measured) {
    Table table{std::string("Measured here, one image, fp32, median") +
                    (measured.partial ? " (partial: cancelled)" : ""),
                {{"Network", "", ColumnKind::Text, ""},
                 {"MACs", "G", ColumnKind::Real, ""},
                 {"Latency", "", ColumnKind::Milliseconds, ""},
                 {"Per GMAC", "", ColumnKind::Milliseconds, "Latency over MACs"},
                 {"Peak", "", ColumnKind::Bytes, "Measured, weights apart"},
                 {"Not measured", "", ColumnKind::Text, ""}},
                {}};
    for (const MeasuredNetwork& network : measured.networks) {
        const double gmacs = static_cast<double>(network.figures.macs) / 1e9;
        std::vector<Cell> row{nameOf(network.spec), gmacs, Cell(), Cell(), Cell(), Cell()};
        if (network.measured) {
            row[2] = network.measured->latencyMs;
            row[3] = network.measured->latencyMs / gmacs;
            row[4] = network.measured->peakBytes;
        } else {
            row[5] = network.skipped;
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace scalescope
