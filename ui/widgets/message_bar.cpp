// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/message_bar.h"

#include "ui/base/convert.h"
#include "ui/base/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
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

QToolButton* button(const char* name, const QString& text, QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setText(text);
    made->setAutoRaise(true);
    return made;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_more(new QLabel(this)),
      m_details(new QPlainTextEdit(this)),
      m_showDetails(button("messageDetails", tr("Details"), this)),
      m_copy(button("messageCopy", tr("Copy"), this)),
      m_close(button("messageClose", tr("Close"), this)) {
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setObjectName(u"messageDetailsText"_s);
    m_details->setReadOnly(true);
    m_details->setFixedHeight(kDetailsHeight);
    m_details->hide();
    m_showDetails->setCheckable(true);
    connect(m_showDetails, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_copy, &QToolButton::clicked, this, &MessageBar::copy);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    auto* line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_more, m_showDetails, m_copy, m_close})
        line->addWidget(part);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 4, 6, 4);
    layout->addLayout(line);
    layout->addWidget(m_details);
    setAutoFillBackground(true);
    setFrameShape(QFrame::NoFrame);
    hide();
}

void MessageBar::showInfo(const QString& text) {
    const Message message{Kind::Info, text, {}};
    add(message);
    QTimer::singleShot(kInfoStaysMs, this, [this, message] {
        std::erase(m_messages, message);
        showNewest();
    });
}

void MessageBar::showFailure(const Failure& failure) {
    QString details = tr("Error ") + QString::fromLatin1(errorCodeName(failure.code));
    if (!failure.context.empty())
        details += u'\n' + qstr(failure.context);
    showError(qstr(failure.message), details);
}

void MessageBar::showError(const QString& text, const QString& details) {
    add({Kind::Error, text, details});
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
    if (m_messages.empty())
        return;
    const Message& newest = m_messages.back();
    m_text->setText(newest.text);
    m_details->setPlainText(newest.details);
    m_showDetails->setVisible(!newest.details.isEmpty());
    m_showDetails->setChecked(false);
    const auto others = m_messages.size() - 1;
    m_more->setText(others ? tr("and %1 more").arg(others) : QString());
    applyColours();
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

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange && !m_colouring)
        applyColours();
}

}  // namespace scalescope::ui
