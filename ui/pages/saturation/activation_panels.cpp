// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/activation_panels.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/pages/make.h"
#include "ui/pages/saturation/saturation_tables.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/histogram_plot.h"
#include "ui/widgets/random_weights.h"
#include "ui/widgets/table_panel.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

namespace {

QVBoxLayout* plainLayout(QWidget* owner) {
    auto* layout = new QVBoxLayout(owner);
    layout->setContentsMargins(0, 4, 0, 0);
    return layout;
}

QSplitter* besides(QWidget* left, QWidget* right) {
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setSizes({500, 500});
    return splitter;
}

}  // namespace

ActivationHistogramPanel::ActivationHistogramPanel(Study& study, Selection& selection,
                                                   ActivationChoice& choice, QWidget* parent)
    : ActivationPanel(study, selection, choice, parent) {
    m_plot = make<HistogramPlot>(
        {.name = "activationHistogram", .definition = "silu.zones", .exportName = "pre-activation"},
        this);
    plainLayout(this)->addWidget(m_plot);
}

void ActivationHistogramPanel::refresh() {
    std::vector<HistogramPlot::Entry> entries;
    for (const auto& [column, diagnosis] : shownOf(m_study, m_selection))
        if (const ActivationStats* activation = m_choice.of(*diagnosis))
            entries.push_back(
                {learntBy(*diagnosis, activationHistogram(*activation, diagnosis->spec)), column});
    m_plot->setEmptyText(missing());
    m_plot->setCuts(zoneCuts(siluZones(m_study.settings().thresholds().siluEpsilon)));
    const ActivationStats* activation = chosen();
    m_plot->setTitle(
        activation ? tr("Pre-activation of %1 and the like ones")
                         .arg(nameOf(m_study, m_selection.focus()) + u' ' + qstr(activation->name))
                   : QString());
    m_plot->setData(std::move(entries), tr("pre-activation"));
}

ChannelPanel::ChannelPanel(Study& study, Selection& selection, ActivationChoice& choice,
                           QWidget* parent)
    : ActivationPanel(study, selection, choice, parent) {
    m_bars = make<BarPlot>({.name = "channelScores", .definition = "channel.dormant"});
    m_table = make<TablePanel>({.name = "channelTable"});
    plainLayout(this)->addWidget(besides(m_bars, m_table));
    connectWidgets();
}

void ChannelPanel::connectWidgets() {
    connect(m_bars, &BarPlot::barClicked, this,
            [this](int, int index) { m_selection.setChannel(ChannelIndex(index)); });
    connect(m_table, &TablePanel::rowSelected, this, [this](int row) {
        const Table& table = m_table->table();
        if (row < 0 || static_cast<std::size_t>(row) >= table.rows.size())
            return;
        if (const auto* channel =
                std::get_if<std::int64_t>(&table.rows[static_cast<std::size_t>(row)].front()))
            m_selection.setChannel(ChannelIndex(static_cast<int>(*channel)));
    });
}

void ChannelPanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    const ActivationStats* activation = chosen();
    const ColumnIndex focus = m_selection.focus();
    m_bars->setEmptyText(missing());
    m_bars->setExportName(QStringLiteral("channels-%1").arg(fileNameOf(m_study, focus)));
    m_table->setExportName(QStringLiteral("channels-%1").arg(fileNameOf(m_study, focus)));
    m_table->setEmptyText(activation ? tr("No channel is dead, constant or dormant on %1.")
                                           .arg(evidence(activation->imageCount))
                                     : missing());
    m_bars->setThresholds({{m_study.settings().thresholds().dormantTau, tr("dormant")}});
    m_bars->setData(activation
                        ? learntBy(*diagnosis, dormantBars(*activation, m_study.entry(focus).spec))
                        : SeriesSet{});
    m_bars->setMarker(activation && m_selection.channel() &&
                              m_selection.channel()->value() < activation->channels
                          ? std::optional(static_cast<double>(m_selection.channel()->value()))
                          : std::nullopt);
    m_table->setTable(activation ? channelTable(*activation) : Table{});
}

GateSharesPanel::GateSharesPanel(Study& study, Selection& selection, ActivationChoice& choice,
                                 QWidget* parent)
    : ActivationPanel(study, selection, choice, parent) {
    m_bars = make<BarPlot>({.name = "gateShares", .definition = "gate.closed"});
    m_bars->setZoneColours(true);
    m_bars->setYRange(0.0, 100.0);
    m_table = make<TablePanel>({.name = "gateSaturationTable"});
    plainLayout(this)->addWidget(besides(m_bars, m_table));
    connect(m_bars, &BarPlot::barClicked, this, [this](int, int index) { selectBlock(index); });
    connect(m_table, &TablePanel::rowSelected, this, &GateSharesPanel::selectBlock);
}

