// SPDX-License-Identifier: Apache-2.0
#include "ui/report/report_pages.h"

#include "core/report/accuracy_tables.h"
#include "core/report/intervention_tables.h"
#include "core/report/prediction_tables.h"
#include "core/report/report_input.h"
#include "core/report/report_tables.h"
#include "core/report/run_tables.h"
#include "core/report/structure_tables.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/report/finding_flow.h"
#include "ui/report/page_flow.h"
#include "ui/report/print_colours.h"
#include "ui/report/report_plots.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kCurvePt = 170.0, kStripPt = 165.0, kMapPt = 140.0, kImagePt = 110.0,
                 kMatrixPt = 330.0;
constexpr int kImagePx = 900;  // of a photograph, which is not printed larger
constexpr int kStripsPerRow = 4, kMapsPerRow = 4;
constexpr std::size_t kPreviewRows = 40, kWholeRows = 400, kMostImages = 100;

/// A heading of the contents and what stands under it.
struct Section {
    QString title;
    std::function<void(PageFlow&)> write;
};

class SectionList {
public:
    SectionList(const Report& report, PageDetail detail)
        : m_report(report), m_rows(detail == PageDetail::Preview ? kPreviewRows : kWholeRows) {}

    std::vector<Section> take();

private:
    using Plots = std::vector<ReportPlot> (*)(const Report&);

    void add(const QString& title, std::function<void(PageFlow&)> write) {
        m_sections.push_back({title, std::move(write)});
    }
    [[nodiscard]] PrintedTable cut(const Table& table) const { return printed(table, m_rows); }
    /// A chart and a table, where one of them has something.
    void addMeasured(const QString& title, const std::vector<Plots>& plots, const Table& table);
    void addOverview();
    void addPredictions();
    void addAccuracy();
    void addFindings();
    void addGates();
    void addClassMaps();
    void addWeights();
    void addRuns();
    void addTable(const QString& title, const Table& table);

    const Report& m_report;
    std::size_t m_rows;
    std::vector<Section> m_sections;
};

/// Of many images the best class of each; rows that are not printed are not made.
PrintedTable predictionsOf(const Report& report, std::size_t mostRows) {
    if (imagesSeen(report) <= 1)
        return printed(predictionTable(report.variants, kReadRanks), mostRows);
    PrintedTable table = printed(imageTable(report.variants, mostRows), mostRows);
    std::size_t all = 0;
    for (const VariantResult& variant : report.variants)
        all += variant.diagnosis ? variant.diagnosis->predictions.size() : 0;
    table.rowsLeft = all - table.rows.size();
    return table;
}

void SectionList::addMeasured(const QString& title, const std::vector<Plots>& plots,
                              const Table& table) {
    std::vector<ReportPlot> all;
    for (const Plots of : plots)
        std::ranges::move(of(m_report), std::back_inserter(all));
    if (all.empty() && table.rows.empty())
        return;
    add(title, [all, table = cut(table)](PageFlow& flow) {
        flow.plots(all, 1, kCurvePt);
        flow.table(table);
    });
}

void SectionList::addTable(const QString& title, const Table& table) {
    addMeasured(title, {}, table);
}

void SectionList::addOverview() {
    add(Texts::tr("Overview"), [this](PageFlow& flow) {
        for (const VariantResult& variant : m_report.variants)
            if (variant.failure)
                flow.paragraph(qstr(displayName(variant.spec)) + Texts::tr(" failed: ") +
                                   qstr(variant.failure->message),
                               PrintStyle::Strong, kPrintFail);
        flow.table(cut(overviewTable(m_report.variants, m_report.sections)));
        if (const Table skipped = skippedTable(m_report.variants); !skipped.rows.empty()) {
            flow.caption(qstr(skipped.title));
            flow.table(cut(skipped));
        }
    });
}

void SectionList::addPredictions() {
    const PrintedTable table = predictionsOf(m_report, std::min(m_rows, kMostImages));
    if (table.rows.empty())
        return;
    const Table agreement = agreementTable(m_report.agreement);
    add(Texts::tr("Predictions"),
        [table, agreement = cut(agreement), caption = qstr(agreement.title)](PageFlow& flow) {
            flow.table(table);
            if (agreement.rows.empty())
                return;
            flow.caption(caption);
            flow.table(agreement);
        });
}

/// Nothing without class folders.
void SectionList::addAccuracy() {
    const Table accuracy = accuracyTable(m_report.variants);
    if (accuracy.rows.empty())
        return;
    add(qstr(accuracy.title), [this, accuracy = cut(accuracy)](PageFlow& flow) {
        flow.table(accuracy);
        for (const Table& table : {classTable(m_report.variants), confusedTable(m_report.variants)})
            if (!table.rows.empty()) {
                flow.caption(qstr(table.title));
                flow.table(cut(table));
            }
        flow.plots(confusionMatrices(m_report), 1, kMatrixPt);
    });
}

void SectionList::addFindings() {
    add(Texts::tr("Findings"), [this](PageFlow& flow) { putFindings(flow, m_report); });
}

