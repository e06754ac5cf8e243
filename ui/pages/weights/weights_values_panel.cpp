// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_values_panel.h"

#include "ui/base/convert.h"
#include "ui/pages/make.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace scalescope::ui {

namespace {

constexpr int kWidestNamePx = 360;

/// A tall area with its controls in a row above the chart.
QWidget* withControls(QHBoxLayout* row, QWidget* chart) {
    auto* area = new QWidget;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(chart, 1);
    return area;
}

}  // namespace

WeightsValuesPanel::WeightsValuesPanel(Study& study, Selection& selection, WeightsReports& reports,
                                       QWidget* parent)
    : WeightsPanel(study, selection, reports, parent), m_choice(selection) {
    buildLayout();
    connectWidgets();
    keep(QStringLiteral("weights/valuesTop"), m_top);
    keep(QStringLiteral("weights/valuesRows"), m_rows);
    keep(QStringLiteral("weights/measure"), m_measure);
    keep(QStringLiteral("weights/histogramOf"), m_histogramOf);
    keep(
        QStringLiteral("weights/part"), [this] { return QVariant(qstr(m_choice.part())); },
        [this](const QVariant& saved) { m_choice.setPart(str(saved.toString())); });
}

void WeightsValuesPanel::buildLayout() {
    m_top = new QSplitter(Qt::Horizontal);
    m_rows = new QSplitter(Qt::Vertical, this);
    for (QSplitter* splitter : {m_top, m_rows})
        splitter->setChildrenCollapsible(false);
    m_top->addWidget(buildCurves());
    m_top->addWidget(buildHistogram());
    m_top->setSizes({560, 440});
    m_table = make<TablePanel>({.name = "weightsValues", .exportName = "weights-values"});
    m_rows->addWidget(m_top);
    m_rows->addWidget(m_table);
    m_rows->setSizes({330, 270});
    m_caption = makeNote(this, QStringLiteral("weightsValuesCaption"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_caption);
}

QWidget* WeightsValuesPanel::buildCurves() {
    auto* row = new QHBoxLayout;
    m_measure = addCombo(row, tr("&Measure"), {}, QStringLiteral("weightsMeasure"),
                         tr("One value per tensor, for all chosen variants."));
    offer(*m_measure, measuresOf(weightReadings()));
    choose(*m_measure, QStringLiteral("weights.std"));
    m_part = addCombo(row, tr("&of"), {}, QStringLiteral("weightsPart"),
                      tr("The like tensor of every block, by our names: depthwise.conv.weight is "
                         "the weight of the depthwise convolution."));
    m_curves = make<LinePlot>({.name = "weightsCurves", .exportName = "weights-by-depth"});
    return withControls(row, m_curves);
}

QWidget* WeightsValuesPanel::buildHistogram() {
    auto* row = new QHBoxLayout;
    m_histogramOf = addCombo(
        row, tr("H&istogram of"), {tr("Values"), tr("Magnitudes")},
        QStringLiteral("weightsHistogramOf"),
        tr("Values: 256 bins between two powers of two, on one axis for all variants. Magnitudes: "
           "by powers of two, with the limits of fp16; zeros have none."));
    row->addStretch();
    m_histogram =
        make<HistogramPlot>({.name = "weightsHistogram", .exportName = "weights-histogram"});
    return withControls(row, m_histogram);
}

void WeightsValuesPanel::connectWidgets() {
    for (QComboBox* box : {m_measure, m_histogramOf})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_part, &QComboBox::currentIndexChanged, this,
            [this] { m_choice.setPart(str(m_part->currentText())); });
    connect(&m_choice, &TensorChoice::changed, this, [this] { refresh(); });
    connect(m_curves, &LinePlot::pointClicked, this, &WeightsValuesPanel::pickPoint);
    connect(m_table, &TablePanel::rowSelected, this, &WeightsValuesPanel::pickRow);
}

void WeightsValuesPanel::refresh() {
    const auto shown = m_reports.shown();
    offerParts(shown);
    refreshCurves(shown);
    refreshHistogram(shown);
    refreshTable();
}

