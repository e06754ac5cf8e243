// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/live_data.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace scalescope::ui {

namespace {

/// Over the shown frames; of a gate that was never finite infinity, so that it comes last.
std::vector<double> meansOf(const LiveHistory& history) {
    std::vector<double> sums(history.channels(), 0.0);
    std::vector<double> counts(history.channels(), 0.0);
    for (const LiveMoment& moment : history.moments())
        for (std::size_t c = 0; c < sums.size(); ++c)
            if (std::isfinite(moment.gates[c])) {
                sums[c] += double{moment.gates[c]};
                counts[c] += 1.0;
            }
    for (std::size_t c = 0; c < sums.size(); ++c)
        sums[c] = counts[c] > 0.0 ? sums[c] / counts[c] : std::numeric_limits<double>::infinity();
    return sums;
}

std::vector<BlockSpec> blocksOf(const NetworkSpec& spec) {
    return buildArchitecture(spec).blocks;
}

/// Colours from the lowest to the highest finite value.
void fitRange(Grid2d& grid) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const float value : grid.values)
        if (std::isfinite(value)) {
            low = std::min(low, double{value});
            high = std::max(high, double{value});
        }
    if (low < high) {
        grid.rangeMin = low;
        grid.rangeMax = high;
    }
}

template <typename Value>
Series overTime(const LiveHistory& history, const std::string& name, Value&& valueOf) {
    Series series;
    series.name = name;
    for (const LiveMoment& moment : history.moments()) {
        series.x.push_back(0.001 * moment.timeMs);
        series.y.push_back(valueOf(moment));
        series.labels.push_back(
            str(Texts::tr("frame %1 at %2").arg(moment.index).arg(timeText(moment.timeMs))));
    }
    return series;
}

}  // namespace

bool ofRandomWeights(const LiveFrame& frame) {
    return !frame.prediction.meaningful && frame.prediction.off.empty();
}

std::vector<int> stripOrder(const LiveHistory& history, StripOrder order) {
    std::vector<int> channels(history.channels());
    std::iota(channels.begin(), channels.end(), 0);
    if (order == StripOrder::ByChannel)
        return channels;
    const std::vector<double> means = meansOf(history);
    std::ranges::stable_sort(channels, {},
                             [&](int channel) { return means[static_cast<std::size_t>(channel)]; });
    return channels;
}

Grid2d gateStrip(const LiveHistory& history, const std::vector<int>& order, StripRange range,
                 const QString& caption) {
    Grid2d grid;
    grid.title = str(caption);
    grid.rows.title = str(Texts::tr("channel"));
    grid.columns.title = str(Texts::tr("time"));
    grid.columns.unit = std::string("s");
    if (history.empty() || order.size() != history.channels())
        return grid;
    grid.rowCount = order.size();
    grid.columnCount = history.moments().size();
    grid.values.resize(grid.rowCount * grid.columnCount);
    for (const int channel : order)
        grid.rowLabels.push_back(std::to_string(channel));
    std::size_t column = 0;
    for (const LiveMoment& moment : history.moments()) {
        grid.columnLabels.push_back(str(fixed(0.001 * moment.timeMs, 2)));
        for (std::size_t row = 0; row < order.size(); ++row)
            grid.values[row * grid.columnCount + column] =
                moment.gates[static_cast<std::size_t>(order[row])];
        ++column;
    }
    if (range == StripRange::Shown)
        fitRange(grid);
    return grid;
}

SeriesSet gateOverTime(const LiveHistory& history, std::optional<ChannelIndex> channel,
                       const NetworkSpec& spec, const QString& caption) {
    SeriesSet set;
    set.title = str(caption);
    set.x = {str(Texts::tr("time")), "s", false};
    set.y = {str(Texts::tr("Gate")), "", false};
    if (history.empty())
        return set;
    if (channel && channel->value() >= 0 && channel->index() < history.channels()) {
        set.series.push_back(overTime(history, str(Texts::tr("channel %1").arg(channel->value())),
                                      [at = channel->index()](const LiveMoment& moment) {
                                          return double{moment.gates[at]};
                                      }));
        set.series.back().column = columnOf(spec);
    }
    set.series.push_back(overTime(history, str(Texts::tr("mean of the block")),
                                  [](const LiveMoment& moment) { return meanGate(moment.gates); }));
    return set;
}

SeriesSet blockMeansNow(const LiveHistory& history, const NetworkSpec& spec) {
    SeriesSet set;
    set.title = displayName(spec) + str(Texts::tr(": mean gate by block"));
    set.x = {str(Texts::tr("block")), "", false};
    set.y = {str(Texts::tr("Mean gate")), "", false};
    const std::vector<BlockSpec> blocks = blocksOf(spec);
    if (history.empty() || history.moments().back().blockMeans.size() != blocks.size())
        return set;
    Series series;
    series.name = displayName(spec);
    series.column = columnOf(spec);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        series.x.push_back(static_cast<double>(i));
        series.y.push_back(double{history.moments().back().blockMeans[i]});
        series.labels.push_back(blocks[i].name());
    }
    set.series.push_back(std::move(series));
    return set;
}

std::vector<std::pair<double, double>> blockRanges(const LiveHistory& history) {
    std::vector<std::pair<double, double>> ranges;
    if (history.empty())
        return ranges;
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    ranges.assign(history.moments().back().blockMeans.size(), {kNone, kNone});
    for (const LiveMoment& moment : history.moments())
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            // fmin and fmax leave out what is not a number.
            ranges[i].first = std::fmin(ranges[i].first, double{moment.blockMeans[i]});
            ranges[i].second = std::fmax(ranges[i].second, double{moment.blockMeans[i]});
        }
    return ranges;
}

QString timeText(double timeMs) {
    const auto hundredths = static_cast<std::int64_t>(std::llround(timeMs / 10.0));
    const std::int64_t seconds = hundredths / 100, minutes = seconds / 60, hours = minutes / 60;
    const auto two = [](std::int64_t value) {
        return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    };
    const QString head =
        hours > 0 ? QString::number(hours) + u':' + two(minutes % 60) : QString::number(minutes);
    return head + u':' + two(seconds % 60) + u'.' + two(hundredths % 100);
}

QString frameText(const LiveFrame& frame) {
    QString text = Texts::tr("Frame %1").arg(frame.index);
    if (frame.frameCount)
        text += Texts::tr(" of %1").arg(*frame.frameCount);
    text += Texts::tr(" at %1").arg(timeText(frame.timeMs));
    if (frame.framesPerSecond > 0.0)
        text += Texts::tr(" · %1 frames per s").arg(fixed(frame.framesPerSecond, 1));
    return text +
           Texts::tr(" · pass %1 ms · %2 dropped")
               .arg(fixed(frame.passMs, 1), countText(static_cast<qulonglong>(frame.dropped)));
}

}  // namespace scalescope::ui
