// SPDX-License-Identifier: Apache-2.0
#include "ui/report/report_plots.h"

#include "core/bench/latency_measures.h"
#include "core/diagnostics/ablation.h"
#include "core/diagnostics/accuracy_measures.h"
#include "core/diagnostics/gate_grid.h"
#include "core/diagnostics/measures.h"
#include "core/model/graph.h"
#include "core/report/accuracy_tables.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/base/theme.h"
#include "ui/models/readings.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/column_curves.h"
#include "ui/widgets/random_weights.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kOverlayOpacity = 0.55;
constexpr int kMapSidePx = 300;

Series seriesOf(const NetworkSpec& spec) {
    Series series;
    series.name = displayName(spec);
    series.column = columnOf(spec);
    return series;
}

std::vector<ReportPlot> plotOf(SeriesSet set, ReportPlot::Kind kind) {
    if (set.series.empty())
        return {};
    std::vector<ReportPlot> plots;
    plots.push_back({kind, std::move(set), {}});
    return plots;
}

SeriesSet collected(const Report& report, const QString& title, SeriesSet (*of)(const Diagnosis&)) {
    SeriesSet all;
    for (const VariantResult& variant : report.variants)
        if (variant.diagnosis) {
            SeriesSet one = of(*variant.diagnosis);
            all.x = one.x;
            all.y = one.y;
            std::ranges::move(one.series, std::back_inserter(all.series));
        }
    all.title = str(title);
    return all;
}

QString titleByDepth(const Measure& measure) {
    return coreText(measure.title) + Texts::tr(" by depth");
}

SeriesSet meanGates(const Diagnosis& diagnosis) {
    const auto& reading = readingOf(gateReadings(), "gate.mean");
    SeriesSet set;
    set.x = {str(Texts::tr("depth")), {}, false};
    set.y = axisOf(reading.about);
    if (!diagnosis.gates || diagnosis.gates->blocks.empty())
        return set;
    Series series = depthCurve(reading, diagnosis.gates->blocks,
                               [](const GateBlock& block) { return block.name; });
    series.name = displayName(diagnosis.spec);
    series.column = columnOf(diagnosis.spec);
    set.series.push_back(learntBy(diagnosis, std::move(series)));
    return set;
}

Series ablationOf(const VariantResult& variant, const AblationReport& report, bool several) {
    Series series = seriesOf(variant.spec);
    if (several && !report.rows.empty())
        series.name += report.rows.front().kind == InterventionKind::GateOne    ? ", gate = 1"
                       : report.rows.front().kind == InterventionKind::GateMean ? ", gate = mean"
                                                                                : ", block off";
    series.learnt = report.meaningful;
    const auto& change = readingOf(ablationReadings(), "ablation.logit_change");
    for (const AblationRow& row : report.rows) {
        series.x.push_back(variant.diagnosis->graph->relativeDepth(row.block));
        series.y.push_back(drawn(change.about, change.of(row)));
        series.labels.push_back(row.name);
    }
    return series;
}

