// SPDX-License-Identifier: Apache-2.0
#include "ui/report/report_pdf.h"

#include "core/bench/latency_measures.h"
#include "core/diagnostics/gate_grid.h"
#include "core/diagnostics/measures.h"
#include "core/report/prediction_tables.h"
#include "core/report/report_tables.h"
#include "core/report/run_tables.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/report/pdf_flow.h"
#include "ui/widgets/column_curves.h"
#include "ui/widgets/random_weights.h"

#include <algorithm>
#include <deque>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kCurvePt = 190.0, kStripPt = 230.0, kImagePt = 140.0;
constexpr std::size_t kStripsPerRow = 4;

QString leftTailTitle() {
    return qstr(readingOf(activationReadings(), "zone.left_share").about.title);
}

QString line(const QString& name, const std::string& value) {
    return value.empty() ? QString()
                         : u"<b>"_s + name + u":</b> "_s + qstr(value).toHtmlEscaped() + u"<br>"_s;
}

SeriesSet collect(const Report& report, const QString& title, SeriesSet (*of)(const Diagnosis&)) {
    SeriesSet all;
    for (const VariantResult& variant : report.variants)
        if (variant.diagnosis) {
            SeriesSet one = of(*variant.diagnosis);
            all.x = one.x;
            all.y = one.y;
            all.series.insert(all.series.end(), one.series.begin(), one.series.end());
        }
    all.title = str(title);
    return all;
}

void addCurves(PdfFlow& flow, const SeriesSet& set, bool stepped) {
    if (set.series.empty())
        return;
    LinePlot plot;
    plot.setTitle(qstr(set.title));
    plot.setStepped(stepped);
    plot.setData(set);
    flow.plots({&plot}, kCurvePt);
}

void addGates(PdfFlow& flow, const Report& report) {
    std::deque<HeatmapPlot> strips;
    for (const VariantResult& variant : report.variants)
        if (variant.diagnosis && variant.diagnosis->gates) {
            HeatmapPlot& strip = strips.emplace_back();
            strip.setTitle(qstr(displayName(variant.spec)));
            strip.setColourScale(false);
            strip.setData(
                learntBy(*variant.diagnosis, gateQuantileGrid(*variant.diagnosis->gates, {})));
        }
    std::vector<const PlotWidget*> row;
    for (const HeatmapPlot& strip : strips) {
        row.push_back(&strip);
        if (row.size() == kStripsPerRow)
            flow.plots(std::exchange(row, {}), kStripPt);
    }
    flow.plots(row, kStripPt);
}

SeriesSet latencyAgainstMemory(const Report& report) {
    const auto& need = readingOf(latencyReadings(), "memory.need");
    const auto& median = readingOf(latencyReadings(), "latency.median");
    SeriesSet set;
    set.x = axisOf(need.about);
    set.y = axisOf(median.about);
    set.title = set.y.title + str(Texts::tr(" against ")) + inSentence(set.x.title);
    for (const VariantResult& variant : report.variants)
        if (variant.benchmark) {
            Series& point = set.series.emplace_back();
            point.name = displayName(variant.spec);
            point.column = columnOf(variant.spec);
            point.x = {drawn(need.about, need.of(*variant.benchmark))};
            point.y = {drawn(median.about, median.of(*variant.benchmark))};
            point.labels = {point.name};
        }
    return set;
}

void addHead(PdfFlow& flow, const Report& report) {
    flow.html(u"<h1>"_s + qstr(report.title).toHtmlEscaped() + u"</h1>"_s);
    flow.html(line(Texts::tr("Image"),
                   report.image ? report.image->name : str(Texts::tr("a given tensor"))) +
              line(Texts::tr("Date"), report.when) +
              line(Texts::tr("Incomplete"), report.partial.value_or("")));
    if (report.image)
        flow.image(toQImage(report.image->image), kImagePt);
}

void addEnvironment(PdfFlow& flow, const Environment& environment) {
    flow.heading(Texts::tr("Environment"));
    flow.html(line(u"ScaleScope"_s, environment.version) +
              line(u"LibTorch"_s, environment.libtorch) +
              line(Texts::tr("Processor"), environment.cpu) + line(u"SIMD"_s, environment.simd) +
              line(Texts::tr("Threads"), std::to_string(environment.threads)) +
              line(Texts::tr("System"), environment.os));
}

