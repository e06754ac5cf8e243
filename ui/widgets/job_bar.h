// SPDX-License-Identifier: Apache-2.0
// What is being worked on, how far it is, how long it still takes, and Cancel.
#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace scalescope::ui {

class JobBar : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);

    void setBusy(bool busy);
    void setProgress(double fraction, const QString& what);
    /// One line while nothing runs: "B0 to B7 are done."
    void setIdleText(const QString& text);
    /// One line about what is under the cursor; empty when nothing is.
    void setReadout(const QString& text);

Q_SIGNALS:
    void cancelRequested();

private:
    QProgressBar* m_bar = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_left = nullptr;
    QLabel* m_readout = nullptr;
    QToolButton* m_cancel = nullptr;
    QString m_idleText;
    QElapsedTimer m_since;
    bool m_busy = false;
};

/// "2.1 s left", "3 min left"; empty while too little is done to tell.
[[nodiscard]] QString timeLeftText(double fraction, qint64 elapsedMs);

}  // namespace scalescope::ui
