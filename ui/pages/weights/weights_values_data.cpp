// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_values_data.h"

#include "core/base/format.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/pages/page_parts.h"

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

std::string nameOf(const DrawnTensor& tensor) {
    const TensorStats& stats = *tensor.stats;
    std::string name = displayName(tensor.report->spec) + ' ';
    if (stats.part.empty())
        return name + stats.fileKey;
    return name + (stats.block >= 0 ? stats.place + ' ' : std::string()) + stats.part;
}

Histogram drawnHistogram(const FixedHistogram& counts, const DrawnTensor& tensor) {
    Histogram histogram;
    histogram.name = nameOf(tensor);
    histogram.edges = counts.edges();
    histogram.counts = counts.counts;
    histogram.underflow = counts.underflow;
    histogram.overflow = counts.overflow;
    const NonFinite& nonFinite = tensor.stats->scan.nonFinite;
    histogram.nanCount = nonFinite.nan;
    histogram.posInfCount = nonFinite.posInf;
    histogram.negInfCount = nonFinite.negInf;
    return histogram;
}

void addNew(std::vector<std::string>& parts, const std::string& part) {
    if (!part.empty() && std::ranges::find(parts, part) == parts.end())
        parts.push_back(part);
}

}  // namespace

std::vector<std::string> partsOf(const std::vector<ShownWeights>& shown) {
    std::vector<std::string> inBlocks, outside;
    // A block without an expansion has fewer parts: the last one of a network has all.
    for (const auto& [column, report] : shown) {
        if (!report->statistics)
            continue;
        const auto& tensors = report->statistics->tensors;
        int last = -1;
        for (const TensorStats& stats : tensors)
            last = std::max(last, stats.block);
        for (const bool ofLast : {true, false})
            for (const TensorStats& stats : tensors)
                if ((stats.block == last) == ofLast)
                    addNew(stats.block >= 0 ? inBlocks : outside, stats.part);
    }
    inBlocks.insert(inBlocks.end(), outside.begin(), outside.end());
    return inBlocks;
}

std::vector<const TensorStats*> tensorsOf(const WeightStatistics& statistics,
                                          const std::string& part) {
    std::vector<const TensorStats*> chosen;
    for (const TensorStats& stats : statistics.tensors)
        if (stats.part == part)
            chosen.push_back(&stats);
    std::ranges::stable_sort(chosen, {}, &TensorStats::relativeDepth);
    return chosen;
}

SeriesSet weightCurves(const std::vector<ShownWeights>& shown, const Reading<TensorStats>& reading,
                       const std::string& part) {
    SeriesSet set;
    set.title = str(coreText(reading.about.title));
    set.x = {str(Texts::tr("relative depth")), "", false};
    set.y = axisOf(reading.about);
    for (const auto& [column, report] : shown) {
        if (!report->statistics)
            continue;
        Series series =
            depthCurve(reading, tensorsOf(*report->statistics, part),
                       [](const TensorStats& stats) { return stats.place + ' ' + stats.part; });
        series.name = displayName(report->spec);
        series.column = column;
        if (hasData(series))
            set.series.push_back(std::move(series));
    }
    return set;
}

std::vector<HistogramPlot::Entry> tensorHistograms(const std::vector<DrawnTensor>& tensors,
                                                   HistogramOf what) {
    double widest = 0.0;
    for (const DrawnTensor& tensor : tensors)
        widest = std::max(widest, tensor.stats->scan.values.high);
    std::vector<HistogramPlot::Entry> entries;
    for (const DrawnTensor& tensor : tensors) {
        const ScannedTensor& scan = tensor.stats->scan;
        if (scan.finite.count == 0)
            continue;
        entries.push_back(
            {drawnHistogram(
                 what == HistogramOf::Values ? widened(scan.values, widest) : scan.octaves, tensor),
             tensor.column});
    }
    return entries;
}

QString histogramAxis(HistogramOf what) {
    return what == HistogramOf::Values ? Texts::tr("value") : Texts::tr("log2 of the magnitude");
}

Marks histogramCuts(HistogramOf what) {
    if (what == HistogramOf::Values)
        return {};
    return {{std::log2(kFp16Flush), Texts::tr("subnormal in fp16")},
            {std::log2(kFp16Normal), Texts::tr("normal in fp16")},
            {std::log2(kFp16Overflow), Texts::tr("infinite in fp16")}};
}

QString tensorCaption(const DrawnTensor& tensor) {
    QString text = qstr(nameOf(tensor)) + u' ' + qstr(formatShape(tensor.stats->shape)) + u':';
    QString separator = QStringLiteral(" ");
    for (const auto& reading : weightReadings()) {
        const auto value = reading.of(*tensor.stats);
        const bool isFault = value && *value > 0.0;
        const bool isAlwaysSaid = std::string_view(reading.about.definition) == "weights.values";
        if (!value || (!isFault && !isAlwaysSaid))
            continue;
        text +=
            separator + coreText(reading.about.shortTitle) + u' ' + valueText(reading.about, value);
        separator = QStringLiteral(", ");
    }
    return text;
}

}  // namespace scalescope::ui