void GateSharesPanel::selectBlock(int index) {
    if (!m_shown || !m_shown->saturation || !m_shown->graph || index < 0 ||
        static_cast<std::size_t>(index) >= m_shown->saturation->gates.size())
        return;
    m_selection.setDepth(m_shown->graph->relativeDepth(
        m_shown->saturation->gates[static_cast<std::size_t>(index)].block));
}

void GateSharesPanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    const bool some = diagnosis && diagnosis->saturation;
    const ColumnIndex focus = m_selection.focus();
    const QString why = missingText(m_study, m_selection, tr("the gates"));
    const double epsilon = m_study.settings().thresholds().gateEpsilon;
    m_bars->setEmptyText(why);
    m_bars->setExportName(QStringLiteral("gate-saturation-%1").arg(fileNameOf(m_study, focus)));
    m_table->setEmptyText(why);
    m_table->setTitle(nameOf(m_study, focus) + tr(": gates per block"));
    m_table->setExportName(QStringLiteral("gate-saturation-%1").arg(fileNameOf(m_study, focus)));
    if (m_shown != diagnosis || !some) {
        const Thresholds& limits = m_study.settings().thresholds();
        m_bars->setThresholds({{100.0 * limits.gateSaturatedWarn, tr("warn")},
                               {100.0 * limits.gateSaturatedFail, tr("fail")}});
        SeriesSet shares =
            some ? learntBy(*diagnosis, gateShares(*diagnosis->saturation, diagnosis->spec))
                 : SeriesSet{};
        m_noneSaturated =
            some && std::ranges::all_of(shares.series, [](const Series& series) {
                return std::ranges::all_of(series.y, [](double share) { return !(share > 0.0); });
            });
        m_bars->setData(m_noneSaturated ? SeriesSet{} : std::move(shares),
                        BarPlot::Arrangement::Stacked);
        m_table->setTable(some ? gateSaturationTable(*diagnosis->saturation) : Table{});
    }
    m_shown = diagnosis;
    if (m_noneSaturated)  // an empty chart alone would not say that all is well
        m_bars->setEmptyText(
            tr("No gate of %1 is closed (below %2) or open (above %3).")
                .arg(nameOf(m_study, focus), significant(epsilon), significant(1.0 - epsilon)));
    std::optional<int> marked;
    if (some && diagnosis->graph) {
        const int block = diagnosis->graph->blockAtDepth(shownDepth(m_selection));
        const auto& gates = diagnosis->saturation->gates;
        for (std::size_t i = 0; i < gates.size(); ++i)
            if (gates[i].block == block)
                marked = static_cast<int>(i);
    }
    m_bars->setMarker(marked ? std::optional(static_cast<double>(*marked)) : std::nullopt);
    m_table->selectRow(m_selection.depth() ? marked.value_or(-1) : -1);
}

VerdictPanel::VerdictPanel(Study& study, Selection& selection, ActivationChoice& choice,
                           QWidget* parent)
    : ActivationPanel(study, selection, choice, parent) {
    m_table = make<TablePanel>({.name = "activationTable"}, this);
    plainLayout(this)->addWidget(m_table);
    connect(m_table, &TablePanel::rowSelected, this, [this](int row) {
        if (m_shown && m_shown->saturation && row >= 0 &&
            static_cast<std::size_t>(row) < m_shown->saturation->activations.size())
            m_choice.pick(*m_shown,
                          m_shown->saturation->activations[static_cast<std::size_t>(row)]);
    });
}

void VerdictPanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    const bool some = diagnosis && diagnosis->saturation;
    const ColumnIndex focus = m_selection.focus();
    m_table->setEmptyText(missing());
    m_table->setExportName(QStringLiteral("activations-%1").arg(fileNameOf(m_study, focus)));
    m_table->setTitle(
        nameOf(m_study, focus) + tr(": all activations") +
        (some ? QStringLiteral(", ") + evidence(diagnosis->saturation->imageCount) : QString()));
    if (m_shown != diagnosis || !some)
        m_table->setTable(some ? activationTable(*diagnosis->saturation) : Table{});
    m_shown = diagnosis;
    const ActivationStats* marked = m_selection.depth() ? chosen() : nullptr;
    m_table->selectRow(marked ? static_cast<int>(marked - diagnosis->saturation->activations.data())
                              : -1);
}

}  // namespace scalescope::ui
