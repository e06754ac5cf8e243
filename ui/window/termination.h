// SPDX-License-Identifier: Apache-2.0
// The process is told to end (SIGTERM, SIGINT, SIGHUP): a signal of Qt, in the event loop.
#pragma once

#include <QObject>

#include <array>
#include <memory>

class QSocketNotifier;

namespace scalescope::ui {

/// One at a time. A second signal ends the process as if there was nobody who listens.
class Termination : public QObject {
    Q_OBJECT
public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void asked(int signal);

private:
    void read();

    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace scalescope::ui
