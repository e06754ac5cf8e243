// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/speed/speed_data.h"

#include "core/base/format.h"
#include "core/bench/latency_measures.h"
#include "core/bench/machine_roof.h"
#include "core/bench/roofline.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/widgets/run_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace scalescope::ui {

namespace {

constexpr double kMib = 1024.0 * 1024.0;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::array kParts{"stem", "expand", "depthwise", "se", "project", "head", "classifier"};

std::string nameOf(const Timed& timed) {
    return displayName(timed.result->spec);
}

/// Nothing for what stands beside the family, a network or weights of one's own: nobody has
/// published it.
const PublishedFigures* publishedOf(const Timed& timed) {
    const NetworkSpec& spec = timed.result->spec;
    return spec.isExtra() ? nullptr : &family()[static_cast<std::size_t>(*spec.variant)].published;
}

double peakMib(const Timed& timed) {
    return timed.result->peakBytes > 0 ? static_cast<double>(timed.result->peakBytes) / kMib
                                       : kNone;
}

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
                      one(kMacs.title, macs)};
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
            series.y.push_back(total > 0 ? 100.0 * sums[i] / total : kNone);
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

Series pointsOf(const std::string& name, const std::vector<Timed>& timed) {
    Series series;
    series.name = name;
    for (const Timed& entry : timed) {
        series.labels.push_back(nameOf(entry));
        series.columns.push_back(entry.column);
    }
    return series;
}

/// Networks whose accuracy is published.
std::vector<Timed> withAccuracy(const std::vector<Timed>& timed) {
    std::vector<Timed> known;
    std::copy_if(timed.begin(), timed.end(), std::back_inserter(known),
                 [](const Timed& entry) { return publishedOf(entry) != nullptr; });
    return known;
}

}  // namespace

std::vector<Timed> timedOf(const Study& study, const Selection& selection) {
    std::vector<Timed> timed;
    for (const int column : selection.columns())
        if (const auto& result = study.entry(column).benchmark)
            timed.push_back({column, result});
    return timed;
}

SeriesSet latencySeries(const std::vector<Timed>& timed) {
    SeriesSet set;
    set.title = std::string(kMedian.title) + str(Texts::tr(", from the fastest run to p95"));
    set.y = axisOf(kMedian);
    Series median = pointsOf(inSentence(kMedian.shortTitle), timed);
    for (std::size_t i = 0; i < timed.size(); ++i) {
        median.x.push_back(static_cast<double>(i));
        median.y.push_back(timed[i].result->latency.medianMs);
    }
    if (!timed.empty())
        set.series.push_back(std::move(median));
    return set;
}

std::vector<std::pair<double, double>> latencyWhiskers(const std::vector<Timed>& timed) {
    std::vector<std::pair<double, double>> whiskers;
    for (const Timed& entry : timed) {
        const Latency& latency = entry.result->latency;
        whiskers.emplace_back(latency.minMs, latency.p95Ms.value_or(latency.maxMs));
    }
    return whiskers;
}

std::vector<QString> latencyTexts(const std::vector<Timed>& timed) {
    std::vector<QString> texts;
    for (const Timed& entry : timed)
        texts.push_back(qstr(formatMs(entry.result->latency.medianMs)));
    return texts;
}

SeriesSet tradeoffSeries(const std::vector<Timed>& timed, Tradeoff tradeoff) {
    const bool accuracy = tradeoff != Tradeoff::LatencyMemory;
    const bool overLatency = tradeoff == Tradeoff::AccuracyLatency;
    SeriesSet set;
    set.x = logAxisOf(overLatency ? kMedian : kPeak);
    set.y = accuracy ? Axis{str(Texts::tr("top-1 accuracy on ImageNet-1k, published")), "%"}
                     : logAxisOf(kMedian);
    set.title = (accuracy ? str(Texts::tr("Published accuracy")) : set.y.title) +
                str(Texts::tr(" against ")) + inSentence(set.x.title);
    const std::vector<Timed> shown = accuracy ? withAccuracy(timed) : timed;
    if (shown.empty())
        return set;
    Series main = pointsOf(
        accuracy ? str(Texts::tr("torchvision's figure")) : str(Texts::tr("measured")), shown);
    Series paper = pointsOf(str(Texts::tr("the paper's figure")), shown);
    paper.ghost = true;
    for (const Timed& entry : shown) {
        const double x = overLatency ? entry.result->latency.medianMs : peakMib(entry);
        main.x.push_back(x);
        paper.x.push_back(x);
        main.y.push_back(accuracy ? publishedOf(entry)->top1Percent
                                  : entry.result->latency.medianMs);
        if (accuracy)
            paper.y.push_back(publishedOf(entry)->paperTop1Percent);
    }
    set.series.push_back(std::move(main));
    if (accuracy)
        set.series.push_back(std::move(paper));
    return set;
}

