// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/message_bar.h"

#include "ui/base/convert.h"
#include "ui/base/theme.h"
#include "ui/engine/study.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kInfoStaysMs = 6000;
constexpr std::size_t kMostMessages = 20;
constexpr int kDetailsHeight = 110;
constexpr int kWidest = 900, kMargin = 8;

QToolButton* button(const char* name, const QString& text, QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setText(text);
    made->setAutoRaise(true);
    return made;
}

MessageBar::Matter matterOf(const Failure& failure) {
    if (failure.subject == Subject::Input)
        return MessageBar::Matter::Image;
    if (failure.subject == Subject::Weights)
        return MessageBar::Matter::Weights;
    return failure.marked.empty() ? MessageBar::Matter::Other : MessageBar::Matter::Settings;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_details(new QPlainTextEdit(this)),
      m_more(button("messageMore", {}, this)),
      m_showDetails(button("messageDetails", tr("Details"), this)),
      m_copy(button("messageCopy", tr("Copy"), this)),
      m_close(button("messageClose", tr("Close"), this)) {
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_textArea = new QScrollArea(this);
    m_textArea->setFrameShape(QFrame::NoFrame);
    m_textArea->setFocusPolicy(Qt::NoFocus);
    m_textArea->setWidgetResizable(true);
    m_textArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_textArea->setWidget(m_text);
    m_textArea->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    setAccessibleName(tr("Message"));
    m_details->setObjectName(u"messageDetailsText"_s);
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("More about the message"));
    m_details->hide();
    for (QToolButton* opens : {m_more, m_showDetails})
        opens->setCheckable(true);
    m_more->setAccessibleName(tr("Earlier messages"));
    m_more->setToolTip(tr("Lists the messages before this one."));
    connect(m_more, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            m_showDetails->setChecked(false);
        showBelow();
    });
    connect(m_showDetails, &QToolButton::toggled, this, [this](bool on) {
        if (on)
            m_more->setChecked(false);
        showBelow();
    });
    connect(m_copy, &QToolButton::clicked, this, &MessageBar::copy);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    auto* line = new QHBoxLayout;
    line->addWidget(m_textArea, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_more, m_showDetails, m_copy, m_close})
        line->addWidget(part);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    layout->addLayout(line);
    layout->addWidget(m_details);
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    hide();
}

void MessageBar::floatOver(QWidget& area) {
    m_area = &area;
    area.installEventFilter(this);
    place();
}

void MessageBar::place() {
    if (!m_area || isHidden())
        return;
    const QRect area(m_area->mapTo(parentWidget(), QPoint()), m_area->size());
    const int wide = std::min(kWidest, area.width() - 2 * kMargin);
    const int high = fitHeight(wide, area.height() - 2 * kMargin);
    setGeometry(area.center().x() - wide / 2, area.bottom() - kMargin - high, wide, high);
    raise();
}

/// The sentence whole, and below it what is opened, where the page is as high; else both scroll.
int MessageBar::fitHeight(int wide, int most) {
    const QMargins margins = layout()->contentsMargins() + frameWidth();
    const auto* line = layout()->itemAt(0)->layout();
    int textWide = wide - margins.left() - margins.right(), buttonHigh = 0;
    for (const QToolButton* part : {m_more, m_showDetails, m_copy, m_close})
        if (!part->isHidden()) {
            textWide -= part->sizeHint().width() + line->spacing();
            buttonHigh = std::max(buttonHigh, part->sizeHint().height());
        }
    int room = std::max(buttonHigh, most - margins.top() - margins.bottom());
    int detailsHigh = 0;
    if (!m_details->isHidden()) {
        detailsHigh = std::min(kDetailsHeight, room / 2);
        m_details->setFixedHeight(detailsHigh);
        detailsHigh += layout()->spacing();
    }
    room = std::max(buttonHigh, room - detailsHigh);
    const int textHigh = std::clamp(m_text->heightForWidth(textWide), 0, room);
    m_textArea->setFixedHeight(textHigh);
    return std::max(textHigh, buttonHigh) + detailsHigh + margins.top() + margins.bottom();
}

