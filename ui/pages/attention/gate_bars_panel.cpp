// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/gate_bars_panel.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/pages/make.h"
#include "ui/plots/bar_plot.h"
#include "ui/widgets/random_weights.h"
#include "ui/widgets/small_multiples.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace scalescope::ui {

GateBarsPanel::GateBarsPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    buildControls(row);
    layout->addLayout(row);
    m_cells = new SmallMultiples(this);
    m_cells->setObjectName(QStringLiteral("gateBars"));
    m_cells->setMinimumCellSize({230, 130});
    m_cells->setFactory([this](ColumnIndex column) { return makeCell(column); });
    layout->addWidget(m_cells, 1);
    connect(m_cells, &SmallMultiples::cellClicked, &m_selection, &Selection::setFocus);
    connect(m_orderBox, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    keep(QStringLiteral("attention/channelOrder"), m_orderBox);
}

void GateBarsPanel::buildControls(QHBoxLayout* row) {
    m_where = new QLabel(this);
    m_where->setObjectName(QStringLiteral("gateBarsWhere"));
    m_where->setToolTip(
        tr("Blocks of different networks are aligned by relative depth: 0 is the first "
           "block, 1 the last. Click a row of the heat map to choose another."));
    row->addWidget(m_where, 1);
    m_orderBox = addCombo(
        row, tr("&Channels"), {tr("In order"), tr("Sorted by gate")}, QStringLiteral("gateOrder"),
        tr("In order shows the channels as the network has them; sorted shows how many "
           "are open, closed or between."));
}

QWidget* GateBarsPanel::makeCell(ColumnIndex column) {
    auto* bars = make<BarPlot>({.definition = "gate.value"});
    bars->setObjectName(QStringLiteral("gateBars-b%1").arg(column.value()));
    bars->setYRange(0.0, 1.0);
    connect(bars, &BarPlot::barHovered, this,
            [this, column](int, int index) { showBar(column, index); });
    connect(bars, &BarPlot::barClicked, this,
            [this, column](int, int index) { selectBar(column, index); });
    return bars;
}

ChannelOrder GateBarsPanel::order() const {
    return static_cast<ChannelOrder>(m_orderBox->currentIndex());
}

const GateBlock* GateBarsPanel::blockOf(ColumnIndex column) const {
    const auto& diagnosis = m_study.entry(column).diagnosis;
    return diagnosis ? gateBlockAt(*diagnosis, shownDepth(m_selection)) : nullptr;
}

std::optional<ChannelIndex> GateBarsPanel::channelOf(ColumnIndex column, int index) const {
    const GateBlock* block = blockOf(column);
    if (!block || index < 0 || static_cast<std::size_t>(index) >= block->mean.size())
        return std::nullopt;
    return ChannelIndex(channelsInOrder(*block, order())[static_cast<std::size_t>(index)]);
}

void GateBarsPanel::refresh() {
    m_cells->setShown(m_selection.columns());
    m_cells->setHighlighted(m_selection.focus());
    for (const ColumnIndex column : m_selection.columns())
        refreshCell(column);
    m_where->setText(tr("<b>Every gate of the block at relative depth %1</b>")
                         .arg(fixed(shownDepth(m_selection), 2)));
}

void GateBarsPanel::refreshCell(ColumnIndex column) {
    auto* bars = qobject_cast<BarPlot*>(m_cells->cell(column));
    if (!bars)
        return;
    const StudyEntry& entry = m_study.entry(column);
    const GateBlock* block = blockOf(column);
    bars->setEmptyText(missingText(entry, tr("the gates")));
    bars->setExportName(QStringLiteral("gates-%1").arg(fileNameOf(m_study, column)));
    m_cells->setCaption(
        column, nameOf(m_study, column), block ? gateCaption(*block) : QString(),
        block ? tr("%1 gates; %2").arg(block->mean.size()).arg(evidence(block->imageCount))
              : QString());
    const CellKey key{entry.diagnosis, block ? block->block : -1, order()};
    if (const auto known = m_keys.find(column); known == m_keys.end() || known->second != key) {
        const double epsilon = block ? entry.diagnosis->gates->epsilon : 0.01;
        bars->setThresholds({{epsilon, tr("closed")}, {1.0 - epsilon, tr("open")}});
        SeriesSet set =
            block ? learntBy(*entry.diagnosis, gateBars(*block, entry.spec, order())) : SeriesSet{};
        set.title.clear();  // the cell's header says it
        bars->setData(set);
        m_keys[column] = key;
    }
    std::optional<double> marker;
    if (block && column == m_selection.focus() && m_selection.channel()) {
        const std::vector<int> channels = channelsInOrder(*block, order());
        const auto at = std::find(channels.begin(), channels.end(), m_selection.channel()->value());
        if (at != channels.end())
            marker = static_cast<double>(at - channels.begin());
    }
    bars->setMarker(marker);
}

void GateBarsPanel::showBar(ColumnIndex column, int index) {
    const auto channel = channelOf(column, index);
    Q_EMIT readout(channel ? gateReadout(*blockOf(column), m_study.entry(column).spec, *channel)
                           : QString());
}

void GateBarsPanel::selectBar(ColumnIndex column, int index) {
    const auto channel = channelOf(column, index);
    if (!channel)
        return;
    m_selection.setFocus(column);
    m_selection.setDepth(blockOf(column)->relativeDepth);
    m_selection.setChannel(channel);
}

}  // namespace scalescope::ui
