// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_dimensions_panel.h"

#include "core/base/units.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/network_measures.h"
#include "core/session/questions/measure_job.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/pages/make.h"
#include "ui/pages/task_bar.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <string_view>

namespace scalescope::ui {

namespace {

/// What a curve teaches, by the key of its measure.
struct Lesson {
    std::string_view key;
    const char* sentences;
};
constexpr std::array<Lesson, 7> kLessons{{
    {"cost.params", QT_TRANSLATE_NOOP("Texts", "Depth and width add parameters, resolution none.")},
    {"cost.activations", QT_TRANSLATE_NOOP("Texts",
                                           "Outputs of all convolutions and linear layers, one "
                                           "image. Width buys MACs with the fewest.")},
    {"memory.predicted_peak",
     QT_TRANSLATE_NOOP(
         "Texts",
         "Largest sum of live tensors of a pass, fp32, one image, weights apart. It hangs on the "
         "widest and largest feature map, so depth adds nothing.")},
    {"receptive_field", QT_TRANSLATE_NOOP("Texts",
                                          "Input pixels that a cell of the last feature map can "
                                          "see. Every stage's stride is the same "
                                          "in all: only more layers widen it.")},
    {"receptive_field.coverage",
     QT_TRANSLATE_NOOP(
         "Texts",
         "The receptive field of the last feature map over the input side: at 1 a cell can just "
         "see "
         "from edge to edge, below 1 (dashed) only a part of the picture. Resolution alone lowers "
         "it, "
         "depth alone raises it far beyond need; this is the paper's argument for scaling both.")},
    {"latency.median", QT_TRANSLATE_NOOP("Texts",
                                         "Median of a pass, built with random weights and timed "
                                         "here. Equal MACs are not equal time.")},
    {"memory.peak", QT_TRANSLATE_NOOP("Texts",
                                      "Peak of the engine that was timed, which may fuse layers: "
                                      "less than the eager prediction.")},
}};

QString lessonOf(const Measure& measure) {
    const auto lesson = std::ranges::find(kLessons, measure.key, &Lesson::key);
    return lesson == kLessons.end() ? QString() : Texts::tr(lesson->sentences);
}

}  // namespace

ScalingDimensionsPanel::ScalingDimensionsPanel(Study& study, Selection& selection,
                                               ScalingChoice& choice, QWidget* parent)
    : ScalingPanel(study, selection, choice, parent), m_task(study.jobs().engine()) {
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("scaling/measure"), m_measure);
    keep(QStringLiteral("scaling/dimensions"), m_columns);
}

void ScalingDimensionsPanel::buildLayout() {
    m_explains = makeNote(this, QStringLiteral("scalingExplains"));
    m_plot =
        make<LinePlot>({.name = "scalingDimensions", .exportName = "one-dimension-against-all"});
    m_plot->setEmptyText(tr("Press Measure to build and time these networks."));
    m_paper = make<TablePanel>({.name = "scalingPublished", .exportName = "paper-tables"});
    m_paper->setSortable(false);
    m_paper->setTitle(tr("Published accuracies, not measured here"));
    m_paper->setToolTip(
        tr("arXiv 1905.11946 v5, tables 3 and 7: one dimension "
           "against compound, at about equal MACs."));
    m_paper->setTable(paperDimensionTable());
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_plot);
    m_columns->addWidget(m_paper);
    m_columns->setSizes({560, 440});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(buildControls());
    layout->addWidget(m_explains);
    layout->addWidget(m_columns, 1);
}

QLayout* ScalingDimensionsPanel::buildControls() {
    auto* row = new QHBoxLayout;
    m_measure =
        addCombo(row, tr("Show"), {}, QStringLiteral("scalingMeasure"),
                 tr("B0 scaled by one dimension alone and by the sliders' α, β, γ together, "
                    "against MACs: at one place of the axis all cost the same."));
    offer(*m_measure, measuresOf(networkReadings()));
    m_bar = new TaskBar(m_task, QStringLiteral("measure"), tr("Measure"));
    m_bar->startButton()->setToolTip(
        tr("Builds these networks with random weights, one after the other, and times "
           "them: smallest first, up to the size beside and this machine's memory. "
           "Other runs wait until it ends or is cancelled."));
    m_largest = new QDoubleSpinBox;
    m_largest->setObjectName(QStringLiteral("measureLargest"));
    m_largest->setAccessibleName(tr("Largest network that is measured"));
    m_largest->setRange(0.5, 100.0);
    m_largest->setDecimals(1);
    m_largest->setValue(3.0);
    m_largest->setPrefix(tr("up to "));
    m_largest->setSuffix(tr(" GMACs"));
    m_largest->setToolTip(tr("Larger networks are not measured."));
    row->addWidget(m_largest);
    row->addWidget(m_bar, 2);
    return row;
}

void ScalingDimensionsPanel::connectWidgets() {
    connect(m_measure, &QComboBox::currentIndexChanged, this, &ScalingDimensionsPanel::refresh);
    connect(m_bar->startButton(), &QPushButton::clicked, this,
            &ScalingDimensionsPanel::startMeasuring);
}

/// Some thirty networks are made for these: not before somebody looks at the panel.
const std::vector<std::vector<MeasuredNetwork>>& ScalingDimensionsPanel::single() {
    if (m_single.empty())
        for (const auto dimension :
             {ScaledDimension::Depth, ScaledDimension::Width, ScaledDimension::Resolution})
            m_single.push_back(dimensionFamily(dimension, {}));
    return m_single;
}

std::vector<std::vector<MeasuredNetwork>> ScalingDimensionsPanel::families() {
    auto all = single();
    all.push_back(dimensionFamily(ScaledDimension::Compound, m_choice.coefficients()));
    takeMeasurements(all, m_measured);
    return all;
}

void ScalingDimensionsPanel::startMeasuring() {
    MeasureJob job;
    for (const auto& family : families())
        for (const MeasuredNetwork& network : family)
            if (!network.measured)
                job.networks.push_back(network.spec);
    if (job.networks.empty()) {
        m_bar->say(tr("All of these are measured."));
        return;
    }
    job.options = m_study.settings().options();
    job.limits = {.macs = static_cast<std::int64_t>(m_largest->value() * kGiga),
                  .bytes = m_choice.memoryBytes()};
    m_task.start(std::move(job), tr("Scaled networks: measure"),
                 [this](const auto& measured) { take(*measured); });
}

void ScalingDimensionsPanel::take(const MeasuredNetworks& measured) {
    int count = 0;
    for (const MeasuredNetwork& network : measured.networks)
        if (network.measured) {
            m_measured.networks.push_back(network);
            ++count;
        }
    m_bar->say(tr("%1 of %2 networks measured%3")
                   .arg(count)
                   .arg(measured.networks.size())
                   .arg(measured.partial ? tr(", then cancelled.") : QStringLiteral(".")));
    if (m_measure->currentData() != QString::fromLatin1(kPeak.key))
        choose(*m_measure, QString::fromLatin1(kMedian.key));
    refresh();
}

void ScalingDimensionsPanel::refresh() {
    const Reading<MeasuredNetwork>& reading = networkReadings()[chosenAt(*m_measure)];
    m_explains->setText(lessonOf(reading.about));
    m_plot->setThresholds(std::string_view(reading.about.key) == kCoverage.key
                              ? std::vector<std::pair<double, QString>>{{1.0, tr("whole picture")}}
                              : std::vector<std::pair<double, QString>>{});
    m_plot->setData(dimensionSeries(families(), reading));
}

}  // namespace scalescope::ui