void SectionList::addGates() {
    const std::vector<ReportPlot> strips = gateStrips(m_report);
    if (strips.empty())
        return;
    add(Texts::tr("SE gates"), [this, strips](PageFlow& flow) {
        flow.plots(gateCurve(m_report), 1, kCurvePt);
        flow.caption(Texts::tr("Quantiles over channels from left to right, first block on top"));
        flow.plots(strips, kStripsPerRow, kStripPt);
        if (m_report.variants.size() == 1)
            flow.table(cut(gateTable(m_report.variants)));
    });
}

void SectionList::addClassMaps() {
    const std::vector<CaptionedImage> images = classMapImages(m_report);
    if (images.empty())
        return;
    add(Texts::tr("Grad-CAM"), [this, images](PageFlow& flow) {
        flow.images(images, kMapsPerRow, kMapPt);
        flow.table(cut(classMapTable(m_report.variants)));
    });
}

void SectionList::addWeights() {
    const Table weights = weightsTable(m_report.variants);
    if (weights.rows.empty())
        return;
    const Table notes = weightNotesTable(m_report.variants);
    add(Texts::tr("Weights"),
        [weights = cut(weights), notes = cut(notes), title = qstr(notes.title)](PageFlow& flow) {
            flow.table(weights);
            if (notes.rows.empty())
                return;
            flow.caption(title);
            flow.table(notes);
        });
}

void SectionList::addRuns() {
    add(Texts::tr("Environment"), [this](PageFlow& flow) {
        const Environment& e = m_report.environment;
        flow.pairs({{u"ScaleScope"_s, qstr(e.version)},
                    {u"LibTorch"_s, qstr(e.libtorch)},
                    {Texts::tr("Processor"), qstr(e.cpu)},
                    {u"SIMD"_s, qstr(e.simd)},
                    {Texts::tr("Threads"), QString::number(e.threads)},
                    {Texts::tr("System"), qstr(e.os)}});
        if (const Table runs = runTable(m_report.variants); !runs.rows.empty()) {
            flow.caption(qstr(runs.title));
            flow.table(cut(runs));
        }
    });
}

std::vector<Section> SectionList::take() {
    const ReportSections& wanted = m_report.sections;
    const std::vector<VariantResult>& variants = m_report.variants;
    addOverview();
    if (wanted.predictions) {
        addAccuracy();
        addPredictions();
    }
    if (wanted.findings)
        addFindings();
    if (wanted.gates)
        addGates();
    if (wanted.saturation)
        addMeasured(Texts::tr("Saturation"), {&leftTailCurve},
                    variants.size() == 1 ? saturationTable(variants) : Table{});
    if (wanted.classMaps)
        addClassMaps();
    if (wanted.ablation)
        addMeasured(Texts::tr("Ablation"), {&ablationCurve}, ablationTable(variants));
    if (wanted.memory)
        addMeasured(Texts::tr("Memory"), {&memoryCurve}, memoryTable(variants));
    if (wanted.latency)
        addMeasured(Texts::tr("Latency"), {&latencyPoints}, latencyTable(variants));
    if (wanted.scaling)
        addMeasured(Texts::tr("Scaling"), {&scalingPoints}, scalingTable(variants));
    if (wanted.architecture)
        addTable(Texts::tr("Architecture"), stageTable(variants));
    if (wanted.weights)
        addWeights();
    if (wanted.environment)
        addRuns();
    if (wanted.definitions)
        addTable(Texts::tr("Definitions"), definitionTable(m_report.thresholds));
    return std::move(m_sections);
}

void writeHead(PageFlow& flow, const Report& report) {
    flow.title(qstr(report.title));
    flow.pairs({{imagesSeen(report) > 1 ? Texts::tr("Images") : Texts::tr("Image"),
                 qstr(inputWords(report))},
                {Texts::tr("Date"), qstr(report.when)}});
    if (report.partial)
        flow.paragraph(Texts::tr("Partial: ") + qstr(*report.partial), PrintStyle::Strong,
                       kPrintWarn);
    if (!report.image || report.image->image.empty())
        return;
    const QImage image = toQImage(report.image->image);
    const bool large = std::max(image.width(), image.height()) > kImagePx;
    flow.images({{QString(), large ? image.scaled(kImagePx, kImagePx, Qt::KeepAspectRatio,
                                                  Qt::SmoothTransformation)
                                   : image}},
                2, kImagePt);
}

}  // namespace

PagedReport pagesOf(const Report& report, PageDetail detail,
                    const std::function<bool()>& cancelled) {
    PageFlow flow(qstr(report.title));
    writeHead(flow, report);
    SectionList list(report, detail);  // its sections write with what it has
    const std::vector<Section> sections = list.take();
    flow.caption(Texts::tr("Contents"));
    flow.contents(static_cast<int>(sections.size()));
    for (const Section& section : sections) {
        if (cancelled && cancelled())
            break;
        flow.section(section.title);
        section.write(flow);
    }
    return flow.finish();
}

}  // namespace scalescope::ui
