// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/speed/speed_data.h"

#include "core/base/format.h"
#include "core/base/units.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/diagnostics/run_measures.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/widgets/run_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace scalescope::ui {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::string nameOf(const Timed& timed) {
    return displayName(timed.result->spec);
}

/// Nothing for what stands beside the family, a network or weights of one's own: nobody has
/// published it.
const PublishedFigures* publishedOf(const Timed& timed) {
    const NetworkSpec& spec = timed.result->spec;
    return spec.isExtra() ? nullptr : &family()[static_cast<std::size_t>(*spec.variant)].published;
}

double needMib(const Timed& timed) {
    const std::int64_t bytes = timed.result->need.totalBytes();
    return bytes > 0 ? static_cast<double>(bytes) / kMebi : kNone;
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
    for (const ColumnIndex column : selection.columns())
        if (const auto& result = study.entry(column).benchmark)
            timed.push_back({column, result});
    return timed;
}

SeriesSet latencySeries(const std::vector<Timed>& timed) {
    SeriesSet set;
    set.title = titleOf(kMedian) + str(Texts::tr(", from the fastest run to p95"));
    set.y = axisOf(kMedian);
    Series median = pointsOf(inSentence(str(coreText(kMedian.shortTitle))), timed);
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
    set.x = logAxisOf(overLatency ? kMedian : kNeed);
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
        const double x = overLatency ? entry.result->latency.medianMs : needMib(entry);
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

SeriesSet publishedSeries(const Selection& selection) {
    SeriesSet set;
    set.title = str(Texts::tr("Published accuracy against MACs"));
    set.x = {titleOf(kMacs), "G", true};
    set.y = {str(Texts::tr("top-1 accuracy on ImageNet-1k, published")), "%"};
    Series main, paper;
    main.name = str(Texts::tr("torchvision's figure"));
    paper.name = str(Texts::tr("the paper's figure"));
    paper.ghost = true;
    for (const ColumnIndex column : selection.columns()) {
        if (column >= kFirstExtra)
            continue;
        const VariantRow& row = family().at(column.index());
        for (Series* series : {&main, &paper}) {
            series->x.push_back(row.published.gmacs);
            series->labels.push_back(displayName(row.spec));
            series->columns.push_back(column);
        }
        main.y.push_back(row.published.top1Percent);
        paper.y.push_back(row.published.paperTop1Percent);
    }
    if (!main.x.empty())
        set.series = {std::move(main), std::move(paper)};
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

Table speedTable(const std::vector<Timed>& timed) {
    Table table;
    table.title = str(Texts::tr("Latency of all chosen columns"));
    table.columns = {
        {str(Texts::tr("Variant")), "", ColumnKind::Text, ""},
        {str(Texts::tr("Noise")), "", ColumnKind::State, definition("latency.median").threshold},
        {str(Texts::tr("Drift")), "", ColumnKind::State,
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

QString untimedText(const Study& study, const Selection& selection) {
    const std::vector<ColumnIndex>& chosen = selection.columns();
    QStringList without;
    for (const ColumnIndex column : chosen)
        if (!study.entry(column).benchmark)
            without << qstr(displayName(study.entry(column).spec));
    const auto timed = static_cast<qsizetype>(chosen.size()) - without.size();
    if (without.isEmpty() || timed == 0)
        return {};
    return Texts::tr("%1 of %2 columns are timed; not yet: %3.")
        .arg(QString::number(timed), QString::number(chosen.size()),
             without.join(QStringLiteral(", ")));
}

QString noiseText(const std::vector<Timed>& timed) {
    QStringList noisy, drifting, sentences;
    const Timed* loaded = nullptr;  // the most disturbed
    for (const Timed& entry : timed) {
        if (entry.result->latency.noise == Verdict::Warn ||
            entry.result->latency.noise == Verdict::Fail)
            noisy.append(qstr(nameOf(entry)));
        const auto& load = entry.result->load;
        if (load && disturbs(*load) &&
            (!loaded || load->competing() > loaded->result->load->competing()))
            loaded = &entry;
        if (entry.result->latency.drift)
            drifting.append(qstr(nameOf(entry)));
    }
    if (loaded)
        sentences.append(Texts::tr("The machine was not its own while %1 was timed: %2.")
                             .arg(qstr(nameOf(*loaded)), qstr(loadText(*loaded->result->load))));
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
