// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/saturation_panels.h"

#include "ui/base/convert.h"
#include "ui/models/readings.h"
#include "ui/pages/make.h"
#include "ui/pages/saturation/saturation_verdict.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/random_weights.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

namespace {
const std::vector<std::string>& parts() {
    static const std::vector<std::string> names{"", "expand", "depthwise"};
    return names;
}

/// The line of the limit lies within the chart, however far below it all is.
double topOf(const SeriesSet& limits) {
    double top = 200.0;
    for (const Series& series : limits.series)
        for (const double share : series.y)
            top = std::max(top, 1.2 * share);
    return top;
}
}  // namespace

const ActivationStats* ActivationPanel::chosen() const {
    const auto diagnosis = focused(m_study, m_selection);
    return diagnosis ? m_choice.of(*diagnosis) : nullptr;
}

QString ActivationPanel::missing() const {
    return missingText(m_study, m_selection, tr("the activations"));
}

ZonePanel::ZonePanel(Study& study, Selection& selection, ActivationChoice& choice, QWidget* parent)
    : ActivationPanel(study, selection, choice, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_viewBox = addCombo(row, tr("&Show"), {tr("Share of each limit"), tr("Zones of SiLU")},
                         QStringLiteral("activationView"),
                         tr("Whether activations saturate, die or overflow, against the limits "
                            "that are warned about; or where the inputs of SiLU lie."));
    row->addStretch();
    layout->addLayout(row);
    m_limits = make<LinePlot>({.name = "limitShares", .definition = "silu.left"}, this);
    m_plot = make<BarPlot>({.name = "zoneShares", .definition = "silu.zones"}, this);
    m_plot->setZoneColours(true);
    m_plot->setYRange(0.0, 100.0);
    layout->addWidget(m_limits, 1);
    layout->addWidget(m_plot, 1);
    connect(m_viewBox, &QComboBox::currentIndexChanged, this, &ZonePanel::showChosen);
    connect(m_plot, &BarPlot::barClicked, this, [this](int, int index) {
        if (const ActivationStats* activation = at(index))
            m_choice.pick(*m_shown, *activation);
    });
    connect(m_limits, &LinePlot::pointClicked, this, [this](int, int index) {
        if (const ActivationStats* activation = at(index))
            m_choice.pick(*m_shown, *activation);
    });
    connect(m_plot, &BarPlot::barHovered, this, [this](int, int index) { tell(at(index)); });
    connect(m_limits, &LinePlot::pointHovered, this, [this](int, int index) { tell(at(index)); });
    keep(QStringLiteral("saturation/view"), m_viewBox);
    showChosen();
}

void ZonePanel::showChosen() {
    const bool zones = m_viewBox->currentIndex() == 1;
    m_limits->setVisible(!zones);
    m_plot->setVisible(zones);
}

void ZonePanel::tell(const ActivationStats* activation) {
    Q_EMIT readout(activation ? activationCaption(*activation, m_shown->spec) : QString());
}

const ActivationStats* ZonePanel::at(int index) const {
    if (!m_shown || !m_shown->saturation || index < 0 ||
        static_cast<std::size_t>(index) >= m_shown->saturation->activations.size())
        return nullptr;
    return &m_shown->saturation->activations[static_cast<std::size_t>(index)];
}

void ZonePanel::refresh() {
    const auto diagnosis = focused(m_study, m_selection);
    const bool some = diagnosis && diagnosis->saturation;
    const QString file = fileNameOf(m_study, m_selection.focus());
    m_plot->setEmptyText(missing());
    m_plot->setExportName(QStringLiteral("silu-zones-") + file);
    m_limits->setEmptyText(missing());
    m_limits->setExportName(QStringLiteral("activation-limits-") + file);
    if (m_shown != diagnosis || !some) {
        const SeriesSet set =
            some ? learntBy(*diagnosis, zoneShares(*diagnosis->saturation, diagnosis->spec))
                 : SeriesSet{};
        m_plot->setTitle(qstr(set.title));
        m_plot->setData(set, BarPlot::Arrangement::Stacked);
        const SeriesSet limits = some ? limitShares(*diagnosis) : SeriesSet{};
        m_limits->setYRange(kLeastSharePercent, topOf(limits));
        m_limits->setData(limits);
        m_limits->setThresholds(some ? Marks{{100.0, tr("warn")}} : Marks{});
    }
    m_shown = diagnosis;
    const ActivationStats* marked = chosen();
    m_limits->setMarker(marked ? std::optional(marked->relativeDepth) : std::nullopt);
    m_plot->setMarker(marked ? std::optional(static_cast<double>(
                                   marked - diagnosis->saturation->activations.data()))
                             : std::nullopt);
}