/// "B6 block 7.1: ", or nothing for the whole family.
QString placeOf(const Finding& finding, const std::vector<VariantResult>& variants) {
    const auto about = std::ranges::find_if(variants, [&](const VariantResult& variant) {
        return variant.spec.name == finding.variant;
    });
    const std::string name = about != variants.end() ? displayName(about->spec) : finding.variant;
    const QString place = qstr(name) + u' ' + qstr(finding.place);
    return place.trimmed().isEmpty() ? QString() : place.trimmed().toHtmlEscaped() + u": "_s;
}

void addFindings(PdfFlow& flow, const Report& report) {
    flow.heading(Texts::tr("Findings"));
    if (report.findings.empty())
        flow.html(Texts::tr("<p>Nothing that needs attention.</p>"));
    for (const Finding& finding : report.findings)
        flow.html(u"<p><b>"_s + qstr(verdictName(finding.severity)) + u"</b> "_s +
                  placeOf(finding, report.variants) + qstr(finding.title).toHtmlEscaped() +
                  u"<br>"_s + qstr(finding.evidence).toHtmlEscaped() + u". "_s +
                  qstr(finding.advice).toHtmlEscaped() + u"</p>"_s);
}

void addDefinitions(PdfFlow& flow, const Thresholds& thresholds) {
    flow.heading(Texts::tr("Definitions"));
    for (const Definition& definition : definitions(thresholds))
        flow.html(
            u"<p><b>"_s + qstr(definition.label).toHtmlEscaped() + u"</b>: "_s +
            qstr(definition.formula).toHtmlEscaped() +
            (definition.threshold.empty()
                 ? QString()
                 : Texts::tr(" Threshold: ") + qstr(definition.threshold).toHtmlEscaped() + u'.') +
            u" <i>"_s + qstr(definition.source).toHtmlEscaped() + u"</i></p>"_s);
}

/// Nothing where nothing was timed.
void addLatency(PdfFlow& flow, const Report& report) {
    const SeriesSet points = latencyAgainstMemory(report);
    if (points.series.empty())
        return;
    flow.heading(Texts::tr("Latency"));
    ScatterPlot plot;
    plot.setTitle(qstr(points.title));
    plot.setData(points);
    flow.plots({&plot}, kCurvePt);
    flow.table(latencyTable(report.variants));
}

}  // namespace

QByteArray reportPdf(const Report& report) {
    PdfFlow flow(qstr(report.title));
    const ReportSections& sections = report.sections;
    addHead(flow, report);
    flow.heading(Texts::tr("Overview"));
    flow.table(overviewTable(report.variants, sections));
    if (const Table skipped = skippedTable(report.variants); !skipped.rows.empty()) {
        flow.heading(qstr(skipped.title));
        flow.table(skipped);
    }
    if (sections.predictions) {
        flow.heading(Texts::tr("Predictions"));
        flow.table(predictionTable(report.variants));
    }
    if (sections.findings)
        addFindings(flow, report);
    if (sections.gates) {
        flow.heading(Texts::tr("SE gates: quantiles over channels, blocks down"));
        addGates(flow, report);
    }
    if (sections.saturation) {
        flow.heading(Texts::tr("Saturation"));
        addCurves(flow,
                  collect(report, leftTailTitle() + Texts::tr(" by depth"), &leftShareByDepth),
                  false);
    }
    if (sections.memory) {
        flow.heading(Texts::tr("Memory"));
        addCurves(flow,
                  collect(report, Texts::tr("Live tensor memory by depth"), &liveBytesByDepth),
                  true);
        flow.table(memoryTable(report.variants));
    }
    if (sections.latency)
        addLatency(flow, report);
    if (sections.weights) {
        flow.heading(Texts::tr("Weights"));
        flow.table(weightsTable(report.variants));
        flow.table(weightNotesTable(report.variants));
    }
    if (sections.environment) {
        flow.heading(Texts::tr("Runs"));
        flow.table(runTable(report.variants));
        addEnvironment(flow, report.environment);
    }
    if (sections.definitions)
        addDefinitions(flow, report.thresholds);
    return flow.finish();
}

}  // namespace scalescope::ui
