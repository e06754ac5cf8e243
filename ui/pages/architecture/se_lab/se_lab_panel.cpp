// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/se_lab/se_lab_panel.h"

#include "core/session/questions/feature_maps_job.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/models/graph_overlay.h"
#include "ui/pages/architecture/se_lab/se_lab_data.h"
#include "ui/pages/architecture/se_lab/se_lab_gate.h"
#include "ui/pages/architecture/se_lab/se_lab_knobs.h"
#include "ui/pages/make.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/line_plot.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

BarPlot* makeBars(const ViewNames& names) {
    auto* bars = make<BarPlot>(names);
    bars->setMinimumSize(160, 110);
    return bars;
}

SeForm formOf(const BlockSpec& block) {
    return {.reduction = static_cast<int>(block.expandedChannels / block.squeezeChannels),
            .bias = true,
            .activation = SeActivation::Silu};
}

}  // namespace

SeLabPanel::SeLabPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 4, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidget(buildKnobs());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(scroll->widget()->minimumSizeHint().width() + 22);
    row->addWidget(scroll);
    row->addWidget(buildPlots(), 1);
    connectKnobs();
    recompute();
    keep(m_knobs);
}

QWidget* SeLabPanel::buildKnobs() {
    auto* area = new QWidget;
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 6, 0);
    m_knobs = new SeLabKnobs;
    m_gate = new SeLabGate;
    m_compare = new QPushButton(tr("Compare from here"));
    m_compare->setObjectName(QStringLiteral("labCompare"));
    m_compare->setToolTip(
        tr("Takes the gates as they are as the reference: pale bars and the last "
           "sentence tell what changes from here on. Another block, or another number "
           "of channels, starts anew by itself."));
    column->addWidget(m_knobs);
    column->addWidget(m_gate);
    column->addWidget(m_compare);
    column->addStretch();
    return area;
}

