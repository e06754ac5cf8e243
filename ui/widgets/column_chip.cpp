// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/column_chip.h"

#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/base/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChipWidth = 76, kOwnChipWidth = 104, kWidestChip = 168, kChipHeight = 34;
constexpr int kColourWidth = 20, kMarkSide = 16;
constexpr double kRadius = 5.0;

QString stateWord(RunState state) {
    switch (state) {
        case RunState::Idle:
            return ColumnChip::tr("no run");
        case RunState::Pending:
            return ColumnChip::tr("waiting");
        case RunState::Running:
            return ColumnChip::tr("running");
        case RunState::Failed:
            return ColumnChip::tr("failed");
        case RunState::Canceled:
            return ColumnChip::tr("cancelled");
        case RunState::Done:
            break;
    }
    return ColumnChip::tr("done");
}

QString tipOf(const StudyEntry& entry) {
    QString tip = u"<b>"_s + qstr(displayName(entry.spec)) + u"</b>, "_s +
                  QString::number(entry.spec.scale.resolution) + Texts::tr(" px<br>");
    if (entry.diagnosis)
        tip += ColumnChip::tr("Weights: %1, %2<br>")
                   .arg(qstr(entry.diagnosis->weights.name).toHtmlEscaped(),
                        qstr(weightsKindBadge(entry.diagnosis->weights.kind)).toHtmlEscaped());
    if (entry.failure)
        tip += qstr(entry.failure->message).toHtmlEscaped() + u"<br>"_s;
    return tip + ColumnChip::tr(
                     "Click: choose or leave out. Ctrl+click or double click: only this one. "
                     "Right click: look at it, choose its weights, save its files.");
}

/// The file of one's own; a network once more is called by it already.
QString weightsText(const StudyEntry& entry) {
    const WeightsInfo& weights = entry.diagnosis->weights;
    return weights.kind == WeightsKind::Own && entry.spec.ofNetwork.empty() && !weights.name.empty()
               ? qstr(weights.name)
               : weightsWord(weights.kind);
}

}  // namespace

QString weightsWord(WeightsKind kind) {
    switch (kind) {
        case WeightsKind::Verified:
        case WeightsKind::PrefixVerified:
            return ColumnChip::tr("trained");
        case WeightsKind::Differs:
            return ColumnChip::tr("altered");
        case WeightsKind::Own:
            return ColumnChip::tr("own");
        case WeightsKind::Demo:
            return ColumnChip::tr("demo");
        case WeightsKind::Random:
            break;
    }
    return ColumnChip::tr("random");
}

ColumnChip::ColumnChip(ColumnIndex column, QWidget* parent)
    : QToolButton(parent), m_column(column) {
    setObjectName(isOwn() ? u"chipOwn%1"_s.arg(column.value() - kFirstExtra.value())
                          : u"chipB%1"_s.arg(column.value()));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool ColumnChip::isOwn() const {
    return m_column >= kFirstExtra;
}

QRectF ColumnChip::closeMark() const {
    return isOwn() ? QRectF(width() - kMarkSide - 3, 3, kMarkSide, kMarkSide) : QRectF();
}

void ColumnChip::setRoomy(bool roomy) {
    if (std::exchange(m_roomy, roomy) != roomy)
        updateGeometry();
}

int ColumnChip::roomyWidth() const {
    constexpr int kMargins = 12;
    QFont bold = font();
    bold.setBold(true);
    return std::clamp(
        QFontMetrics(bold).horizontalAdvance(text()) + kColourWidth + kMarkSide + kMargins,
        kOwnChipWidth, kWidestChip);
}

QSize ColumnChip::sizeHint() const {
    if (!isOwn())
        return {kChipWidth, kChipHeight};
    return {m_roomy ? roomyWidth() : kOwnChipWidth, kChipHeight};
}

void ColumnChip::setEntry(const StudyEntry& entry, bool chosen, bool focused) {
    setText(qstr(displayName(entry.spec)));
    m_state = entry.state;
    m_focused = focused;
    m_progress = entry.progress;
    m_kind.reset();
    if (entry.diagnosis)
        m_kind = entry.diagnosis->weights.kind;
    m_badge = entry.state == RunState::Done && m_kind ? weightsText(entry) : stateWord(entry.state);
    setChecked(chosen);
    setToolTip(tipOf(entry));
    setAccessibleName(text() + u", "_s + m_badge);
    update();
}

void ColumnChip::setProgress(double fraction) {
    m_progress = fraction;
    update();
}

void ColumnChip::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && closeMark().contains(event->position())) {
        setDown(false);
        Q_EMIT removeRequested();
        return;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier) &&
        rect().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT onlyThisRequested();
        return;
    }
    QToolButton::mouseReleaseEvent(event);
}

void ColumnChip::mouseDoubleClickEvent(QMouseEvent*) {
    Q_EMIT onlyThisRequested();
}

void ColumnChip::paintEvent(QPaintEvent*) {
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    QColor ground = theme.surface;
    if (underMouse())
        ground = theme.grid;
    painter.setPen(QPen(m_focused ? theme.accent : theme.grid, m_focused ? 2.0 : 1.0));
    painter.setBrush(isChecked() ? ground : theme.window);
    painter.drawRoundedRect(frame, kRadius, kRadius);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1.0, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), kRadius, kRadius);
    }
    const QRectF colour(frame.left() + 6, frame.top() + 7, 8, frame.height() - 14);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? theme.column(m_column) : theme.grid);
    painter.drawRoundedRect(colour, 2, 2);
    if (m_state == RunState::Running) {
        painter.setBrush(theme.accent);
        painter.drawRect(
            QRectF(frame.left() + 4, frame.bottom() - 3, (frame.width() - 8) * m_progress, 2.5));
    }
    painter.setPen(isChecked() ? theme.text : theme.muted);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const QRectF words = frame.adjusted(kColourWidth, 2, -3, -2);
    const QRectF mark = closeMark();
    const double room = words.width() - mark.width();
    painter.drawText(
        words, Qt::AlignLeft | Qt::AlignTop,
        painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, static_cast<int>(room)));
    if (!mark.isEmpty()) {
        const QRectF cross = mark.adjusted(5, 5, -5, -5);
        painter.setPen(QPen(theme.muted, 1.4));
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
    }
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() - 1.5));
    painter.setFont(small);
    painter.setPen(m_state == RunState::Failed ? theme.fail : theme.muted);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(m_badge, Qt::ElideMiddle,
                                                      static_cast<int>(words.width())));
}

}  // namespace scalescope::ui
