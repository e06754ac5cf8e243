// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"

#include <QTimer>

#include <algorithm>

namespace scalescope::ui {

Page::Page(Study& study, Selection& selection, const QString& title, const QString& question,
           QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_selection(selection),
      m_title(title),
      m_question(question) {}

bool Page::shows(Aspect aspect) const {
    return std::ranges::find(m_shows, aspect) != m_shows.end();
}

void Page::markDirty() {
    m_dirty = true;
    if (!isVisible() || m_scheduled)
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        if (!m_dirty || !isVisible())
            return;
        m_dirty = false;
        refresh();
    });
}

QString Page::name() const {
    return QString::fromLatin1(metaObject()->className())
        .section(QStringLiteral("::"), -1)
        .remove(QStringLiteral("Page"));
}

void Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_dirty)
        markDirty();
}

}  // namespace scalescope::ui
