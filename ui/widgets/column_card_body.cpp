// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/column_card_body.h"

#include "core/base/format.h"
#include "core/diagnostics/gate_grid.h"
#include "core/diagnostics/measures.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"
#include "ui/models/readings.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/column_curves.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/prediction_bars.h"
#include "ui/widgets/random_weights.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStripHeight = 64, kCurveHeight = 52;
constexpr int kShownClasses = 3, kShownClassesWide = 5;

QLabel* title(const QString& text, const QString& inShort, const char* definitionKey,
              QWidget* parent) {
    auto* made = new ElidedLabel(parent);
    made->setObjectName(u"sectionTitle"_s);
    made->setText(text);
    made->setShortText(inShort);
    made->setToolTip(definitionTip(definitionKey));
    made->setForegroundRole(QPalette::PlaceholderText);
    return made;
}

QWidget* section(QLabel* head, QWidget* body) {
    auto* made = new QWidget;
    auto* layout = new QVBoxLayout(made);
    layout->setContentsMargins({});
    layout->setSpacing(1);
    if (head)
        layout->addWidget(head);
    layout->addWidget(body, 1);
    return made;
}

/// The bars are those of the first image: said, and what is known of all beside it.
QString ofAllText(const Diagnosis& diagnosis) {
    const std::size_t images = diagnosis.predictions.size();
    if (images < 2)
        return {};
    const QString first = Texts::tr("First of %1 images:").arg(images);
    const auto right = diagnosis.confusion ? diagnosis.confusion->top1() : std::nullopt;
    if (!right)
        return first;
    return Texts::tr("%1 of %2 images right")
               .arg(qstr(formatPercent(*right, 1)),
                    QString::number(diagnosis.confusion->images())) +
           u'\n' + first;
}

}  // namespace

ColumnCardBody::ColumnCardBody(ColumnIndex column, QWidget* parent) : QWidget(parent) {
    buildPlots(column);
    connectPlots();
    setWide(false);
}

void ColumnCardBody::buildPlots(ColumnIndex column) {
    m_predictions = new PredictionBars(this);
    m_predictions->setColumn(column);
    m_gates = new HeatmapPlot(this);
    m_gates->setColourScale(false);
    m_gates->setGaps(false);  // B0 has 16 blocks, B7 has 55
    m_gates->setDefinition("gate.value");
    m_gates->setEmptyText(tr("no gates"));
    m_gates->setMinimumHeight(kStripHeight);
    m_saturation = new LinePlot(this);
    m_saturation->setDefinition("silu.left");
    m_saturation->setMinimumHeight(kCurveHeight);
    m_memory = new LinePlot(this);
    m_saturation->setNamed(false);
    m_memory->setNamed(false);
    m_memory->setStepped(true);
    m_memory->setDefinition("memory.live");
    m_memory->setMinimumHeight(kCurveHeight);
    for (LinePlot* plot : {m_saturation, m_memory})
        plot->setXRange(0.0, 1.0);
    const Measure& leftTail = readingOf(activationReadings(), "zone.left_share").about;
    auto* gateTitle = title(tr("SE gates: blocks by quantile"), tr("SE gates"), "gate.value", this);
    auto* saturationTitle =
        title(tr("%1, %2, by depth").arg(coreText(leftTail.shortTitle), qstr(leftTail.unit)),
              tr("%1, %2").arg(coreText(leftTail.shortTitle), qstr(leftTail.unit)),
              leftTail.definition, this);
    auto* memoryTitle =
        title(tr("%1, %2, by depth").arg(coreText(kLiveTensors.title), qstr(kLiveTensors.unit)),
              tr("%1, %2").arg(coreText(kLiveTensors.shortTitle), qstr(kLiveTensors.unit)),
              kLiveTensors.definition, this);
    m_fed = new ImageView(this);
    m_fed->setObjectName(u"cardFed"_s);
    m_fed->setToolTip(tr("The pixels that are fed to the network"));
    auto* answer = new QWidget(this);
    auto* row = new QHBoxLayout(answer);
    row->setContentsMargins({});
    row->setSpacing(16);
    row->addWidget(m_fed, 1);
    row->addWidget(m_predictions, 2, Qt::AlignTop);
    m_ofAll = new QLabel(this);
    m_ofAll->setObjectName(u"cardOfAll"_s);
    m_ofAll->setWordWrap(true);
    m_sections[0] = section(m_ofAll, answer);
    m_sections[1] = section(gateTitle, m_gates);
    m_sections[2] = section(saturationTitle, m_saturation);
    m_sections[3] = section(memoryTitle, m_memory);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins({});
    m_grid->setVerticalSpacing(5);
    m_grid->setHorizontalSpacing(24);
}

