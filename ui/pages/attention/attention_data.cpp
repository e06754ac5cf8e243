// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/attention_data.h"

#include "core/diagnostics/gate_grid.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/widgets/random_weights.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace scalescope::ui {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kShownClasses = 8;

std::string channelName(int channel) {
    return str(Texts::tr("channel ")) + std::to_string(channel);
}

QString number(double value) {
    return fixed(value, 3);
}

/// A line over channels in the order given.
Series profile(const std::string& name, const std::vector<int>& order,
               const std::vector<double>& values) {
    Series series;
    series.name = name;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        series.x.push_back(static_cast<double>(rank));
        series.y.push_back(values[static_cast<std::size_t>(order[rank])]);
        series.labels.push_back(channelName(order[rank]));
    }
    return series;
}

std::vector<double> combined(const std::vector<double>& mean, const std::vector<double>& spread,
                             double factor) {
    std::vector<double> result;
    for (std::size_t c = 0; c < mean.size(); ++c)
        result.push_back(std::clamp(mean[c] + factor * spread[c], 0.0, 1.0));
    return result;
}

std::size_t channelAt(std::size_t column, std::size_t columns, std::size_t channels) {
    return column * channels / columns;
}

std::size_t widestBlock(const GateReport& report) {
    std::size_t widest = 0;
    for (const GateBlock& block : report.blocks)
        widest = std::max(widest, block.mean.size());
    return widest;
}

const Measure& meanGate() {
    return readingOf(gateReadings(), "gate.mean").about;
}

ChannelOrder orderOf(HeatMode mode) {
    return mode == HeatMode::ChannelsByGate ? ChannelOrder::ByGate : ChannelOrder::ByChannel;
}

Grid2d channelHeat(const GateReport& report, HeatMode mode) {
    Grid2d grid;
    grid.rows.title = str(Texts::tr("block"));
    grid.columns.title = mode == HeatMode::ChannelsByGate
                             ? str(Texts::tr("channels, lowest gate first"))
                             : str(Texts::tr("channels in order"));
    grid.rowCount = report.blocks.size();
    grid.columnCount = widestBlock(report);
    grid.values.reserve(grid.rowCount * grid.columnCount);
    for (std::size_t column = 0; column < grid.columnCount; ++column)
        grid.columnLabels.push_back(std::to_string(100 * column / grid.columnCount) + " %");
    for (const GateBlock& block : report.blocks) {
        grid.rowLabels.push_back(block.name);
        const std::vector<int> order = channelsInOrder(block, orderOf(mode));
        for (std::size_t column = 0; column < grid.columnCount; ++column)
            grid.values.push_back(
                order.empty() ? std::nanf("")
                              : static_cast<float>(block.mean[static_cast<std::size_t>(
                                    order[channelAt(column, grid.columnCount, order.size())])]));
    }
    return grid;
}

}  // namespace

const GateBlock* gateBlockAt(const Diagnosis& diagnosis, double depth) {
    if (!diagnosis.gates || diagnosis.gates->blocks.empty())
        return nullptr;
    const auto& blocks = diagnosis.gates->blocks;
    const int wanted = diagnosis.graph ? diagnosis.graph->blockAtDepth(depth) : -1;
    const auto found = std::find_if(blocks.begin(), blocks.end(),
                                    [wanted](const GateBlock& b) { return b.block == wanted; });
    return found == blocks.end() ? &blocks.front() : &*found;
}

std::vector<int> channelsInOrder(const GateBlock& block, ChannelOrder order) {
    std::vector<int> channels(block.mean.size());
    std::iota(channels.begin(), channels.end(), 0);
    if (order == ChannelOrder::ByChannel)
        return channels;
    const auto key = [&](int channel) {
        const double gate = block.mean[static_cast<std::size_t>(channel)];
        return std::isfinite(gate) ? gate : std::numeric_limits<double>::infinity();
    };
    std::stable_sort(channels.begin(), channels.end(),
                     [&](int a, int b) { return key(a) < key(b); });
    return channels;
}