QWidget* SeLabPanel::buildPlots() {
    auto* area = new QWidget;
    auto* grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    m_squeeze = makeBars({.name = "labSqueeze", .exportName = "se-lab-squeeze"});
    m_hidden = makeBars({.name = "labHidden", .exportName = "se-lab-hidden"});
    m_gates =
        makeBars({.name = "labGates", .definition = "gate.value", .exportName = "se-lab-gates"});
    m_energies = makeBars({.name = "labEnergies", .exportName = "se-lab-energies"});
    m_gates->setYRange(0.0, 1.0);
    m_cost = make<LinePlot>({.name = "labCost", .exportName = "se-lab-cost"});
    m_cost->setMinimumSize(160, 110);
    grid->addWidget(m_squeeze, 0, 0);
    grid->addWidget(m_hidden, 0, 1);
    grid->addWidget(m_gates, 1, 0, 1, 2);
    grid->addWidget(m_energies, 2, 0);
    grid->addWidget(m_cost, 2, 1);
    m_sentence = makeNote(area, QStringLiteral("labSentence"));
    grid->addWidget(m_sentence, 3, 0, 1, 2);
    m_change = makeNote(area, QStringLiteral("labChange"));
    grid->addWidget(m_change, 4, 0, 1, 2);
    for (int row = 0; row < 3; ++row)
        grid->setRowStretch(row, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return area;
}

void SeLabPanel::connectKnobs() {
    connect(m_knobs, &SeLabKnobs::changed, this, &SeLabPanel::turned);
    connect(m_knobs, &SeLabKnobs::blockShapeWanted, this, &SeLabPanel::useBlockShape);
    connect(m_gate, &SeLabGate::heldChanged, this, &SeLabPanel::compute);
    connect(m_gate, &SeLabGate::channelChosen, this, &SeLabPanel::drawGates);
    connect(m_compare, &QPushButton::clicked, this, &SeLabPanel::compareFromHere);
    connect(m_gates, &BarPlot::barClicked, this,
            [this](int, int index) { m_gate->setChannel(index); });
}

SeForm SeLabPanel::form() const {
    return m_bench ? m_bench->form : m_knobs->form();
}

SeShape SeLabPanel::shape() const {
    return m_bench ? m_bench->input.shape : m_knobs->shape();
}

const BlockSpec& SeLabPanel::selected(const Graph& graph) const {
    return graph.architecture
        .blocks[static_cast<std::size_t>(graph.blockAtDepth(shownDepth(m_selection)))];
}

/// The followed block when it is the selected one.
std::shared_ptr<const FeatureMapsResult> SeLabPanel::block() const {
    const FollowedBlock& followed = m_study.follower().followed();
    const bool same =
        followed.result && followed.resultColumn == m_selection.focus() &&
        followed.result->maps.block == selected(*focusedGraph(m_study, m_selection)).index;
    return same ? followed.result : nullptr;
}

std::optional<SeLabPanel::Bench> SeLabPanel::bench() const {
    if (!m_knobs->fromBlock()) {
        const SeForm form = m_knobs->form();
        const SeShape shape = m_knobs->shape();
        return Bench{summaryOf(seLabInput(shape, m_knobs->seed())),
                     seLabWeights(shape[1], form, m_knobs->seed()), form};
    }
    const auto shown = block();
    if (!shown)
        return std::nullopt;
    Bench bench{labInputOf(shown->maps), shown->excitation,
                formOf(selected(*focusedGraph(m_study, m_selection)))};
    if (!m_knobs->loadedWeights()) {
        bench.form = m_knobs->form();
        bench.weights = seLabWeights(bench.input.shape[1], bench.form, m_knobs->seed());
    }
    return bench;
}

/// Channels, sides and form of the block that is selected on all pages.
void SeLabPanel::useBlockShape() {
    const auto shown = focusedGraph(m_study, m_selection);
    const BlockSpec& spec = selected(*shown);
    for (const Node& node : shown->nodes)
        if (node.block == spec.index && node.kind == NodeKind::DepthwiseConv)
            m_knobs->setShape({2, node.out.channels, node.out.height, node.out.width});
    m_knobs->setForm(formOf(spec));
}

/// A random tensor does not depend on what the page shows.
void SeLabPanel::refresh() {
    showSubject();
    if (m_knobs->fromBlock() && isVisible())
        recompute();
}

void SeLabPanel::turned() {
    showSubject();
    recompute();
}

void SeLabPanel::showSubject() {
    const auto shown = focusedGraph(m_study, m_selection);
    const BlockSpec& spec = selected(*shown);
    const QString name =
        qstr(displayName(shown->architecture.spec)) + tr(" block ") + qstr(spec.name());
    m_knobs->setBlockName(name);
    if (m_knobs->fromBlock() && isVisible())
        m_study.follower().follow(m_selection.focus(), BlockIndex(spec.index));
    if (m_knobs->loadedWeights())
        m_knobs->setForm(formOf(spec));
    const auto maps = block();
    if (!maps)
        return m_knobs->setInputText(name + tr(": on its way."));
    const bool own = m_knobs->loadedWeights() && m_gate->held().empty();
    m_knobs->setInputText(tr("%1: depthwise output %2 of %3.%4")
                              .arg(name,
                                   shapeText(maps->maps.find(MapStage::Depthwise)->atlas.shape),
                                   qstr(maps->imageName),
                                   own && m_study.images().sources.size() == 1
                                       ? tr(" The gates are those of the page Attention.")
                                       : QString()));
}

void SeLabPanel::recompute() {
    m_bench = bench();
    compute();
}

/// What is compared belongs to one block, or to random tensors of one width.
std::string SeLabPanel::subject() const {
    const std::string channels = std::to_string(m_bench->input.shape[1]);
    return m_knobs->fromBlock()
               ? std::to_string(m_selection.focus().value()) + "/" +
                     selected(*focusedGraph(m_study, m_selection)).name() + "/" + channels
               : channels;
}

void SeLabPanel::compute() {
    m_result.reset();
    if (!m_bench)
        return sayWhatIsMissing();
    m_gate->setChannelCount(m_bench->input.shape[1]);
    m_result = runSeLab(m_bench->input, m_bench->weights, m_bench->form.activation, m_gate->held());
    if (!m_reference || m_reference->of != subject())
        m_reference = Reference{subject(), *m_result};
    draw();
}

void SeLabPanel::compareFromHere() {
    if (!m_result)
        return;
    m_reference = Reference{subject(), *m_result};
    draw();
}

void SeLabPanel::sayWhatIsMissing() {
    for (BarPlot* plot : {m_squeeze, m_hidden, m_gates, m_energies}) {
        plot->setEmptyText(tr("The block's output is on its way."));
        plot->setData({});
    }
    m_sentence->setText(m_study.images().shown
                            ? tr("The selected block runs on the picture; its squeeze, "
                                 "hidden units and gates will stand here.")
                            : tr("Open an image: its way through the selected block is "
                                 "the input."));
    m_change->clear();
}

void SeLabPanel::draw() {
    m_squeeze->setData(labBars(m_result->squeeze, str(Texts::tr("Squeeze: channel means")),
                               str(Texts::tr("channel")), str(Texts::tr("mean"))),
                       BarPlot::Arrangement::Overlaid);
    m_hidden->setData(labBars(m_result->hidden, str(Texts::tr("Hidden units")),
                              str(Texts::tr("unit")), str(Texts::tr("value"))),
                      BarPlot::Arrangement::Grouped);
    m_gates->setData(labGates(*m_result, m_reference->result), BarPlot::Arrangement::Overlaid);
    m_energies->setData(labEnergies(*m_result), BarPlot::Arrangement::Overlaid);
    m_cost->setData(labCosts(m_bench->input.shape[1], m_bench->form));
    m_cost->setMarker(m_bench->form.reduction);
    m_sentence->setText(labSentence(*m_result, m_bench->form));
    m_change->setText(labChange(*m_result, m_reference->result));
    drawGates();
}

void SeLabPanel::drawGates() {
    if (!m_result)
        return;
    m_gate->showGates(*m_result);
    m_gates->setMarker(m_gate->channel());
}

}  // namespace scalescope::ui
