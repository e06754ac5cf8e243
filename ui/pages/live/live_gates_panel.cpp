// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/live/live_gates_panel.h"

#include "ui/base/convert.h"
#include "ui/pages/make.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

LiveGatesPanel::LiveGatesPanel(LivePlayer& player, Study& study, Selection& selection,
                               QWidget* parent)
    : Panel(study, selection, parent), m_player(player) {
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("live/order"), m_orderBox);
    keep(QStringLiteral("live/range"), m_rangeBox);
    keep(QStringLiteral("live/rows"), m_rows);
    keep(QStringLiteral("live/below"), m_below);
}

void LiveGatesPanel::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_orderBox = addCombo(
        row, tr("&Channels"), {tr("In order"), tr("Lowest gate first")},
        QStringLiteral("liveOrder"),
        tr("Rows of the strip. By gate: the mean over what is shown when this is chosen; the "
           "order then stays, so that a row is the same channel all the time."));
    m_rangeBox = addCombo(row, tr("Co&lours"), {tr("From 0 to 1"), tr("Lowest to highest")},
                          QStringLiteral("liveRange"),
                          tr("From 0 to 1 as everywhere; or over the gates that are shown, so that "
                             "small changes can be seen."));
    row->addStretch();
    m_strip = make<HeatmapPlot>(
        {.name = "liveStrip", .definition = "gate.value", .exportName = "gates-over-time"}, this);
    m_strip->setGaps(false);
    m_strip->setMinimumSize(200, 120);
    m_curve = make<LinePlot>(
        {.name = "liveCurve", .definition = "gate.value", .exportName = "gate-over-time"});
    m_curve->setYRange(0.0, 1.0);
    m_blocks = make<BarPlot>(
        {.name = "liveBlocks", .definition = "gate.mean", .exportName = "mean-gates"});
    m_blocks->setYRange(0.0, 1.0);
    m_below = new QSplitter(Qt::Horizontal);
    m_below->addWidget(m_curve);
    m_below->addWidget(m_blocks);
    m_rows = new QSplitter(Qt::Vertical);
    m_rows->addWidget(m_strip);
    m_rows->addWidget(m_below);
    m_rows->setSizes({320, 220});
    for (QSplitter* splitter : {m_rows, m_below})
        splitter->setChildrenCollapsible(false);
    for (PlotWidget* plot : {static_cast<PlotWidget*>(m_curve), static_cast<PlotWidget*>(m_blocks)})
        plot->setMinimumSize(150, 100);
    layout->addLayout(row);
    layout->addWidget(m_rows, 1);
}

void LiveGatesPanel::connectWidgets() {
    connect(m_orderBox, &QComboBox::currentIndexChanged, this, [this] {
        m_era = -1;
        refresh();
    });
    connect(m_rangeBox, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_strip, &HeatmapPlot::cellClicked, this, [this](int row, int) {
        if (row >= 0 && static_cast<std::size_t>(row) < m_order.size())
            m_selection.setChannel(ChannelIndex(m_order[static_cast<std::size_t>(row)]));
    });
    connect(m_blocks, &BarPlot::barClicked, this,
            [this](int, int block) { Q_EMIT blockChosen(block); });
}

/// Grey where the weights are random.
void LiveGatesPanel::showGates(const QString& where) {
    const LiveHistory& history = m_player.history();
    const NetworkSpec& spec = m_study.entry(m_player.target().column).spec;
    const auto channel = m_selection.channel();
    const bool learnt = !m_player.newest() || !ofRandomWeights(*m_player.newest());
    const bool followed = channel && std::ranges::find(m_order, channel->value()) != m_order.end();
    // The hint stands where there is room for it: the curve is narrow.
    Grid2d strip = gateStrip(
        history, m_order, m_rangeBox->currentIndex() == 1 ? StripRange::Shown : StripRange::Whole,
        followed ? tr("%1: gates of the last frames").arg(where)
                 : tr("%1: gates of the last frames; click one to follow it").arg(where));
    strip.learnt = learnt;
    SeriesSet curve =
        gateOverTime(history, channel, spec,
                     followed ? tr("%1: one gate").arg(where) : tr("%1: mean gate").arg(where));
    SeriesSet blocks = blockMeansNow(history, spec);
    for (SeriesSet* set : {&curve, &blocks})
        for (Series& series : set->series)
            series.learnt = learnt;
    m_strip->setData(strip);
    m_curve->setData(curve);
    m_blocks->setData(blocks);
}

/// Rows keep their channel: an order that followed every frame could not be read.
void LiveGatesPanel::arrange() {
    const LiveHistory& history = m_player.history();
    if (m_era == history.era() && m_order.size() == history.channels())
        return;
    m_order = stripOrder(
        history, m_orderBox->currentIndex() == 1 ? StripOrder::ByGate : StripOrder::ByChannel);
    m_era = history.era();
}

void LiveGatesPanel::refresh() {
    arrange();
    const LiveHistory& history = m_player.history();
    const LiveTarget& target = m_player.target();
    const NetworkSpec& spec = m_study.entry(target.column).spec;
    const QString block =
        qstr(buildArchitecture(spec).blocks.at(static_cast<std::size_t>(target.block)).name());
    const QString where = tr("%1 block %2").arg(nameOf(spec), block);
    m_strip->setEmptyText(tr("Gates of %1 will stand here, frame by frame.").arg(where));
    m_curve->setEmptyText(tr("The gate that is followed will stand here, over time."));
    m_blocks->setEmptyText(
        tr("The mean gates of all blocks of %1 will stand here.").arg(nameOf(spec)));
    const auto channel = m_selection.channel();
    m_strip->setExportName(
        QStringLiteral("gates-over-time-%1-%2").arg(fileNameOf(m_study, target.column), block));
    showGates(where);
    const auto row = channel ? std::ranges::find(m_order, channel->value()) : m_order.end();
    m_strip->setMarkedRow(row != m_order.end() && !history.empty()
                              ? std::optional(static_cast<int>(row - m_order.begin()))
                              : std::nullopt);
    m_blocks->setWhiskers(blockRanges(history));
    m_blocks->setMarker(target.block);
}

}  // namespace scalescope::ui
