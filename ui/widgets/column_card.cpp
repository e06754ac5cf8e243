// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/column_card.h"

#include "core/base/format.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/model/cost.h"
#include "ui/base/convert.h"
#include "ui/base/core_words.h"
#include "ui/base/theme.h"
#include "ui/models/readings.h"
#include "ui/widgets/card_texts.h"
#include "ui/widgets/column_card_body.h"
#include "ui/widgets/run_text.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSideMargins = 14;  ///< of the layout and the frame

QLabel* label(const char* name, QWidget* parent) {
    auto* made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setTextFormat(Qt::RichText);
    made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // never widens its column
    return made;
}

/// "params", "MACs", "peak": beside its number.
QString inText(const Measure& measure) {
    return qstr(inSentence(str(coreText(measure.shortTitle))));
}

/// Long sentences scroll. Without this a wrapped text would make the whole row of cards as high as
/// their plots would like to be.
QScrollArea* scrolling(QWidget* content) {
    auto* area = new QScrollArea(content->parentWidget());
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

}  // namespace

ColumnCard::ColumnCard(ColumnIndex column, QWidget* parent) : QFrame(parent), m_column(column) {
    setObjectName(u"cardB%1"_s.arg(column.value()));
    buildLayout();
    connect(m_body, &ColumnCardBody::depthClicked, this,
            [this](double depth) { Q_EMIT depthClicked(m_column, depth); });
    connect(m_body, &ColumnCardBody::classClicked, this, &ColumnCard::classClicked);
    connect(m_figures, &QLabel::linkActivated, this, &ColumnCard::latencyWanted);
}

void ColumnCard::buildLayout() {
    m_name = label("cardName", this);
    m_cost = label("cardCost", this);
    m_cost->setToolTip(tipOf(kParams) + u"<hr>"_s + tipOf(kMacs));
    m_badge = label("cardBadge", this);
    m_status = new QLabel(this);
    m_status->setObjectName(u"cardStatus"_s);
    m_status->setAlignment(Qt::AlignCenter);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(scrolling(m_status));
    m_body = new ColumnCardBody(m_column, this);
    m_stack->addWidget(m_body);
    m_figures = label("cardFigures", this);
    m_figures->setToolTip(tipOf(kMedian) + u"<hr>"_s + tipOf(kNeed));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 7, 6, 7);
    layout->setSpacing(3);
    // Where a low window cuts the card, it cuts a plot and no number.
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_cost, m_figures, m_badge})
        layout->addWidget(part);
    layout->addWidget(m_stack, 1);
}

void ColumnCard::setEntry(const StudyEntry& entry, bool disagrees) {
    m_hasResult = entry.diagnosis != nullptr;
    showHead(entry);
    showFigures(entry);
    m_stack->setCurrentIndex(m_hasResult ? 1 : 0);
    if (m_hasResult)
        m_body->setDiagnosis(entry.diagnosis, disagrees);
    else
        showStatus(entry);
}

void ColumnCard::showHead(const StudyEntry& entry) {
    const bool exact = entry.diagnosis != nullptr;
    const auto graph = exact ? entry.diagnosis->graph : buildGraph(entry.spec);
    const Cost cost = exact ? entry.diagnosis->cost : costOf(*graph);
    m_nameText = qstr(displayName(entry.spec));
    m_body->setFileName(qstr(entry.spec.name));
    m_sidePx = static_cast<int>(graph->inputWidth);
    fitName();
    m_cost->setText(qstr(formatCount(cost.params)) + u' ' + inText(kParams) + u"<br>"_s +
                    qstr(formatCount(cost.macs)) + u' ' + inText(kMacs));
    m_cost->setToolTip(costTip(entry, cost));
    const Theme theme = themeOf(palette());
    QString badge = tr("weights unread");
    QColor colour = theme.muted;
    if (exact) {
        const WeightsKind kind = entry.diagnosis->weights.kind;
        badge = qstr(weightsKindBadge(kind));
        colour = predictionsMeaningful(kind) ? theme.ok : theme.warn;
        QString tip =
            qstr(entry.diagnosis->weights.name) + u"\n"_s + qstr(entry.diagnosis->weights.verdict);
        const auto& load = entry.diagnosis->loadReport;
        if (load && load->notes.empty() && !load->conventions.empty())
            tip += u"\n"_s + qstr(load->conventions);
        for (const std::string& note : loadNotes(entry.diagnosis->weights, load.get()))
            tip += u"\n"_s + qstr(note);
        m_badge->setToolTip(tip);
    }
    m_badgeText = badge;
    m_badgeColour = colour;
    fitBadge();
}

/// A long name of one's own network is cut where the column ends.
void ColumnCard::fitName() {
    QFont large = m_name->font();
    large.setBold(true);
    large.setPointSizeF(1.2 * large.pointSizeF());
    const QString side = u"&nbsp; %1 px"_s.arg(m_sidePx);
    const int room = contentsRect().width() - kSideMargins -
                     m_name->fontMetrics().horizontalAdvance(u"   %1 px"_s.arg(m_sidePx));
    const QString name = QFontMetrics(large).elidedText(m_nameText, Qt::ElideMiddle, room);
    m_name->setText(
        u"<span style='font-size:large'><b>%1</b></span>%2"_s.arg(name.toHtmlEscaped(), side));
    m_name->setToolTip(m_nameText);
}

