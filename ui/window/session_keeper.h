// SPDX-License-Identifier: Apache-2.0
// Writes the session while it changes, so that a crash loses little, and when the process is told
// to end.
#pragma once

#include "ui/window/termination.h"

#include <QObject>
#include <QSettings>
#include <QTimer>

#include <chrono>

namespace scalescope::ui {

class MainWindow;

/// QSettings writes aside and renames: the file is the old one or the new one, never half of it.
class SessionKeeper : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kInterval{10'000};
    /// A process that is told to end closes the window, as its user would.
    SessionKeeper(MainWindow& window, QSettings& store,
                  std::chrono::milliseconds interval = kInterval);
    void save();

private:
    MainWindow& m_window;
    QSettings& m_store;
    QTimer m_timer;
    Termination m_termination;
};

}  // namespace scalescope::ui
