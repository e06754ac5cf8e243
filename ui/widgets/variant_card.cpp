// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/variant_card.h"

#include "core/base/format.h"
#include "core/model/cost.h"
#include "ui/base/convert.h"
#include "ui/base/theme.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/prediction_bars.h"
#include "ui/widgets/run_text.h"
#include "ui/widgets/variant_curves.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QStackedWidget>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShownClasses = 3, kShownClassesWide = 5;
constexpr int kSideMargins = 14;  ///< of the layout and the frame

}  // namespace

VariantCard::VariantCard(int variant, QWidget* parent) : QFrame(parent), m_variant(variant) {
    setObjectName(u"cardB%1"_s.arg(variant));
    buildLayout();
    connectPlots();
    setWide(false);
}

void VariantCard::connectPlots() {
    const auto clickDepth = [this](const LinePlot* plot) {
        return [this, plot](int series, int index) {
            const auto& all = plot->data().series;
            if (series >= 0 && static_cast<std::size_t>(series) < all.size())
                Q_EMIT depthClicked(m_variant, all[static_cast<std::size_t>(series)].x.at(
                                                   static_cast<std::size_t>(index)));
        };
    };
    connect(m_saturation, &LinePlot::pointClicked, this, clickDepth(m_saturation));
    connect(m_memory, &LinePlot::pointClicked, this, clickDepth(m_memory));
    connect(m_gates, &HeatmapPlot::cellClicked, this, [this](int row) {
        if (m_diagnosis && m_diagnosis->gates && row >= 0 &&
            static_cast<std::size_t>(row) < m_diagnosis->gates->blocks.size())
            Q_EMIT depthClicked(
                m_variant, m_diagnosis->gates->blocks[static_cast<std::size_t>(row)].relativeDepth);
    });
    connect(m_predictions, &PredictionBars::classClicked, this, &VariantCard::classClicked);
}

void VariantCard::setEntry(const StudyEntry& entry, bool disagrees) {
    m_diagnosis = entry.diagnosis;
    showHead(entry);
    showFoot(entry);
    m_stack->setCurrentIndex(m_diagnosis ? 1 : 0);
    if (m_diagnosis)
        showDiagnosis(*m_diagnosis, disagrees);
    else
        showStatus(entry);
}

void VariantCard::showHead(const StudyEntry& entry) {
    const bool exact = entry.diagnosis != nullptr;
    const auto graph = exact ? entry.diagnosis->graph : buildGraph(entry.spec);
    const Cost cost = exact ? entry.diagnosis->cost : costOf(*graph);
    m_nameText = qstr(displayName(entry.spec));
    const QString file = qstr(entry.spec.name);
    m_gates->setExportName(u"gates-"_s + file);
    m_saturation->setExportName(u"saturation-"_s + file);
    m_memory->setExportName(u"memory-"_s + file);
    m_sidePx = static_cast<int>(graph->inputWidth);
    fitName();
    m_cost->setText(qstr(formatCount(cost.params)) + tr(" params<br>") +
                    qstr(formatCount(cost.macs)) + tr(" MACs"));
    const Theme theme = themeOf(palette());
    QString badge = tr("weights unread");
    QColor colour = theme.muted;
    if (exact) {
        const WeightsKind kind = entry.diagnosis->weights.kind;
        badge = qstr(weightsKindBadge(kind));
        colour = predictionsMeaningful(kind) ? theme.ok : theme.warn;
        m_badge->setToolTip(qstr(entry.diagnosis->weights.name) + u"\n"_s +
                            qstr(entry.diagnosis->weights.verdict));
    }
    m_badgeText = badge;
    m_badgeColour = colour;
    fitBadge();
}

/// A long name of one's own network is cut where the column ends.
void VariantCard::fitName() {
    QFont large = m_name->font();
    large.setBold(true);
    large.setPointSizeF(1.2 * large.pointSizeF());
    const QString side = u"&nbsp; %1 px"_s.arg(m_sidePx);
    const int room = contentsRect().width() - kSideMargins -
                     m_name->fontMetrics().horizontalAdvance(u"   %1 px"_s.arg(m_sidePx));
    const QString name = QFontMetrics(large).elidedText(m_nameText, Qt::ElideRight, room);
    m_name->setText(
        u"<span style='font-size:large'><b>%1</b></span>%2"_s.arg(name.toHtmlEscaped(), side));
    m_name->setToolTip(m_nameText);
}

/// A narrow column names the kind of weights alone; its tip says the rest.
void VariantCard::fitBadge() {
    static const QRegularExpression kDetail(u"( \\(|, ).*$"_s);
    QString text = u"● "_s + m_badgeText;
    if (m_badge->fontMetrics().horizontalAdvance(text) > contentsRect().width() - kSideMargins)
        text.remove(kDetail);
    m_badge->setText(
        u"<span style='color:%1'>%2</span>"_s.arg(m_badgeColour.name(), text.toHtmlEscaped()));
}

void VariantCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitName();
    fitBadge();
}

void VariantCard::showDiagnosis(const Diagnosis& diagnosis, bool disagrees) {
    showAnswer();
    m_predictions->setDisagrees(disagrees);
    m_gates->setData(diagnosis.gates ? gateQuantileGrid(*diagnosis.gates, {}) : Grid2d{});
    m_saturation->setData(leftShareByDepth(diagnosis));
    m_memory->setData(liveBytesByDepth(diagnosis));
    mark();
}

/// More room shows more classes, and what the network was given.
void VariantCard::showAnswer() {
    if (!m_diagnosis)
        return;
    const auto& predictions = m_diagnosis->predictions;
    m_predictions->setPrediction(predictions.empty() ? nullptr : &predictions.front(),
                                 m_wide ? kShownClassesWide : kShownClasses);
    const auto& inputs = m_diagnosis->inputs;
    m_fed->setImage(m_wide && !inputs.empty() && inputs.front().fed ? toQImage(*inputs.front().fed)
                                                                    : QImage());
}

void VariantCard::showFoot(const StudyEntry& entry) {
    QString time = entry.benchState == RunState::Running   ? tr("timing...")
                   : entry.benchState == RunState::Pending ? tr("time: waiting")
                   : entry.benchState == RunState::Failed  ? tr("time: failed")
                                                           : tr("not timed");
    if (entry.benchmark)
        time = u"<b>"_s + qstr(formatMs(entry.benchmark->latency.medianMs)) + u"</b>"_s;
    QString peak;
    if (entry.diagnosis && entry.diagnosis->memory)
        peak = tr("peak <b>%1</b>").arg(qstr(formatBytes(entry.diagnosis->memory->peakBytes))) +
               u"<br>"_s;
    // Of many images, until a latency is asked for; the tip tells how they were run.
    const bool timed = entry.benchmark || entry.benchState != RunState::Idle;
    if (!timed && entry.diagnosis && entry.diagnosis->throughput)
        time = tr("<b>%1</b> images/s")
                   .arg(qstr(formatReal(entry.diagnosis->throughput->imagesPerSecond(), 3)));
    m_foot->setText(peak + time);
    m_foot->setToolTip(entry.diagnosis ? runText(*entry.diagnosis) : QString());
}

void VariantCard::showStatus(const StudyEntry& entry) {
    m_status->setForegroundRole(entry.failure ? QPalette::WindowText : QPalette::PlaceholderText);
    switch (entry.state) {
        case RunState::Pending:
            m_status->setText(tr("Waiting for its turn"));
            break;
        case RunState::Running:
            setProgress(entry.progress);
            break;
        case RunState::Canceled:
            m_status->setText(tr("Cancelled. Run (F5) takes it up again."));
            break;
        case RunState::Failed:
            m_status->setText(entry.failure ? qstr(entry.failure->message) : tr("Failed."));
            break;
        case RunState::Idle:
        case RunState::Done:
            m_status->setText(tr("No result yet. Run (F5) starts it."));
            break;
    }
}

void VariantCard::setProgress(double fraction) {
    if (!m_diagnosis)
        m_status->setText(tr("Running, %1 %").arg(static_cast<int>(100.0 * fraction)));
}

QString VariantCard::status() const {
    return m_diagnosis ? QString() : m_status->text();
}

void VariantCard::setScales(const CardScales& scales) {
    m_saturation->setYRange(0.0, scales.saturationTopPercent);
    m_memory->setYRange(0.0, scales.memoryTopMib);
}

void VariantCard::setDepth(std::optional<double> depth) {
    m_depth = depth;
    mark();
}

void VariantCard::mark() {
    m_saturation->setMarker(m_depth);
    m_memory->setMarker(m_depth);
    std::optional<int> row;
    if (m_depth && m_diagnosis && m_diagnosis->graph)
        row = m_diagnosis->graph->blockAtDepth(*m_depth);
    m_gates->setMarkedRow(row);
}

void VariantCard::setFocused(bool focused) {
    m_focused = focused;
    update();
}

void VariantCard::mouseReleaseEvent(QMouseEvent* event) {
    Q_EMIT clicked(m_variant);
    QFrame::mouseReleaseEvent(event);
}

void VariantCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void VariantCard::paintEvent(QPaintEvent*) {
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double kRadius = 6.0, kBand = 5.0;
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(m_focused ? theme.accent : theme.grid, m_focused ? 2.0 : 1.0));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(frame, kRadius, kRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.variant(m_variant));
    painter.drawRoundedRect(QRectF(frame.left() + 1, frame.top() + 1, frame.width() - 2, kBand), 2,
                            2);
}

}  // namespace scalescope::ui
