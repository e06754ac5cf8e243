// SPDX-License-Identifier: Apache-2.0
// A task's button, its progress with the time left, and Cancel.
#pragma once

#include "ui/engine/task.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace scalescope::ui {

class TaskBar : public QWidget {
    Q_OBJECT
public:
    /// name: "search" gives the object names searchStart, searchCancel, searchProgress, searchSays.
    TaskBar(Task& task, const QString& name, const QString& startText, QWidget* parent = nullptr);
    [[nodiscard]] QPushButton* startButton() const { return m_start; }
    void say(const QString& text);

private:
    void connectTask(Task& task);
    void showRunning(bool running);
    void showProgress(double fraction, const QString& what);
    void write(const QString& text, bool isProgress);

    QPushButton* m_start = nullptr;
    QPushButton* m_cancel = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_says = nullptr;
    QElapsedTimer m_since;
    bool m_showsProgress = false;  ///< what stands there says nothing once the task has ended
};

}  // namespace scalescope::ui
