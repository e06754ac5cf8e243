// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/attention/gate_heat_panel.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/pages/make.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/widgets/random_weights.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace scalescope::ui {

GateHeatPanel::GateHeatPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_modeBox = addCombo(
        row, tr("&Blocks by"),
        {tr("Quantiles of gates"), tr("Channels, sorted by gate"), tr("Channels in order")},
        QStringLiteral("gateHeatMode"),
        tr("One row per block of the focused column. Quantiles show how its gates are "
           "spread; the channel modes show every gate, each row stretched to the same "
           "width."));
    row->addStretch();
    layout->addLayout(row);
    m_heat = make<HeatmapPlot>({.name = "gateHeat", .definition = "gate.value"}, this);
    m_heat->setMinimumSize(180, 140);
    layout->addWidget(m_heat, 1);
    connectWidgets();
    keep(QStringLiteral("attention/heatMode"), m_modeBox);
}

void GateHeatPanel::connectWidgets() {
    connect(m_modeBox, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_heat, &HeatmapPlot::cellHovered, this, &GateHeatPanel::showCell);
    connect(m_heat, &HeatmapPlot::cellClicked, this, &GateHeatPanel::selectCell);
}

HeatMode GateHeatPanel::mode() const {
    return static_cast<HeatMode>(m_modeBox->currentIndex());
}

void GateHeatPanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    const ColumnIndex focus = m_selection.focus();
    const bool some = diagnosis && diagnosis->gates;
    m_heat->setEmptyText(missingText(m_study, m_selection, tr("the gates")));
    m_heat->setExportName(QStringLiteral("gates-%1").arg(fileNameOf(m_study, focus)));
    if (m_shown != diagnosis || m_shownMode != mode() || !some)
        m_heat->setData(
            some ? learntBy(*diagnosis, gateHeat(*diagnosis->gates, diagnosis->spec, mode()))
                 : Grid2d{});
    m_shown = diagnosis;
    m_shownMode = mode();
    const GateBlock* block = some ? gateBlockAt(*diagnosis, shownDepth(m_selection)) : nullptr;
    m_heat->setMarkedRow(
        block ? std::optional(static_cast<int>(block - diagnosis->gates->blocks.data()))
              : std::nullopt);
}

void GateHeatPanel::showCell(int row, int column) {
    if (!m_shown || !m_shown->gates || row < 0 || column < 0 ||
        static_cast<std::size_t>(row) >= m_shown->gates->blocks.size()) {
        Q_EMIT readout({});
        return;
    }
    const GateBlock& block = m_shown->gates->blocks[static_cast<std::size_t>(row)];
    const auto channel = channelUnder(*m_shown->gates, static_cast<std::size_t>(row),
                                      static_cast<std::size_t>(column), mode());
    if (channel) {
        Q_EMIT readout(gateReadout(block, m_shown->spec, *channel));
        return;
    }
    const Grid2d& grid = m_heat->data();
    const auto at = static_cast<std::size_t>(column);
    Q_EMIT readout(tr("%1, %2. Quantile %3 of the gates: %4")
                       .arg(nameOf(m_shown->spec), gateCaption(block),
                            at < grid.columnLabels.size() ? qstr(grid.columnLabels[at]) : QString(),
                            fixed(double{grid.at(static_cast<std::size_t>(row), at)}, 3)));
}

void GateHeatPanel::selectCell(int row, int column) {
    if (!m_shown || !m_shown->gates || row < 0 || column < 0 ||
        static_cast<std::size_t>(row) >= m_shown->gates->blocks.size())
        return;
    const auto channel = channelUnder(*m_shown->gates, static_cast<std::size_t>(row),
                                      static_cast<std::size_t>(column), mode());
    if (channel)
        m_selection.setChannel(channel);
    m_selection.setDepth(m_shown->gates->blocks[static_cast<std::size_t>(row)].relativeDepth);
}

}  // namespace scalescope::ui