ActivationCurvesPanel::ActivationCurvesPanel(Study& study, Selection& selection,
                                             ActivationChoice& choice, QWidget* parent)
    : ActivationPanel(study, selection, choice, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    buildControls(row);
    layout->addLayout(row);
    m_plot =
        make<LinePlot>({.name = "activationCurves", .exportName = "activations-by-depth"}, this);
    layout->addWidget(m_plot, 1);
    connectWidgets();
    keep(QStringLiteral("saturation/measure"), m_measureBox);
    keep(QStringLiteral("saturation/part"), m_partBox);
}

void ActivationCurvesPanel::buildControls(QHBoxLayout* row) {
    m_measureBox = addCombo(row, tr("&Measure"), {}, QStringLiteral("activationMeasure"),
                            tr("One value per activation, for all chosen columns."));
    offer(*m_measureBox, measuresOf(activationReadings()));
    m_partBox =
        addCombo(row, tr("&of"), {tr("All activations"), tr("After expand"), tr("After depthwise")},
                 QStringLiteral("activationPart"),
                 tr("A block has a SiLU after its expand and after its depthwise convolution."));
}

void ActivationCurvesPanel::connectWidgets() {
    for (QComboBox* box : {m_measureBox, m_partBox})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_plot, &LinePlot::pointClicked, this, [this](int series, int index) {
        ColumnIndex column;
        const ActivationStats* activation = at(series, index, &column);
        if (!activation)
            return;
        m_selection.setFocus(column);
        m_choice.pick(*m_study.entry(column).diagnosis, *activation);
    });
    connect(m_plot, &LinePlot::pointHovered, this, [this](int series, int index) {
        ColumnIndex column;
        const ActivationStats* activation = at(series, index, &column);
        Q_EMIT readout(activation ? activationCaption(*activation, m_study.entry(column).spec)
                                  : QString());
    });
}

std::string ActivationCurvesPanel::part() const {
    return parts().at(static_cast<std::size_t>(std::max(0, m_partBox->currentIndex())));
}

const ActivationStats* ActivationCurvesPanel::at(int series, int index, ColumnIndex* column) const {
    const auto& curves = m_plot->data().series;
    if (series < 0 || index < 0 || static_cast<std::size_t>(series) >= curves.size())
        return nullptr;
    *column = curves[static_cast<std::size_t>(series)].column.value_or(ColumnIndex());
    if (!m_study.entries().contains(*column))
        return nullptr;
    const auto& diagnosis = m_study.entry(*column).diagnosis;
    if (!diagnosis || !diagnosis->saturation)
        return nullptr;
    const auto all = activationsOf(*diagnosis->saturation, part());
    return static_cast<std::size_t>(index) < all.size() ? all[static_cast<std::size_t>(index)]
                                                        : nullptr;
}

void ActivationCurvesPanel::refresh() {
    const Reading<ActivationStats>& reading = activationReadings()[chosenAt(*m_measureBox)];
    const auto shown = shownOf(m_study, m_selection);
    m_measureBox->setToolTip(tipOf(reading.about));
    m_plot->setDefinition(reading.about.definition);
    m_plot->setEmptyText(missing());
    m_plot->setThresholds(shown.empty() ? Marks{}
                                        : marksOf(reading.about, m_study.settings().thresholds()));
    m_plot->setData(activationCurves(shown, reading, part()));
    const ActivationStats* marked = chosen();
    m_plot->setMarker(marked ? std::optional(marked->relativeDepth) : std::nullopt);
}

}  // namespace scalescope::ui
