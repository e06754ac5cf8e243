// SPDX-License-Identifier: Apache-2.0
#include "ui/window/session_keeper.h"

#include "ui/window/main_window.h"

#include <QApplication>

namespace scalescope::ui {

SessionKeeper::SessionKeeper(MainWindow& window, QSettings& store,
                             std::chrono::milliseconds interval)
    : m_window(window), m_store(store) {
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::save);
    connect(&m_termination, &Termination::asked, this, [this] {
        save();  // first: an open dialog may hold the window
        m_window.close();
        QApplication::quit();
    });
    m_timer.start();
}

void SessionKeeper::save() {
    m_window.saveSession(m_store);
    m_store.sync();
}

}  // namespace scalescope::ui