SeriesSet gateBars(const GateBlock& block, const NetworkSpec& spec, ChannelOrder order) {
    SeriesSet set;
    set.title = displayName(spec) + str(Texts::tr(" block ")) + block.name;
    set.x = {order == ChannelOrder::ByGate ? str(Texts::tr("channels, lowest gate first"))
                                           : str(Texts::tr("channel")),
             "", false};
    set.y = block.imageCount > 1 ? axisOf(meanGate()) : Axis{str(Texts::tr("Gate")), ""};
    set.series.push_back(profile(displayName(spec), channelsInOrder(block, order), block.mean));
    set.series.front().column = columnOf(spec);
    return set;
}

QString gateCaption(const GateBlock& block) {
    return Texts::tr("block %1 · %2 closed · %3 open")
        .arg(qstr(block.name), percent(block.closedShare), percent(block.openShare));
}

QString gateReadout(const GateBlock& block, const NetworkSpec& spec, ChannelIndex channel) {
    const std::size_t c = channel.index();
    if (channel.value() < 0 || c >= block.mean.size())
        return {};
    QString text =
        Texts::tr("%1, block %2, channel %3: gate %4")
            .arg(nameOf(spec), qstr(block.name), QString::number(c), number(block.mean[c]));
    if (c < block.stddev.size())
        text += Texts::tr(" ± %1, %2 to %3 over %4")
                    .arg(number(block.stddev[c]), number(block.min[c]), number(block.max[c]),
                         evidence(block.imageCount));
    return text;
}

Grid2d gateHeat(const GateReport& report, const NetworkSpec& spec, HeatMode mode) {
    Grid2d grid =
        mode == HeatMode::Quantiles ? gateQuantileGrid(report, {}) : channelHeat(report, mode);
    grid.title = displayName(spec) + str(Texts::tr(": gates of all blocks"));
    grid.rangeMin = 0.0;
    grid.rangeMax = 1.0;
    return grid;
}

std::optional<ChannelIndex> channelUnder(const GateReport& report, std::size_t row,
                                         std::size_t column, HeatMode mode) {
    if (mode == HeatMode::Quantiles || row >= report.blocks.size())
        return std::nullopt;
    const GateBlock& block = report.blocks[row];
    const std::size_t columns = widestBlock(report);
    if (block.mean.empty() || column >= columns)
        return std::nullopt;
    return ChannelIndex(
        channelsInOrder(block, orderOf(mode))[channelAt(column, columns, block.mean.size())]);
}

Histogram gateHistogram(const Diagnosis& diagnosis, const GateBlock& block) {
    FixedHistogram counts(0.0, 1.0, 200);
    for (const double gate : block.mean)
        if (std::isfinite(gate))
            ++counts.counts[std::min<std::size_t>(199, static_cast<std::size_t>(gate * 200.0))];
    if (diagnosis.saturation)
        for (const GateSaturation& gates : diagnosis.saturation->gates)
            if (gates.block == block.block && !gates.gates.counts.empty())
                counts = gates.gates;
    Histogram histogram;
    histogram.name = displayName(diagnosis.spec) + str(Texts::tr(" block ")) + block.name;
    for (std::size_t i = 0; i <= counts.counts.size(); ++i)
        histogram.edges.push_back(counts.low + (counts.high - counts.low) * static_cast<double>(i) /
                                                   static_cast<double>(counts.counts.size()));
    histogram.counts = counts.counts;
    histogram.underflow = counts.underflow;
    histogram.overflow = counts.overflow;
    histogram.nanCount = block.nonFinite.nan;
    histogram.posInfCount = block.nonFinite.posInf;
    histogram.negInfCount = block.nonFinite.negInf;
    return learntBy(diagnosis, std::move(histogram));
}

