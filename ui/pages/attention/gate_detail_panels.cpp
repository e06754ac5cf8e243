// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/gate_detail_panels.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/pages/attention/attention_tables.h"
#include "ui/pages/make.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/random_weights.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

QVBoxLayout* plainLayout(QWidget* owner) {
    auto* layout = new QVBoxLayout(owner);
    layout->setContentsMargins(0, 4, 0, 0);
    return layout;
}

const QString& theGates() {
    static const QString text = Texts::tr("the gates");
    return text;
}

}  // namespace

GateDistributionPanel::GateDistributionPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    m_plot = make<HistogramPlot>(
        {.name = "gateHistogram", .definition = "gate.value", .exportName = "gate-distribution"},
        this);
    plainLayout(this)->addWidget(m_plot);
}

void GateDistributionPanel::refresh() {
    std::vector<HistogramPlot::Entry> entries;
    double epsilon = m_study.settings().thresholds().gateEpsilon;
    for (const auto& [column, diagnosis] : shownOf(m_study, m_selection))
        if (const GateBlock* block = gateBlockAt(*diagnosis, shownDepth(m_selection))) {
            entries.push_back({gateHistogram(*diagnosis, *block), column});
            epsilon = diagnosis->gates->epsilon;
        }
    m_plot->setEmptyText(missingText(m_study, m_selection, theGates()));
    m_plot->setCuts({{epsilon, tr("closed")}, {1.0 - epsilon, tr("open")}});
    m_plot->setTitle(
        tr("Gates of the block at relative depth %1").arg(fixed(shownDepth(m_selection), 2)));
    m_plot->setData(std::move(entries), QStringLiteral("gate"));
}

GateCurvesPanel::GateCurvesPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = plainLayout(this);
    auto* row = new QHBoxLayout;
    m_measureBox = addCombo(row, tr("&Measure"), {}, QStringLiteral("gateMeasure"),
                            tr("One value per SE block, for all chosen columns."));
    offer(*m_measureBox, measuresOf(gateReadings()));
    row->addStretch(1);
    layout->addLayout(row);
    m_plot = make<LinePlot>({.name = "gateCurves", .exportName = "gates-by-depth"}, this);
    layout->addWidget(m_plot, 1);
    connect(m_measureBox, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_plot, &LinePlot::pointClicked, this, &GateCurvesPanel::selectPoint);
    keep(QStringLiteral("attention/measure"), m_measureBox);
}

void GateCurvesPanel::refresh() {
    const Reading<GateBlock>& reading = gateReadings()[chosenAt(*m_measureBox)];
    const std::vector<Shown> shown = shownOf(m_study, m_selection);
    m_measureBox->setToolTip(tipOf(reading.about));
    m_plot->setDefinition(reading.about.definition);
    m_plot->setEmptyText(shown.empty() ? missingText(m_study, m_selection, theGates())
                                       : tr("This measure needs several images (class "
                                            "specificity: two classes with two images "
                                            "each). Open a folder of images."));
    m_plot->setData(gateCurves(shown, reading));
    m_plot->setMarker(shownDepth(m_selection));
}

void GateCurvesPanel::selectPoint(int series, int index) {
    const auto& curves = m_plot->data().series;
    const auto s = static_cast<std::size_t>(series), i = static_cast<std::size_t>(index);
    if (series < 0 || index < 0 || s >= curves.size() || i >= curves[s].x.size())
        return;
    const double depth = curves[s].x[i];
    if (const std::optional<ColumnIndex> column = curves[s].column)
        m_selection.setFocus(*column);
    m_selection.setDepth(depth);
}

GateImagesPanel::GateImagesPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = plainLayout(this);
    m_note = makeNote(this, QStringLiteral("gateImagesNote"));
    layout->addWidget(m_note);
    auto* row = new QHBoxLayout;
    m_spread = make<LinePlot>(
        {.name = "gateSpread", .definition = "gate.input_dependence", .exportName = "gate-spread"},
        this);
    m_classes = make<LinePlot>({.name = "gateClasses",
                                .definition = "gate.class_specificity",
                                .exportName = "gate-classes"},
                               this);
    for (LinePlot* plot : {m_spread, m_classes}) {
        plot->setYRange(0.0, 1.0);
        row->addWidget(plot, 1);
    }
    layout->addLayout(row, 1);
}

void GateImagesPanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    const GateBlock* block = diagnosis ? gateBlockAt(*diagnosis, shownDepth(m_selection)) : nullptr;
    const QString missing = missingText(m_study, m_selection, theGates());
    m_spread->setEmptyText(
        block ? tr("The spread over images needs two images or more.\nOpen several "
                   "images or a folder.")
              : missing);
    m_classes->setEmptyText(block ? tr("Classes are the sub-folders of a folder of "
                                       "images.\nOpen such a folder.")
                                  : missing);
    m_spread->setData(block ? learntBy(*diagnosis, gateSpread(*block, diagnosis->spec))
                            : SeriesSet{});
    m_classes->setData(block ? learntBy(*diagnosis, gateClasses(*diagnosis->gates, *block))
                             : SeriesSet{});
    m_note->setVisible(block != nullptr);
    if (!block)
        return;
    QString text = QStringLiteral("%1, %2; %3.")
                       .arg(nameOf(m_study, m_selection.focus()), gateCaption(*block),
                            evidence(block->imageCount));
    if (block->inputDependence)
        text += tr(" Input dependence %1 (mean std over images).")
                    .arg(fixed(*block->inputDependence, 3));
    if (block->classSpecificity)
        text += tr(" Class specificity %1%2.")
                    .arg(fixed(*block->classSpecificity, 3),
                         diagnosis->gates->classChance
                             ? tr(", chance level %1").arg(fixed(*diagnosis->gates->classChance, 3))
                             : QString());
    m_note->setText(text);
}

GateTablePanel::GateTablePanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    m_table = make<TablePanel>({.name = "gateTable"}, this);
    plainLayout(this)->addWidget(m_table);
    connect(m_table, &TablePanel::rowSelected, this, [this](int row) {
        if (row >= 0 && m_shown && m_shown->gates &&
            static_cast<std::size_t>(row) < m_shown->gates->blocks.size())
            m_selection.setDepth(
                m_shown->gates->blocks[static_cast<std::size_t>(row)].relativeDepth);
    });
}

void GateTablePanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    const bool some = diagnosis && diagnosis->gates;
    m_table->setTitle(
        tr("%1: gates per block%2")
            .arg(nameOf(m_study, m_selection.focus()),
                 some ? QStringLiteral(", ") + evidence(diagnosis->gates->imageCount) : QString()));
    m_table->setExportName(
        QStringLiteral("gates-per-block-%1").arg(fileNameOf(m_study, m_selection.focus())));
    m_table->setEmptyText(missingText(m_study, m_selection, theGates()));
    if (m_shown != diagnosis || !some)
        m_table->setTable(some ? gateTable(*diagnosis->gates) : Table{});
    m_shown = diagnosis;
    const GateBlock* block = some ? gateBlockAt(*diagnosis, shownDepth(m_selection)) : nullptr;
    m_table->selectRow(block && m_selection.depth()
                           ? static_cast<int>(block - diagnosis->gates->blocks.data())
                           : -1);
}

}  // namespace scalescope::ui
