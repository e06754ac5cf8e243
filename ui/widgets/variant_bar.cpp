// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/variant_bar.h"

#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/base/theme.h"
#include "ui/widgets/network_menu.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChipWidth = 76, kOwnChipWidth = 104, kChipHeight = 34;
constexpr int kSpacing = 4;
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
                  QString::number(entry.spec.scale.resolution) + Texts::tr(" px<br>");
    if (entry.diagnosis)
        tip += VariantBar::tr("Weights: %1, %2<br>")
                   .arg(qstr(entry.diagnosis->weights.name).toHtmlEscaped(),
                        qstr(weightsKindBadge(entry.diagnosis->weights.kind)).toHtmlEscaped());
    if (entry.failure)
        tip += qstr(entry.failure->message).toHtmlEscaped() + u"<br>"_s;
    return tip + VariantBar::tr(
                     "Click: choose or leave out. Ctrl+click or double click: only this one. "
                     "Right click: save its files.");
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
    setObjectName(isOwn() ? u"chipOwn%1"_s.arg(variant - static_cast<int>(family().size()))
                          : u"chipB%1"_s.arg(variant));
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

bool VariantChip::isOwn() const {
    return m_variant >= static_cast<int>(family().size());
}

QRectF VariantChip::closeMark() const {
    constexpr int kSide = 16;
    return isOwn() ? QRectF(width() - kSide - 3, 3, kSide, kSide) : QRectF();
}

QSize VariantChip::sizeHint() const {
    return {isOwn() ? kOwnChipWidth : kChipWidth, kChipHeight};
}

void VariantChip::setEntry(const StudyEntry& entry, bool chosen, bool focused) {
    setText(qstr(displayName(entry.spec)));
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
    const QRectF mark = closeMark();
    const double room = words.width() - mark.width();
    painter.drawText(
        words, Qt::AlignLeft | Qt::AlignTop,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(room)));
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
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom, m_badge);
}

VariantBar::VariantBar(Study& study, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_selection(selection),
      m_grid(new QGridLayout(this)),
      m_family(new QWidget(this)),
      m_own(new QWidget(this)) {
    m_grid->setContentsMargins({});
    m_grid->setSpacing(kSpacing);
    m_ownRow = new QHBoxLayout(m_own);
    auto* row = new QHBoxLayout(m_family);
    for (QHBoxLayout* line : {row, m_ownRow}) {
        line->setContentsMargins({});
        line->setSpacing(kSpacing);
    }
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant)
        addChip(variant, row);
    addButtons(row);
    // Where they do not fit they go below: they must not hold the window wide.
    m_own->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_own->setObjectName(u"ownNetworks"_s);
    m_ownRow->addStretch(1);
    connect(&m_study.networks(), &OwnNetworks::changed, this, &VariantBar::showNetworks);
    connect(&m_study, &Study::entryChanged, this, &VariantBar::update);
    connect(&m_study, &Study::entryProgress, this, [this](int variant, double fraction) {
        if (const auto chip = m_chips.find(variant); chip != m_chips.end())
            chip->second->setProgress(fraction);
    });
    connect(&m_selection, &Selection::variantsChanged, this, &VariantBar::updateAll);
    connect(&m_selection, &Selection::focusChanged, this, &VariantBar::updateAll);
    showNetworks();
}

VariantChip* VariantBar::addChip(int variant, QHBoxLayout* row) {
    auto* chip = m_chips[variant] = new VariantChip(variant, this);
    chip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(chip, &QToolButton::clicked, this, [this, variant] { toggle(variant); });
    connect(chip, &VariantChip::onlyThisRequested, this, [this, variant] { showOnly(variant); });
    connect(
        chip, &VariantChip::removeRequested, this,
        [this, variant] { m_study.networks().remove(variant); }, Qt::QueuedConnection);
    connect(chip, &QWidget::customContextMenuRequested, this,
            [this, variant, chip](const QPoint& at) { showMenu(variant, chip->mapToGlobal(at)); });
    const auto own = m_chips.lower_bound(static_cast<int>(family().size()));
    row->insertWidget(
        row == m_ownRow ? static_cast<int>(std::distance(own, m_chips.find(variant))) : variant,
        chip);
    return chip;
}

void VariantBar::addButtons(QHBoxLayout* row) {
    const auto add = [&](const QString& name, const QString& text, const QString& tip) {
        auto* button = new QToolButton(this);
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setAutoRaise(true);
        row->addWidget(button);
        return button;
    };
    connect(add(u"chipAll"_s, tr("All"), tr("Choose B0 to B7 and your own networks")),
            &QToolButton::clicked, this,
            [this] { m_selection.setVariants(m_selection.offered()); });
    connect(add(u"chipNone"_s, tr("One"), tr("Leave out all but the marked variant")),
            &QToolButton::clicked, this, [this] { showOnly(m_selection.focus()); });
}

/// Chips for the networks that there are.
void VariantBar::showNetworks() {
    for (auto chip = m_chips.begin(); chip != m_chips.end();)
        if (m_study.entries().contains(chip->first)) {
            ++chip;
        } else {
            delete chip->second;
            chip = m_chips.erase(chip);
        }
    for (const auto& [variant, definition] : m_study.networks().byColumn())
        if (!m_chips.contains(variant))
            addChip(variant, m_ownRow);
    placeNetworks();
    updateAll();
}

void VariantBar::placeNetworks() {
    const auto count = static_cast<int>(m_study.networks().byColumn().size());
    const int needed = m_family->sizeHint().width() + count * (kOwnChipWidth + kSpacing);
    const bool beside = needed <= width();
    m_own->setVisible(count > 0);
    m_grid->addWidget(m_family, 0, 0);
    m_grid->addWidget(m_own, beside ? 0 : 1, beside ? 1 : 0, 1, beside ? 1 : 2);
    m_grid->setColumnStretch(1, 1);
}

void VariantBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeNetworks();
}

void VariantBar::showMenu(int variant, const QPoint& where) {
    auto* menu = new QMenu(this);
    menu->setObjectName(u"chipMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addNetworkActions(*menu, *this, m_study, variant);
    menu->popup(where);
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
    const auto chip = m_chips.find(variant);
    if (chip == m_chips.end())
        return;
    const auto& chosen = m_selection.variants();
    const bool isChosen = std::find(chosen.begin(), chosen.end(), variant) != chosen.end();
    chip->second->setEntry(m_study.entry(variant), isChosen, variant == m_selection.focus());
}

void VariantBar::updateAll() {
    for (const auto& [variant, chip] : m_chips)
        update(variant);
}

}  // namespace scalescope::ui