QString tradeoffNote(const std::vector<Timed>& timed, Tradeoff tradeoff) {
    if (timed.empty() || tradeoff == Tradeoff::LatencyMemory)
        return {};
    const std::vector<Timed> known = withAccuracy(timed);
    if (known.empty())
        return Texts::tr(
            "Nobody has published an accuracy of one's own networks; choose one of B0 to B7 too.");
    const bool verified = std::all_of(known.begin(), known.end(), [](const Timed& entry) {
        return entry.result->weights.kind == WeightsKind::Verified ||
               entry.result->weights.kind == WeightsKind::PrefixVerified;
    });
    QString text = Texts::tr(
        "Accuracy is published, not measured here; filled marks are torchvision's figures, hollow "
        "ones the paper's.");
    if (known.size() < timed.size())
        text += Texts::tr(" One's own networks have none and are left out.");
    if (!verified)
        text += Texts::tr(
            " Not all weights that run here are the published ones: accuracy is the network's, not "
            "theirs.");
    return text;
}

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
    return shares.series(displayName(result.spec) + str(Texts::tr(": time by block beside MACs")),
                         str(Texts::tr("block")));
}

SeriesSet partShareSeries(const BenchmarkResult& result) {
    if (!result.graph)
        return {};
    Shares shares({kParts.begin(), kParts.end()});
    addNodes(shares, result, partIndex);
    return shares.series(displayName(result.spec) + str(Texts::tr(": time by part beside MACs")),
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
    Series attainable;
    attainable.name = "attainable on this machine";
    attainable.ghost = true;
    for (const char* part : kParts) {
        set.series.emplace_back();
        set.series.back().name = part;
    }
    for (const RooflinePoint& point :
         roofline(*result.graph, result.options.batch, result.nodes, roof)) {
        if (!point.achievedGflops || point.intensity <= 0)
            continue;
        const Node& node = result.graph->nodes[static_cast<std::size_t>(point.node)];
        const std::string bound = point.memoryBound ? str(Texts::tr(" (memory-bound)"))
                                                    : str(Texts::tr(" (compute-bound)"));
        for (Series* series : {&set.series[partIndex(node)], &attainable}) {
            series->x.push_back(point.intensity);
            series->labels.push_back(point.name + bound);
        }
        set.series[partIndex(node)].y.push_back(*point.achievedGflops);
        attainable.y.push_back(point.attainableGflops);
    }
    std::erase_if(set.series, [](const Series& series) { return series.x.empty(); });
    if (!set.series.empty())
        set.series.push_back(std::move(attainable));
    return set;
}

Table speedTable(const std::vector<Timed>& timed) {
    Table table;
    table.title = str(Texts::tr("Latency of all chosen columns"));
    table.columns = {
        {str(Texts::tr("Variant")), "", ColumnKind::Text, ""},
        {str(Texts::tr("Noise")), "", ColumnKind::Verdict, definition("latency.median").threshold},
        {str(Texts::tr("Drift")), "", ColumnKind::Verdict,
         str(Texts::tr("Warns when the medians of the first and last third of the runs differ by "
                       "more than 5 %: the clock or the load changed."))}};
    addColumns(table, latencyReadings());
    table.columns.push_back(
        {str(Texts::tr("Top-1, published")), "%", ColumnKind::Real,
         str(Texts::tr("torchvision's figure for its own weights; not measured here."))});
    const bool coarse = std::ranges::any_of(
        timed, [](const Timed& entry) { return entry.result->dtypeError.has_value(); });
    if (coarse)
        addColumns(table, dtypeErrorReadings());
    for (const Timed& entry : timed) {
        const Latency& latency = entry.result->latency;
        auto& row = table.rows.emplace_back(std::vector<Cell>{
            nameOf(entry), std::string(verdictName(latency.noise)),
            std::string(verdictName(latency.drift ? Verdict::Warn : Verdict::Ok))});
        addCells(row, latencyReadings(), *entry.result);
        row.emplace_back();
        if (const PublishedFigures* published = publishedOf(entry))
            row.back() = published->top1Percent;
        if (entry.result->dtypeError)
            addCells(row, dtypeErrorReadings(), *entry.result->dtypeError);
        row.resize(table.columns.size());
    }
    return table;
}

QString conditionsText(const BenchmarkResult& result) {
    const Provenance& from = result.provenance;
    QString text =
        Texts::tr("Batch %1; %2; %3 threads; %4 runs after %5 to warm up.")
            .arg(QString::number(result.options.batch), engineText(from),
                 QString::number(from.threads), QString::number(result.latency.ms.size()),
                 QString::number(result.latency.warmup));
    if (result.latency.stoppedByTimeLimit)
        text += Texts::tr(" Stopped at the time limit.");
    return text;
}

QString noiseText(const std::vector<Timed>& timed) {
    QStringList noisy, drifting;
    for (const Timed& entry : timed) {
        if (entry.result->latency.noise == Verdict::Warn ||
            entry.result->latency.noise == Verdict::Fail)
            noisy.append(qstr(nameOf(entry)));
        if (entry.result->latency.drift)
            drifting.append(qstr(nameOf(entry)));
    }
    QStringList sentences;
    if (!noisy.isEmpty())
        sentences.append(Texts::tr("The runs of %1 spread widely: close other programs and "
                                   "measure again before you compare.")
                             .arg(noisy.join(QStringLiteral(", "))));
    if (!drifting.isEmpty())
        sentences.append(Texts::tr("The clock or the load changed while %1 ran.")
                             .arg(drifting.join(QStringLiteral(", "))));
    return sentences.join(u' ');
}

}  // namespace scalescope::ui