QImage overlay(const Grid2d& map, bool learnt) {
    const Ramp ramp = themeOf(lightPalette()).heat(learnt);
    QImage image(static_cast<int>(map.columnCount), static_cast<int>(map.rowCount),
                 QImage::Format_ARGB32);
    for (int row = 0; row < image.height(); ++row)
        for (int column = 0; column < image.width(); ++column) {
            const auto value = static_cast<double>(
                map.at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
            QColor colour = ramp.at(std::isfinite(value) ? value : 0.0);
            colour.setAlphaF(std::isfinite(value) ? 1.0F : 0.0F);
            image.setPixelColor(column, row, colour);
        }
    return image;
}

QImage mapImage(const ClassMap& classMap) {
    QImage image(kMapSidePx, kMapSidePx, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (classMap.fed && !classMap.fed->empty()) {
        painter.drawImage(image.rect(), toQImage(*classMap.fed));
        painter.setOpacity(kOverlayOpacity);
    }
    painter.drawImage(image.rect(), overlay(classMap.cam->map, classMap.cam->meaningful));
    return image;
}

template <class Plot>
QPicture drawnBy(const Plot& plot, const QSize& pixels) {
    QPicture picture;
    QPainter painter(&picture);
    plot.draw(painter, QRectF(QPointF(), pixels));
    painter.end();
    return picture;
}

/// A strip is one of a row, whose colours are told once.
QPicture heatmap(const ReportPlot& plot, const Grid2d& grid) {
    HeatmapPlot widget;
    widget.setTitle(qstr(grid.title));
    widget.setColourScale(plot.kind == ReportPlot::Kind::Matrix);
    widget.setData(grid);
    return drawnBy(widget, plot.pixels);
}

}  // namespace

std::vector<ReportPlot> confusionMatrices(const Report& report) {
    std::vector<ReportPlot> matrices;
    for (const VariantResult& variant : report.variants)
        if (auto grid = confusionOf(variant))
            matrices.push_back({ReportPlot::Kind::Matrix, *std::move(grid), {}});
    return matrices;
}

std::vector<ReportPlot> gateStrips(const Report& report) {
    std::vector<ReportPlot> strips;
    for (const VariantResult& variant : report.variants)
        if (variant.diagnosis && variant.diagnosis->gates)
            strips.push_back(
                {ReportPlot::Kind::Strip,
                 learntBy(*variant.diagnosis,
                          gateQuantileGrid(*variant.diagnosis->gates, displayName(variant.spec))),
                 {}});
    return strips;
}

std::vector<ReportPlot> gateCurve(const Report& report) {
    const auto& reading = readingOf(gateReadings(), "gate.mean");
    return plotOf(collected(report, titleByDepth(reading.about), &meanGates),
                  ReportPlot::Kind::Curves);
}

std::vector<ReportPlot> leftTailCurve(const Report& report) {
    const auto& reading = readingOf(activationReadings(), "zone.left_share");
    return plotOf(collected(report, titleByDepth(reading.about), &leftShareByDepth),
                  ReportPlot::Kind::Curves);
}

std::vector<ReportPlot> memoryCurve(const Report& report) {
    return plotOf(collected(report, titleByDepth(kLiveTensors), &liveBytesByDepth),
                  ReportPlot::Kind::Steps);
}

std::vector<ReportPlot> latencyPoints(const Report& report) {
    const auto& need = readingOf(latencyReadings(), "memory.need");
    const auto& median = readingOf(latencyReadings(), "latency.median");
    SeriesSet set;
    set.x = axisOf(need.about);
    set.y = axisOf(median.about);
    set.title = set.y.title + str(Texts::tr(" against ")) + inSentence(set.x.title);
    for (const VariantResult& variant : report.variants)
        if (variant.benchmark) {
            Series& point = set.series.emplace_back(seriesOf(variant.spec));
            point.x = {drawn(need.about, need.of(*variant.benchmark))};
            point.y = {drawn(median.about, median.of(*variant.benchmark))};
            point.labels = {point.name};
        }
    return plotOf(std::move(set), ReportPlot::Kind::Points);
}

std::vector<ReportPlot> ablationCurve(const Report& report) {
    SeriesSet set;
    set.title = str(Texts::tr("Change of the logit of the first class by depth"));
    set.x = {str(Texts::tr("depth")), {}, false};
    set.y = axisOf(readingOf(ablationReadings(), "ablation.logit_change").about);
    for (const VariantResult& variant : report.variants)
        if (variant.diagnosis && variant.diagnosis->graph)
            for (const auto& ablation : variant.ablations)
                set.series.push_back(ablationOf(variant, *ablation, variant.ablations.size() > 1));
    return plotOf(std::move(set), ReportPlot::Kind::Curves);
}

std::vector<ReportPlot> scalingPoints(const Report& report) {
    SeriesSet set;
    set.title = str(Texts::tr("Published accuracy against multiply-adds"));
    set.x = {str(Texts::tr("MACs")), "G", true};
    const auto& top1 = readingOf(publishedReadings(), "published.top1");
    set.y = axisOf(top1.about);
    for (const VariantResult& variant : report.variants) {
        if (variant.spec.isExtra())
            continue;
        const PublishedFigures& published =
            family()[static_cast<std::size_t>(*variant.spec.variant)].published;
        Series& point = set.series.emplace_back(seriesOf(variant.spec));
        point.x = {published.gmacs};
        point.y = {drawn(top1.about, top1.of(published))};
        point.labels = {point.name};
    }
    if (set.series.size() < 2)  // one point is no law
        return {};
    return plotOf(std::move(set), ReportPlot::Kind::Points);
}

std::vector<CaptionedImage> classMapImages(const Report& report) {
    std::vector<CaptionedImage> images;
    for (const VariantResult& variant : report.variants)
        if (variant.classMap && variant.classMap->cam) {
            const GradCam& cam = *variant.classMap->cam;
            images.push_back({qstr(displayName(variant.spec)) + u": "_s + qstr(cam.classLabel),
                              mapImage(*variant.classMap), !cam.meaningful});
        }
    return images;
}

QPicture pictureOf(const ReportPlot& plot) {
    if (const auto* grid = std::get_if<Grid2d>(&plot.data))
        return heatmap(plot, *grid);
    const auto& set = std::get<SeriesSet>(plot.data);
    if (plot.kind == ReportPlot::Kind::Points) {
        ScatterPlot widget;
        widget.setTitle(qstr(set.title));
        widget.setData(set);
        return drawnBy(widget, plot.pixels);
    }
    LinePlot widget;
    widget.setTitle(qstr(set.title));
    widget.setStepped(plot.kind == ReportPlot::Kind::Steps);
    widget.setData(set);
    return drawnBy(widget, plot.pixels);
}

}  // namespace scalescope::ui
