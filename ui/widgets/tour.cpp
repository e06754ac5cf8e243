// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/tour.h"

#include "ui/base/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCalloutWidth = 360, kCalloutGap = 10, kMarkRoom = 3;

/// A frame that the mouse goes through.
class TourMark final : public QWidget {
public:
    explicit TourMark(QWidget* parent) : QWidget(parent) {
        setObjectName(u"tourMark"_s);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(themeOf(palette()).warn, 3));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
    }
};

}  // namespace

Tour::Tour(QWidget& window) : Overlay(window), m_window(window), m_mark(new TourMark(&window)) {
    setObjectName(u"tour"_s);
    setAccessibleName(tr("Tour"));
    setKeepsOpen(true);
    buildLayout();
}

void Tour::buildLayout() {
    m_title = new QLabel(this);
    m_title->setObjectName(u"tourTitle"_s);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text = new QLabel(this);
    m_text->setObjectName(u"tourText"_s);
    m_text->setWordWrap(true);
    m_count = new QLabel(this);
    m_count->setObjectName(u"tourCount"_s);
    auto* skip = new QPushButton(tr("Skip"), this);
    skip->setObjectName(u"tourSkip"_s);
    m_back = new QPushButton(tr("Back"), this);
    m_back->setObjectName(u"tourBack"_s);
    m_next = new QPushButton(tr("Next"), this);
    m_next->setObjectName(u"tourNext"_s);
    setFocusProxy(m_next);
    connect(skip, &QPushButton::clicked, this, &Overlay::shut);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, &Tour::next);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_count, 1);
    buttons->addWidget(skip);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
}

void Tour::start(std::vector<TourStep> steps) {
    if (steps.empty())
        return;
    m_steps = std::move(steps);
    showStep(0);
}

void Tour::showStep(std::size_t step) {
    m_step = step;
    const TourStep& now = m_steps[step];
    if (now.before)
        now.before();
    m_part = now.part();
    m_title->setText(now.title);
    m_text->setText(now.text);
    setAccessibleDescription(now.title + u". "_s + now.text);
    m_count->setText(tr("%1 of %2").arg(step + 1).arg(m_steps.size()));
    m_back->setEnabled(step > 0);
    m_next->setText(step + 1 < m_steps.size() ? tr("Next") : tr("Done"));
    open();
    m_next->setFocus();
    place();
    // A page that was just shown has its layout in the next turn.
    QTimer::singleShot(0, this, [this] { place(); });
}

void Tour::next() {
    m_step + 1 < m_steps.size() ? showStep(m_step + 1) : shut();
}

QRect Tour::partRect() const {
    if (!m_part || !m_part->isVisible())
        return {};
    return QRect(m_part->mapTo(&m_window, QPoint()), m_part->size())
        .intersected(m_window.rect())
        .adjusted(-kMarkRoom, -kMarkRoom, kMarkRoom, kMarkRoom);
}

/// Below the part, else above, else beside it, else over its lower end; of nothing in the middle.
QRect Tour::placeIn(const QSize& window) const {
    const QSize size(kCalloutWidth, layout()->totalHeightForWidth(kCalloutWidth));
    const QRect part = partRect();
    QPoint at((window.width() - size.width()) / 2, (window.height() - size.height()) / 2);
    if (!part.isNull()) {
        at.setX(part.left());
        if (part.bottom() + kCalloutGap + size.height() <= window.height()) {
            at.setY(part.bottom() + kCalloutGap);
        } else if (part.top() - kCalloutGap - size.height() >= 0) {
            at.setY(part.top() - kCalloutGap - size.height());
        } else {
            const bool besides = part.right() + kCalloutGap + size.width() <= window.width();
            at.setX(besides ? part.right() + kCalloutGap : part.center().x() - size.width() / 2);
            at.setY(besides ? part.top() + kCalloutGap
                            : part.bottom() - size.height() - 2 * kCalloutGap);
        }
    }
    at.setX(std::clamp(at.x(), 0, std::max(0, window.width() - size.width())));
    at.setY(std::clamp(at.y(), 0, std::max(0, window.height() - size.height())));
    return {at, size};
}

void Tour::place() {
    Overlay::place();
    const QRect part = partRect();
    m_mark->setVisible(isVisible() && !part.isNull());
    m_mark->setGeometry(part);
    m_mark->raise();
    raise();
}

void Tour::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return next();
    Overlay::keyPressEvent(event);
}

void Tour::hideEvent(QHideEvent* event) {
    m_mark->hide();
    Overlay::hideEvent(event);
}

}  // namespace scalescope::ui
