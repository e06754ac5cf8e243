// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/variant_bar.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/convert.h"
#include "ui/theme.h"

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChipWidth = 76, kChipHeight = 34;
constexpr double kRadius = 5.0;

QString stateWord(RunState state) {
    switch (state) {
        case RunState::Idle:
            return VariantBar::tr("no run");
        case RunState::Pending:
            return VariantBar::tr("waiting");
        case RunState::Running:
            return VariantBar::tr("running");
        case RunState::Failed:
            return VariantBar::tr("failed");
        case RunState::Canceled:
            return VariantBar::tr("cancelled");
        case RunState::Done:
            break;
    }
    return VariantBar::tr("done");
}

QString tipOf(const StudyEntry& entry) {
    QString tip = u"<b>"_s + qstr(displayName(entry.spec)) + u"</b>, "_s +
                  QString::number(entry.spec.scale.resolution) + u" px<br>"_s;
    if (entry.diagnosis)
        tip += VariantBar::tr("Weights: %1, %2<br>")
                   .arg(qstr(entry.diagnosis->weights.name).toHtmlEscaped(),
                        qstr(weightsKindBadge(entry.diagnosis->weights.kind)).toHtmlEscaped());
    if (entry.failure)
        tip += qstr(entry.failure->message).toHtmlEscaped() + u"<br>"_s;
    return tip +
           VariantBar::tr("Click: choose or leave out. Ctrl+click or double click: only this one.");
}

}  // namespace

QString weightsWord(WeightsKind kind) {
    switch (kind) {
        case WeightsKind::Verified:
        case WeightsKind::PrefixVerified:
            return VariantBar::tr("trained");
        case WeightsKind::Differs:
            return VariantBar::tr("altered");
        case WeightsKind::Own:
            return VariantBar::tr("own");
        case WeightsKind::Demo:
            return VariantBar::tr("demo");
        case WeightsKind::Random:
            break;
    }
    return VariantBar::tr("random");
}

VariantChip::VariantChip(int variant, QWidget* parent) : QToolButton(parent), m_variant(variant) {
    setObjectName(u"chipB%1"_s.arg(variant));
    setText(u"B%1"_s.arg(variant));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize VariantChip::sizeHint() const {
    return {kChipWidth, kChipHeight};
}

void VariantChip::setEntry(const StudyEntry& entry, bool chosen, bool focused) {
    m_state = entry.state;
    m_focused = focused;
    m_progress = entry.progress;
    m_kind.reset();
    if (entry.diagnosis)
        m_kind = entry.diagnosis->weights.kind;
    m_badge =
        entry.state == RunState::Done && m_kind ? weightsWord(*m_kind) : stateWord(entry.state);
    setChecked(chosen);
    setToolTip(tipOf(entry));
    setAccessibleName(text() + u", "_s + m_badge);
    update();
}

void VariantChip::setProgress(double fraction) {
    m_progress = fraction;
    update();
}

void VariantChip::mouseReleaseEvent(QMouseEvent* event) {
    if (event->modifiers().testFlag(Qt::ControlModifier) &&
        rect().contains(event->position().toPoint())) {
        setDown(false);
        Q_EMIT onlyThisRequested();
        return;
    }
    QToolButton::mouseReleaseEvent(event);
}

void VariantChip::mouseDoubleClickEvent(QMouseEvent*) {
    Q_EMIT onlyThisRequested();
}

void VariantChip::paintEvent(QPaintEvent*) {
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
    painter.setBrush(isChecked() ? theme.variant(m_variant) : theme.grid);
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
    const QRectF words = frame.adjusted(20, 2, -3, -2);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, text());
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() - 1.5));
    painter.setFont(small);
    painter.setPen(m_state == RunState::Failed ? theme.fail : theme.muted);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, m_badge);
}

VariantBar::VariantBar(Study& study, Selection& selection, QWidget* parent)
    : QWidget(parent), m_study(study), m_selection(selection) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    for (int variant = 0; variant < static_cast<int>(m_chips.size()); ++variant) {
        auto* chip = m_chips[static_cast<std::size_t>(variant)] = new VariantChip(variant, this);
        layout->addWidget(chip);
        connect(chip, &QToolButton::clicked, this, [this, variant] { toggle(variant); });
        connect(chip, &VariantChip::onlyThisRequested, this,
                [this, variant] { showOnly(variant); });
    }
    auto* all = new QToolButton(this);
    all->setObjectName(u"chipAll"_s);
    all->setText(tr("All"));
    all->setToolTip(tr("Choose B0 to B7"));
    all->setAutoRaise(true);
    connect(all, &QToolButton::clicked, this, [this] {
        m_selection.setVariants({0, 1, 2, 3, 4, 5, 6, 7});
    });
    layout->addWidget(all);
    auto* one = new QToolButton(this);
    one->setObjectName(u"chipNone"_s);
    one->setText(tr("One"));
    one->setToolTip(tr("Leave out all but the marked variant"));
    one->setAutoRaise(true);
    connect(one, &QToolButton::clicked, this, [this] { showOnly(m_selection.focus()); });
    layout->addWidget(one);
    layout->addStretch(1);
    connect(&m_study, &Study::entryChanged, this, &VariantBar::update);
    connect(&m_study, &Study::entryProgress, this, [this](int variant, double fraction) {
        m_chips[static_cast<std::size_t>(variant)]->setProgress(fraction);
    });
    connect(&m_selection, &Selection::variantsChanged, this, &VariantBar::updateAll);
    connect(&m_selection, &Selection::focusChanged, this, &VariantBar::updateAll);
    updateAll();
}

void VariantBar::toggle(int variant) {
    std::vector<int> chosen = m_selection.variants();
    if (std::erase(chosen, variant) == 0) {
        chosen.push_back(variant);
        m_selection.setVariants(chosen);
        m_selection.setFocus(variant);
    } else {
        m_selection.setVariants(chosen);
    }
    updateAll();  // the last one stays chosen although the button was switched off
}

void VariantBar::showOnly(int variant) {
    m_selection.setVariants({variant});
    m_selection.setFocus(variant);
    updateAll();
}

void VariantBar::update(int variant) {
    const auto& chosen = m_selection.variants();
    const bool isChosen = std::find(chosen.begin(), chosen.end(), variant) != chosen.end();
    m_chips[static_cast<std::size_t>(variant)]->setEntry(m_study.entry(variant), isChosen,
                                                         variant == m_selection.focus());
}

void VariantBar::updateAll() {
    for (int variant = 0; variant < static_cast<int>(m_chips.size()); ++variant)
        update(variant);
}

}  // namespace scalescope::ui