SeriesSet gateCurves(const std::vector<Shown>& shown, const Reading<GateBlock>& reading) {
    SeriesSet set;
    set.title = str(coreText(reading.about.title));
    set.x = {str(Texts::tr("relative depth")), "", false};
    set.y = axisOf(reading.about);
    for (const auto& [column, diagnosis] : shown) {
        if (!diagnosis->gates)
            continue;
        Series series = depthCurve(reading, diagnosis->gates->blocks, [](const GateBlock& block) {
            return str(Texts::tr("block ")) + block.name;
        });
        series.name = displayName(diagnosis->spec);
        series.column = column;
        if (hasData(series))
            set.series.push_back(learntBy(*diagnosis, std::move(series)));
    }
    return set;
}

SeriesSet gateSpread(const GateBlock& block, const NetworkSpec& spec) {
    SeriesSet set;
    set.title = displayName(spec) + str(Texts::tr(" block ")) + block.name +
                str(Texts::tr(": mean and spread over images"));
    set.x = {str(Texts::tr("channels, lowest mean first")), "", false};
    set.y = {str(Texts::tr("Gate")), ""};
    if (block.stddev.size() != block.mean.size() || block.mean.empty())
        return set;
    const std::vector<int> order = channelsInOrder(block, ChannelOrder::ByGate);
    set.series.push_back(profile(str(Texts::tr("mean")), order, block.mean));
    set.series.front().column = columnOf(spec);
    set.series.push_back(
        profile(str(Texts::tr("mean + std")), order, combined(block.mean, block.stddev, 1.0)));
    set.series.push_back(
        profile(str(Texts::tr("mean - std")), order, combined(block.mean, block.stddev, -1.0)));
    return set;
}

SeriesSet gateClasses(const GateReport& report, const GateBlock& block) {
    SeriesSet set;
    set.title = str(Texts::tr("block ")) + block.name + ": " +
                inSentence(str(coreText(meanGate().title))) + str(Texts::tr(" of each class"));
    set.x = {str(Texts::tr("channels, lowest mean first")), "", false};
    set.y = axisOf(meanGate());
    const auto position =
        static_cast<std::size_t>(&block - report.blocks.data());  // classes follow blocks' order
    std::vector<const GateClass*> classes;
    for (const GateClass& one : report.classes)
        if (position < one.meanPerBlock.size() && one.imageCount > 0)
            classes.push_back(&one);
    std::stable_sort(classes.begin(), classes.end(), [](const GateClass* a, const GateClass* b) {
        return a->imageCount > b->imageCount;
    });
    if (classes.size() > kShownClasses)
        classes.resize(kShownClasses);
    const std::vector<int> order = channelsInOrder(block, ChannelOrder::ByGate);
    for (const GateClass* one : classes)
        if (one->meanPerBlock[position].size() == block.mean.size())
            set.series.push_back(profile(one->label, order, one->meanPerBlock[position]));
    return set;
}

SeriesSet ablationCurves(const std::vector<ShownAblation>& shown) {
    SeriesSet set;
    set.title = str(Texts::tr("Change of the top-1 logit"));
    set.x = {str(Texts::tr("relative depth")), "", false};
    set.y = {str(Texts::tr("change of the top-1 logit")), "", false};
    for (const ShownAblation& one : shown) {
        Series series;
        series.name = displayName(one.diagnosis->spec);
        series.column = one.column;
        series.learnt = learnt(*one.diagnosis);
        for (const AblationRow& row : one.result->report.rows) {
            series.x.push_back(one.diagnosis->graph->relativeDepth(row.block));
            series.y.push_back(row.overflow ? kNaN : row.deltaLogit);
            series.labels.push_back(
                str(Texts::tr("block ")) + row.name +
                (row.top1Changed ? str(Texts::tr(", top-1 becomes ")) + row.newLabel : ""));
        }
        set.series.push_back(std::move(series));
    }
    return set;
}

}  // namespace scalescope::ui
