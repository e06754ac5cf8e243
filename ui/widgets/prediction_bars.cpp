// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/prediction_bars.h"

#include "core/weights/demo.h"
#include "ui/base/convert.h"
#include "ui/base/hatch.h"
#include "ui/base/numbers.h"
#include "ui/base/texts.h"
#include "ui/base/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarHeight = 4, kGap = 4;

/// "tabby, tabby cat" -> "tabby": the first name says enough in a narrow column.
QString shortLabel(const std::string& label) {
    return qstr(label).section(u',', 0, 0);
}

}  // namespace

QString outsideTrainingText() {
    return Texts::tr("demo: knows 20 generated kinds only");
}

QString shareText(double share) {
    constexpr double kSmallest = 0.001, kFewDigits = 0.0995;  // from here 10 % without a digit
    if (share > 0.0 && share < kSmallest)
        return u"< "_s + fixed(100.0 * kSmallest, 1) + u" %"_s;
    const int digits = share > 0.0 && share < kFewDigits ? 1 : 0;
    return fixed(100.0 * share, digits) + u" %"_s;
}

PredictionBars::PredictionBars(QWidget* parent) : QWidget(parent) {
    setObjectName(u"predictions"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PredictionBars::setPrediction(const Prediction* prediction, int rows) {
    m_rows = rows;
    m_scores.clear();
    m_meaningful = prediction && prediction->meaningful;
    m_valid = !prediction || prediction->valid;
    m_off = prediction && !prediction->off.empty();
    m_outside = prediction && prediction->outsideTraining;
    QString tip = m_off ? qstr(prediction->off).toHtmlEscaped() : QString();
    if (prediction && prediction->valid) {
        const auto count = std::min(prediction->topk.size(), static_cast<std::size_t>(rows));
        m_scores.assign(prediction->topk.begin(),
                        prediction->topk.begin() + static_cast<std::ptrdiff_t>(count));
        tip = tipOf(*prediction);
    }
    setToolTip(tip);
    updateGeometry();
    update();
}

QString PredictionBars::tipOf(const Prediction& prediction) const {
    QString tip;
    for (const ClassScore& score : m_scores)
        tip += tr("%1: %2 %, logit %3<br>")
                   .arg(qstr(score.label).toHtmlEscaped(), fixed(100.0 * score.probability, 1),
                        fixed(score.logit, 2));
    if (!m_meaningful)
        return tip + tr("Random weights: predictions have no meaning.");
    if (m_outside)
        tip += qstr(demoLimits()) + u"<br>"_s;
    return tip + (prediction.logits.size() == 1
                      ? tr("Sigmoid of the one output; it is not a calibrated probability.")
                      : tr("Softmax scores; they are not calibrated probabilities."));
}

void PredictionBars::setDisagrees(bool on) {
    m_disagrees = on;
    update();
}

int PredictionBars::rowHeight() const {
    return fontMetrics().height() + kBarHeight + kGap;
}

QSize PredictionBars::sizeHint() const {
    return {160, m_rows * rowHeight() + fontMetrics().height()};
}

QSize PredictionBars::minimumSizeHint() const {
    return {100, sizeHint().height()};
}

void PredictionBars::paintEvent(QPaintEvent*) {
    const Theme theme = themeOf(palette());
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const int percentWidth = metrics.horizontalAdvance(u"< 0.1 %"_s) + 2;
    int top = 0;
    for (std::size_t i = 0; i < m_scores.size(); ++i, top += rowHeight()) {
        const ClassScore& score = m_scores[i];
        const bool marked = i == 0 && m_disagrees && m_meaningful;
        const QRect text(0, top, width() - percentWidth - 4, metrics.height());
        painter.setPen(!m_meaningful ? theme.muted : marked ? theme.warn : theme.text);
        const QString label = (marked ? u"! "_s : QString()) + shortLabel(score.label);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(label, Qt::ElideRight, text.width()));
        painter.drawText(QRect(width() - percentWidth, top, percentWidth, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, shareText(score.probability));
        const QRectF track(0, top + metrics.height(), width(), kBarHeight);
        painter.fillRect(track, theme.grid);
        const QRectF bar(track.left(), track.top(),
                         track.width() * std::clamp(score.probability, 0.0, 1.0), track.height());
        const QColor own = theme.column(m_column);
        painter.fillRect(bar, !m_meaningful ? theme.ghost : m_outside ? theme.unlearnt(own) : own);
        if (!m_meaningful || m_outside)
            paintHatch(painter, theme, bar);
    }
    painter.setPen(m_valid || m_off ? theme.muted : theme.fail);
    const QRect line(0, m_valid ? m_rows * rowHeight() : 0, width(), metrics.height());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(note(), Qt::ElideRight, line.width()));
}

/// The line below the bars; empty when they speak for themselves.
QString PredictionBars::note() const {
    const auto fitting = [this](const QString& whole, const QString& brief) {
        return fontMetrics().horizontalAdvance(whole) <= width() ? whole : brief;
    };
    if (m_off)
        return tr("predictions are off");
    if (!m_valid)
        return tr("not finite: no prediction");
    if (m_scores.empty())
        return {};
    if (!m_meaningful)
        return fitting(tr("random weights: predictions have no meaning"), tr("random: no meaning"));
    return m_outside ? fitting(outsideTrainingText(), tr("20 drawn kinds only")) : QString();
}

void PredictionBars::mouseReleaseEvent(QMouseEvent* event) {
    const auto row = static_cast<std::size_t>(event->position().toPoint().y() / rowHeight());
    if (row < m_scores.size())
        Q_EMIT classClicked(m_scores[row].index);
    QWidget::mouseReleaseEvent(event);
}

}  // namespace scalescope::ui