void ColumnCardBody::connectPlots() {
    const auto clickDepth = [this](const LinePlot* plot) {
        return [this, plot](int series, int index) {
            const auto& all = plot->data().series;
            if (series >= 0 && static_cast<std::size_t>(series) < all.size())
                Q_EMIT depthClicked(
                    all[static_cast<std::size_t>(series)].x.at(static_cast<std::size_t>(index)));
        };
    };
    connect(m_saturation, &LinePlot::pointClicked, this, clickDepth(m_saturation));
    connect(m_memory, &LinePlot::pointClicked, this, clickDepth(m_memory));
    connect(m_gates, &HeatmapPlot::cellClicked, this, [this](int row) {
        if (m_diagnosis && m_diagnosis->gates && row >= 0 &&
            static_cast<std::size_t>(row) < m_diagnosis->gates->blocks.size())
            Q_EMIT depthClicked(
                m_diagnosis->gates->blocks[static_cast<std::size_t>(row)].relativeDepth);
    });
    connect(m_predictions, &PredictionBars::classClicked, this, &ColumnCardBody::classClicked);
}

void ColumnCardBody::setFileName(const QString& name) {
    m_gates->setExportName(u"gates-"_s + name);
    m_saturation->setExportName(u"saturation-"_s + name);
    m_memory->setExportName(u"memory-"_s + name);
}

void ColumnCardBody::setDiagnosis(std::shared_ptr<const Diagnosis> shown, bool disagrees) {
    m_diagnosis = std::move(shown);
    const Diagnosis& diagnosis = *m_diagnosis;
    showAnswer();
    m_predictions->setDisagrees(disagrees);
    m_gates->setData(diagnosis.gates ? learntBy(diagnosis, gateQuantileGrid(*diagnosis.gates, {}))
                                     : Grid2d{});
    m_saturation->setData(leftShareByDepth(diagnosis));
    m_memory->setData(liveBytesByDepth(diagnosis));
    mark();
}

/// More room shows more classes, and what the network was given.
void ColumnCardBody::showAnswer() {
    if (!m_diagnosis)
        return;
    const auto& predictions = m_diagnosis->predictions;
    m_predictions->setPrediction(predictions.empty() ? nullptr : &predictions.front(),
                                 m_wide ? kShownClassesWide : kShownClasses);
    m_ofAll->setText(ofAllText(*m_diagnosis));
    m_ofAll->setVisible(!m_ofAll->text().isEmpty());
    const auto& inputs = m_diagnosis->inputs;
    m_fed->setImage(m_wide && !inputs.empty() && inputs.front().fed ? toQImage(*inputs.front().fed)
                                                                    : QImage());
}

void ColumnCardBody::setScales(const CardScales& scales) {
    m_saturation->setYRange(0.0, scales.saturationTopPercent);
    m_memory->setYRange(0.0, scales.memoryTopMib);
}

void ColumnCardBody::setDepth(std::optional<double> depth) {
    m_depth = depth;
    mark();
}

void ColumnCardBody::mark() {
    m_saturation->setMarker(m_depth);
    m_memory->setMarker(m_depth);
    std::optional<int> row;
    if (m_depth && m_diagnosis && m_diagnosis->graph)
        row = m_diagnosis->graph->blockAtDepth(*m_depth);
    m_gates->setMarkedRow(row);
}

void ColumnCardBody::setWide(bool wide) {
    if (m_grid->count() > 0 && wide == m_wide)
        return;
    m_wide = wide;
    m_fed->setVisible(wide);
    // In narrow ones the titles over them say y; what they share stands once, under all cards.
    for (PlotWidget* plot : std::initializer_list<PlotWidget*>{m_gates, m_saturation, m_memory})
        plot->setAxisTitles(wide);
    m_gates->setColourScale(wide);
    showAnswer();
    for (QWidget* part : m_sections)
        m_grid->removeWidget(part);
    for (int i = 0; i < 4; ++i) {
        wide ? m_grid->addWidget(m_sections[i], i / 2, i % 2)
             : m_grid->addWidget(m_sections[i], i, 0);
        m_grid->setRowStretch(i, 0);
        m_grid->setColumnStretch(i, 0);
    }
    if (wide) {
        for (int i = 0; i < 2; ++i) {
            m_grid->setRowStretch(i, 1);
            m_grid->setColumnStretch(i, 1);
        }
    } else {
        m_grid->setColumnStretch(0, 1);
        m_grid->setRowStretch(1, 4);
        m_grid->setRowStretch(2, 3);
        m_grid->setRowStretch(3, 3);
    }
}

}  // namespace scalescope::ui