/// The parts that there are; the chosen one stays chosen where there are none yet.
void WeightsValuesPanel::offerParts(const std::vector<ShownWeights>& shown) {
    QStringList parts;
    for (const std::string& part : partsOf(shown))
        parts << qstr(part);
    const QSignalBlocker quiet(m_part);
    if (parts.isEmpty())
        parts << qstr(m_choice.part());
    QStringList known;
    for (int i = 0; i < m_part->count(); ++i)
        known << m_part->itemText(i);
    if (known != parts) {
        m_part->clear();
        m_part->addItems(parts);
    }
    m_part->setCurrentIndex(m_part->findText(qstr(m_choice.part())));
}

void WeightsValuesPanel::refreshCurves(const std::vector<ShownWeights>& shown) {
    const Reading<TensorStats>& reading = weightReadings()[chosenAt(*m_measure)];
    SeriesSet set = weightCurves(shown, reading, m_choice.part());
    m_measure->setToolTip(tipOf(reading.about));
    m_curves->setDefinition(reading.about.definition);
    m_curves->setTitle(qstr(set.title) + u' ' + tr("of %1").arg(qstr(m_choice.part())));
    const auto report = focusedReport();
    m_curves->setEmptyText(
        report && report->statistics
            ? tr("%1 has no such number; choose another tensor.").arg(qstr(m_choice.part()))
            : missing(tr("their values")));
    m_curves->setThresholds(
        set.series.empty() ? Marks{} : limitMarks(reading.about, m_study.settings().thresholds()));
    m_curves->setData(set);
    const TensorStats* marked = report ? m_choice.of(*report) : nullptr;
    m_curves->setMarker(marked && !marked->part.empty() ? std::optional(marked->relativeDepth)
                                                        : std::nullopt);
}

void WeightsValuesPanel::refreshHistogram(const std::vector<ShownWeights>& shown) {
    const auto what = static_cast<HistogramOf>(m_histogramOf->currentIndex());
    std::vector<DrawnTensor> drawn;
    const DrawnTensor* focused = nullptr;
    drawn.reserve(shown.size());
    for (const auto& [column, report] : shown) {
        const TensorStats* stats = m_choice.of(*report);
        if (!stats)
            continue;
        drawn.push_back({report.get(), column, stats});
        if (column == m_selection.focus())
            focused = &drawn.back();
    }
    m_histogram->setTitle(focused ? qstr(focused->stats->fileKey) : QString());
    m_histogram->setEmptyText(focused ? tr("No value of this tensor is finite.")
                                      : missing(tr("their values")));
    m_histogram->setDefinition(what == HistogramOf::Values ? "weights.values" : "weights.fp16");
    m_histogram->setCuts(histogramCuts(what));
    m_histogram->setData(tensorHistograms(drawn, what), histogramAxis(what));
    m_caption->setText(focused ? tensorCaption(*focused) : missing(tr("their values")));
}

void WeightsValuesPanel::refreshTable() {
    const auto report = focusedReport();
    m_table->setEmptyText(missing(tr("their values")));
    m_table->setExportName(
        QStringLiteral("weights-values-%1").arg(fileNameOf(m_study, m_selection.focus())));
    if (std::exchange(m_report, report) != report) {
        Table table = report && report->statistics ? toTable(*report->statistics) : Table{};
        if (!table.rows.empty())
            table.title = displayName(report->spec) + ": " + table.title;
        m_table->setTable(std::move(table));
        m_table->setWidestColumn(kWidestNamePx);  // as wide as these names are
    }
    const TensorStats* chosen = report ? m_choice.of(*report) : nullptr;
    m_table->selectRow(chosen ? static_cast<int>(chosen - report->statistics->tensors.data()) : -1);
}

void WeightsValuesPanel::pickPoint(int series, int index) {
    const auto& curves = m_curves->data().series;
    if (series < 0 || static_cast<std::size_t>(series) >= curves.size())
        return;
    const auto column = curves[static_cast<std::size_t>(series)].column;
    const auto report = column ? m_reports.of(*column) : nullptr;
    if (!report || !report->statistics)
        return;
    const auto tensors = tensorsOf(*report->statistics, m_choice.part());
    if (index < 0 || static_cast<std::size_t>(index) >= tensors.size())
        return;
    m_selection.setFocus(*column);
    m_choice.pick(*tensors[static_cast<std::size_t>(index)]);
}

void WeightsValuesPanel::pickRow(int row) {
    if (!m_report || !m_report->statistics || row < 0 ||
        static_cast<std::size_t>(row) >= m_report->statistics->tensors.size())
        return;
    m_choice.pick(m_report->statistics->tensors[static_cast<std::size_t>(row)]);
}

}  // namespace scalescope::ui
