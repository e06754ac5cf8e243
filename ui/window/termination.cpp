// SPDX-License-Identifier: Apache-2.0
#include "ui/window/termination.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace scalescope::ui {

namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

/// A handler of signals gets nothing but the number: this is where it writes it.
std::atomic<int> writeEnd{-1};

/// Only what is safe in a handler; the handler is the default one from here on (SA_RESETHAND).
extern "C" void tellPipe(int signal) {
    const auto number = static_cast<unsigned char>(signal);
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &number, 1);
}

}  // namespace

Termination::Termination(QObject* parent) : QObject(parent) {
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Termination::read);
    writeEnd = m_pipe[1];
    struct sigaction action {};
    action.sa_handler = tellPipe;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    for (const int signal : kSignals)
        sigaction(signal, &action, nullptr);
}

Termination::~Termination() {
    if (!m_notifier)
        return;
    for (const int signal : kSignals)
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    writeEnd = -1;
    for (const int end : m_pipe)
        ::close(end);
}

void Termination::read() {
    unsigned char number = 0;
    if (::read(m_pipe[0], &number, 1) == 1)
        Q_EMIT asked(number);
}

}  // namespace scalescope::ui
