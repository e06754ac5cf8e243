// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/prediction_list.h"

#include "ui/base/convert.h"
#include "ui/base/hatch.h"
#include "ui/base/numbers.h"
#include "ui/base/theme.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/prediction_bars.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace scalescope::ui {

namespace {
constexpr int kUsualRows = 5;
constexpr int kPadding = 4;
}  // namespace

PredictionList::PredictionList(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Predictions"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PredictionList::setPrediction(const Prediction& prediction, ColumnIndex column) {
    m_prediction = prediction;
    m_column = column;
    m_reason.clear();
    m_current = std::clamp(m_current, 0, std::max(0, rowCount() - 1));
    updateGeometry();
    update();
}

void PredictionList::clear(const QString& reason) {
    m_prediction = {};
    m_reason = reason;
    updateGeometry();
    update();
}

void PredictionList::setPicked(std::optional<int> classIndex) {
    m_picked = classIndex;
    update();
}

void PredictionList::keepRoomForNote(bool on) {
    if (std::exchange(m_roomForNote, on) != on)
        updateGeometry();
}

QString PredictionList::note() const {
    if (!m_reason.isEmpty() || (m_prediction.valid && m_prediction.topk.empty()))
        return m_reason;
    if (!m_prediction.off.empty())
        return qstr(m_prediction.off);
    if (!m_prediction.valid)
        return tr("No prediction: a logit is NaN or infinite.");
    if (!m_prediction.meaningful)
        return tr("random weights, predictions have no meaning");
    return m_prediction.outsideTraining ? outsideTrainingText() : QString();
}

QRect PredictionList::rowRect(int row) const {
    const int height = fontMetrics().height() + kPadding;
    return {0, height * (row + 1), width(), height};
}

int PredictionList::rowAt(const QPoint& at) const {
    for (int row = 0; row < rowCount(); ++row)
        if (rowRect(row).contains(at))
            return row;
    return -1;
}

QSize PredictionList::sizeHint() const {
    const bool noted = m_roomForNote || !note().isEmpty();
    const int rows = 1 + std::max(kUsualRows, rowCount()) + (noted ? 2 : 0);
    return {220, rows * (fontMetrics().height() + kPadding)};
}

QSize PredictionList::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

void PredictionList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (rowCount() > 0)
        paintHeader(painter);
    for (int row = 0; row < rowCount(); ++row)
        paintRow(painter, row);
    if (note().isEmpty())
        return;
    QRect rest = rect();
    rest.setTop(rowCount() > 0 ? rowRect(rowCount()).top() : 0);
    painter.setPen(themeOf(palette()).muted);
    painter.drawText(rest, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextWordWrap, note());
}

void PredictionList::paintHeader(QPainter& painter) const {
    painter.setPen(themeOf(palette()).muted);
    paintCells(painter, rowRect(-1), QStringLiteral("class"),
               m_prediction.logits.size() == 1 ? tr("sigmoid score") : tr("softmax score"),
               QStringLiteral("logit"));
}

void PredictionList::paintRow(QPainter& painter, int row) const {
    const ClassScore& score = m_prediction.topk[static_cast<std::size_t>(row)];
    const Theme theme = themeOf(palette());
    const bool grey = !m_prediction.meaningful;
    const QRect area = rowRect(row).adjusted(0, 1, 0, -1);
    const bool hatched = grey || m_prediction.outsideTraining;
    QColor bar = grey      ? theme.ghost
                 : hatched ? theme.unlearnt(theme.column(m_column))
                           : theme.column(m_column);
    bar.setAlphaF(row == m_hovered ? 0.55F : 0.35F);
    QRectF filled(area);
    filled.setWidth(std::max(2.0, area.width() * score.probability));
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar);
    painter.drawRoundedRect(filled, 2.0, 2.0);
    if (hatched)
        paintHatch(painter, theme, filled);
    if (m_picked == score.index || (hasFocus() && row == m_current)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, m_picked == score.index ? 2.0 : 1.0));
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 2.0, 2.0);
    }
    painter.setPen(grey ? theme.muted : theme.text);
    paintCells(painter, area, qstr(score.label), percent(score.probability), fixed(score.logit, 2));
}

void PredictionList::paintCells(QPainter& painter, const QRect& area, const QString& label,
                                const QString& score, const QString& logit) const {
    const QFontMetrics metrics = fontMetrics();
    const int logitWidth = std::max(metrics.horizontalAdvance(QStringLiteral("-00.00")),
                                    metrics.horizontalAdvance(logit));
    const int scoreWidth = std::max(metrics.horizontalAdvance(QStringLiteral("00.00 %")),
                                    metrics.horizontalAdvance(score));
    QRect rest = area.adjusted(kPadding, 0, -kPadding, 0);
    const auto takeRight = [&rest](int width) {
        const QRect part(rest.right() - width, rest.top(), width + 1, rest.height());
        rest.setRight(part.left() - 2 * kPadding);
        return part;
    };
    painter.drawText(takeRight(logitWidth), Qt::AlignRight | Qt::AlignVCenter, logit);
    painter.drawText(takeRight(scoreWidth), Qt::AlignRight | Qt::AlignVCenter, score);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(label, Qt::ElideRight, rest.width()));
}

QString PredictionList::tipOf(int row) const {
    const ClassScore& score = m_prediction.topk[static_cast<std::size_t>(row)];
    if (m_prediction.logits.size() == 1)
        return tr("<p><b>%1</b>: the one output. Sigmoid score %2, logit %3. Click for its "
                  "Grad-CAM.</p>%4")
            .arg(qstr(score.label).toHtmlEscaped(), percent(score.probability),
                 fixed(score.logit, 3), definitionTip("prediction.softmax"));
    return tr("<p><b>%1</b>, class %2: softmax score %3, logit %4. Click for its "
              "Grad-CAM.</p>%5")
        .arg(qstr(score.label).toHtmlEscaped(), QString::number(score.index),
             percent(score.probability), fixed(score.logit, 3),
             definitionTip("prediction.softmax"));
}

bool PredictionList::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           row >= 0 ? tipOf(row) : definitionTip("prediction.softmax"), this);
        return true;
    }
    return QWidget::event(event);
}

void PredictionList::pick(int row) {
    if (row < 0 || row >= rowCount())
        return;
    m_current = row;
    Q_EMIT classPicked(m_prediction.topk[static_cast<std::size_t>(row)].index);
    update();
}

void PredictionList::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        pick(rowAt(event->pos()));
}

void PredictionList::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = rowAt(event->pos());
    update();
}

void PredictionList::leaveEvent(QEvent* event) {
    m_hovered = -1;
    update();
    QWidget::leaveEvent(event);
}

KeyGroup PredictionList::keys() {
    return {tr("In a list of predictions"),
            {{tr("Up, Down"), tr("Go from class to class")},
             {tr("Return, Space"), tr("Look at this class")}}};
}

void PredictionList::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            m_current = std::clamp(m_current + (event->key() == Qt::Key_Up ? -1 : 1), 0,
                                   std::max(0, rowCount() - 1));
            return update();
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            return pick(m_current);
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace scalescope::ui
