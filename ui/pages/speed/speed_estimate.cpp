// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/speed/speed_estimate.h"

#include "core/base/format.h"
#include "core/bench/latency_measures.h"
#include "core/bench/roofline.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/pages/page_parts.h"

namespace scalescope::ui {

BenchmarkResult countedOnly(const StudyEntry& entry) {
    BenchmarkResult counted;
    counted.spec = entry.spec;
    counted.graph = graphOf(entry);
    if (entry.diagnosis) {
        counted.provenance = entry.diagnosis->provenance;
    } else {
        counted.provenance.executor = "fused";
        counted.provenance.dtype = "fp32";
    }
    return counted;
}

SeriesSet estimateSeries(const Study& study, const Selection& selection, const MachineRoof& roof) {
    SeriesSet set;
    set.title = str(
        Texts::tr("Estimate, nothing is timed yet: a pass with every node at this machine's roof"));
    set.y = axisOf(kMedian);
    set.y.title = str(Texts::tr("least time of a pass, estimated"));
    Series least;
    least.name = str(Texts::tr("estimate"));
    least.ghost = true;
    for (const ColumnIndex column : selection.columns()) {
        const BenchmarkResult counted = countedOnly(study.entry(column));
        least.x.push_back(static_cast<double>(least.x.size()));
        least.y.push_back(
            leastMs(*counted.graph, counted.options.batch, roof, trafficOf(counted.provenance)));
        least.labels.push_back(displayName(counted.spec));
        least.columns.push_back(column);
    }
    set.series.push_back(std::move(least));
    return set;
}

std::vector<QString> estimateTexts(const SeriesSet& estimate) {
    std::vector<QString> texts;
    for (const Series& series : estimate.series)
        for (const double ms : series.y)
            texts.push_back(QStringLiteral("≥ ") + qstr(formatMs(ms)));
    return texts;
}

SeriesSet withoutTimes(SeriesSet shares) {
    std::erase_if(shares.series,
                  [](const Series& series) { return series.name != titleOf(kMacs); });
    shares.title += str(Texts::tr(" (not timed yet)"));
    return shares;
}

}  // namespace scalescope::ui
