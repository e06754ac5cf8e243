// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"

#include <QTimer>

namespace scalescope::ui {

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

void Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_dirty)
        markDirty();
}

}  // namespace scalescope::ui