void MessageBar::showInfo(const QString& text) {
    const Message message{Kind::Info, text, {}, Matter::Other};
    add(message);
    QTimer::singleShot(kInfoStaysMs, this, [this, message] {
        if (std::erase(m_messages, message) > 0)
            showNewest();
    });
}

void MessageBar::showFailure(const Failure& failure) {
    QString details = tr("Error ") + QString::fromLatin1(errorCodeName(failure.code));
    if (!failure.context.empty())
        details += u'\n' + qstr(failure.context);
    add({Kind::Error, qstr(failure.message), details, matterOf(failure)});
}

void MessageBar::showError(const QString& text, const QString& details) {
    add({Kind::Error, text, details, Matter::Other});
}

/// What is opened or set anew and fails again says so again.
void MessageBar::settleWith(const Study& study) {
    connect(&study, &Study::imageChanged, this, [this] { settle(Matter::Image); });
    connect(&study.networks(), &OwnNetworks::placed, this, [this] { settle(Matter::Weights); });
    connect(&study, &Study::settingsChanged, this, [this] {
        settle(Matter::Weights);
        settle(Matter::Settings);
    });
}

void MessageBar::settle(Matter matter) {
    if (std::erase_if(m_messages, [&](const Message& m) { return m.matter == matter; }) > 0)
        showNewest();
}

void MessageBar::showSaved(const QString& path) {
    showInfo(tr("Saved %1.").arg(path));
}

QString MessageBar::text() const {
    return m_messages.empty() ? QString() : m_messages.back().text;
}

void MessageBar::dismiss() {
    if (!m_messages.empty())
        m_messages.pop_back();
    showNewest();
}

/// The same message again only comes to the front: eight columns may fail for one reason.
void MessageBar::add(Message message) {
    std::erase(m_messages, message);
    m_messages.push_back(std::move(message));
    if (m_messages.size() > kMostMessages)
        m_messages.erase(m_messages.begin());
    showNewest();
}

void MessageBar::showNewest() {
    setVisible(!m_messages.empty());
    if (m_messages.empty()) {
        m_shown.reset();
        return;
    }
    const Message& newest = m_messages.back();
    const bool other = m_shown != newest;
    m_shown = newest;
    m_text->setText(newest.text);
    m_showDetails->setVisible(!newest.details.isEmpty());
    if (other)
        m_showDetails->setChecked(false);
    if (other || m_messages.size() == 1)
        m_more->setChecked(false);
    m_more->setVisible(m_messages.size() > 1);
    m_more->setText(tr("and %1 more").arg(m_messages.size() - 1));
    applyColours();
    showBelow();
    if (other) {
        setAccessibleDescription(newest.text);
        QAccessibleEvent said(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&said);
    }
}

/// Details of the newest or, newest first, the messages before it.
void MessageBar::showBelow() {
    m_details->setVisible(m_more->isChecked() || m_showDetails->isChecked());
    if (m_messages.empty())
        return;
    QStringList others;
    for (auto before = m_messages.rbegin() + 1; before != m_messages.rend(); ++before)
        others << before->text;
    m_details->setPlainText(m_more->isChecked() ? others.join(u'\n') : m_messages.back().details);
    place();
}

void MessageBar::copy() const {
    if (m_messages.empty())
        return;
    const Message& newest = m_messages.back();
    QApplication::clipboard()->setText(
        newest.details.isEmpty() ? newest.text : newest.text + u'\n' + newest.details);
}

void MessageBar::applyColours() {
    m_colouring = true;
    const Theme theme = themeOf(QApplication::palette());
    const bool error = !m_messages.empty() && m_messages.back().kind == Kind::Error;
    const QColor tint = error ? theme.fail : theme.info;
    constexpr double kTint = 0.22;
    const auto mix = [&](int ground, int over) {
        return static_cast<int>(ground + (over - ground) * kTint);
    };
    QPalette colours = QApplication::palette();
    colours.setColor(QPalette::Window, QColor(mix(theme.window.red(), tint.red()),
                                              mix(theme.window.green(), tint.green()),
                                              mix(theme.window.blue(), tint.blue())));
    setPalette(colours);
    m_colouring = false;
}

bool MessageBar::event(QEvent* event) {
    const bool taken = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest)
        place();
    return taken;
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_area && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    QFrame::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange && !m_colouring)
        applyColours();
}

}  // namespace scalescope::ui