/// A narrow column names the kind of weights alone; its tip says the rest.
void ColumnCard::fitBadge() {
    static const QRegularExpression kDetail(u"( \\(|, ).*$"_s);
    QString text = u"● "_s + m_badgeText;
    if (m_badge->fontMetrics().horizontalAdvance(text) > contentsRect().width() - kSideMargins)
        text.remove(kDetail);
    m_badge->setText(
        u"<span style='color:%1'>%2</span>"_s.arg(m_badgeColour.name(), text.toHtmlEscaped()));
}

/// What has room: "memory to run", "to run", or the number alone; its tip says all.
void ColumnCard::fitFigures() {
    QString need;
    if (!m_needText.isEmpty()) {
        const QString words = qstr(inSentence(str(coreText(kNeed.title))));
        QFont bold = m_figures->font();
        bold.setBold(true);
        const int taken = m_figures->fontMetrics().horizontalAdvance(words + u' ') +
                          QFontMetrics(bold).horizontalAdvance(m_needText);
        const int room = contentsRect().width() - kSideMargins;
        const QString brief = inText(kNeed);
        const int briefly = m_figures->fontMetrics().horizontalAdvance(brief + u' ') +
                            QFontMetrics(bold).horizontalAdvance(m_needText);
        need = taken <= room     ? u"%1 <b>%2</b><br>"_s.arg(words, m_needText)
               : briefly <= room ? u"%1 <b>%2</b><br>"_s.arg(brief, m_needText)
                                 : u"%1<br><b>%2</b><br>"_s.arg(brief, m_needText);
    }
    m_figures->setText(need + m_timeText);
}

void ColumnCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitName();
    fitBadge();
    fitFigures();
}

/// A link: whoever misses the number gets it here.
QString ColumnCard::notTimed() const {
    const Theme theme = themeOf(palette());
    return u"<a href='time' style='color:%1'>%2</a>"_s.arg(theme.accent.name(), tr("not timed"));
}

void ColumnCard::showFigures(const StudyEntry& entry) {
    QString time = entry.benchState == RunState::Running   ? tr("timing...")
                   : entry.benchState == RunState::Pending ? tr("time: waiting")
                   : entry.benchState == RunState::Failed  ? tr("time: failed")
                                                           : notTimed();
    if (entry.benchmark)
        time = u"<b>"_s + qstr(formatMs(entry.benchmark->latency.medianMs)) + u"</b>"_s;
    const MemoryNeed* need =
        entry.diagnosis && entry.diagnosis->memory && entry.diagnosis->memory->need
            ? &*entry.diagnosis->memory->need
            : nullptr;
    m_needText = need ? qstr(formatBytes(need->totalBytes())) : QString();
    // Of many images, until a latency is asked for; the tip tells how they were run.
    const bool timed = entry.benchmark || entry.benchState != RunState::Idle;
    if (!timed && entry.diagnosis && entry.diagnosis->throughput)
        time = tr("<b>%1</b> images/s")
                   .arg(qstr(formatReal(entry.diagnosis->throughput->imagesPerSecond(), 3)));
    m_timeText = time;
    fitFigures();
    QString tip = entry.diagnosis ? runText(*entry.diagnosis) : QString();
    if (need)
        tip += u'\n' + tr("%1 %2, planned: %3 of weights and %4 of a pass")
                           .arg(qstr(inSentence(str(coreText(kNeed.title)))), m_needText,
                                qstr(formatBytes(need->weightBytes)),
                                qstr(formatBytes(need->passBytes)));
    if (!timed)
        tip += u'\n' + tr("\"not timed\" measures the latency of the chosen columns.");
    m_figures->setToolTip(tip.trimmed());
}

void ColumnCard::showStatus(const StudyEntry& entry) {
    m_status->setForegroundRole(entry.failure ? QPalette::WindowText : QPalette::PlaceholderText);
    switch (entry.state) {
        case RunState::Pending:
            m_status->setText(tr("Waiting for its turn"));
            break;
        case RunState::Running:
            entry.part ? setPart(*entry.part) : m_soFar.clear();
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

void ColumnCard::setProgress(double fraction) {
    if (!m_hasResult)
        m_status->setText(tr("Running, %1 %").arg(static_cast<int>(100.0 * fraction)) + m_soFar);
}

void ColumnCard::setPart(const DiagnosisPart& part) {
    m_soFar =
        u'\n' +
        tr("%1 of %2 images").arg(QString::number(part.images), QString::number(part.imageCount));
    if (const auto right = part.confusion ? part.confusion->top1() : std::nullopt)
        m_soFar += u'\n' + tr("%1 right so far").arg(qstr(formatPercent(*right, 1)));
}

QString ColumnCard::status() const {
    return m_hasResult ? QString() : m_status->text();
}

void ColumnCard::setScales(const CardScales& scales) {
    m_body->setScales(scales);
}

void ColumnCard::setDepth(std::optional<double> depth) {
    m_body->setDepth(depth);
}

void ColumnCard::setWide(bool wide) {
    m_body->setWide(wide);
}

void ColumnCard::setFocused(bool focused) {
    m_focused = focused;
    update();
}

void ColumnCard::mouseReleaseEvent(QMouseEvent* event) {
    Q_EMIT clicked(m_column);
    QFrame::mouseReleaseEvent(event);
}

void ColumnCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void ColumnCard::paintEvent(QPaintEvent*) {
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double kRadius = 6.0, kBand = 5.0;
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(m_focused ? theme.accent : theme.grid, m_focused ? 2.0 : 1.0));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(frame, kRadius, kRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.column(m_column));
    painter.drawRoundedRect(QRectF(frame.left() + 1, frame.top() + 1, frame.width() - 2, kBand), 2,
                            2);
}

}  // namespace scalescope::ui
