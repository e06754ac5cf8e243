// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/task_bar.h"

#include "ui/widgets/job_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace scalescope::ui {

namespace {

constexpr int kSteps = 1000, kBarPx = 120;

}  // namespace

TaskBar::TaskBar(Task& task, const QString& name, const QString& startText, QWidget* parent)
    : QWidget(parent),
      m_start(new QPushButton(startText)),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_bar(new QProgressBar),
      m_says(new QLabel) {
    m_start->setObjectName(name + QStringLiteral("Start"));
    m_cancel->setObjectName(name + QStringLiteral("Cancel"));
    m_bar->setObjectName(name + QStringLiteral("Progress"));
    m_says->setObjectName(name + QStringLiteral("Says"));
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(kBarPx);
    m_bar->setMaximumHeight(12);
    m_says->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long text is cut by its place, it never widens the window.
    m_says->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_start);
    layout->addWidget(m_cancel);
    layout->addWidget(m_bar);
    layout->addWidget(m_says, 1);
    connectTask(task);
    showRunning(false);
}

void TaskBar::connectTask(Task& task) {
    connect(m_cancel, &QPushButton::clicked, &task, &Task::cancel);
    connect(&task, &Task::runningChanged, this, &TaskBar::showRunning);
    connect(&task, &Task::progress, this, &TaskBar::showProgress);
    connect(&task, &Task::canceled, this, [this] { say(tr("Cancelled.")); });
    connect(&task, &Task::failed, this, &TaskBar::say);
}

void TaskBar::say(const QString& text) {
    write(text, false);
}

void TaskBar::write(const QString& text, bool isProgress) {
    m_showsProgress = isProgress;
    m_says->setText(text);
    m_says->setToolTip(text);
}

void TaskBar::showRunning(bool running) {
    m_start->setEnabled(!running);
    m_cancel->setVisible(running);
    m_bar->setVisible(running);
    m_bar->setValue(0);
    m_since.start();
    if (running)
        write(tr("Waiting for its turn"), true);
    else if (m_showsProgress)
        say({});
}

void TaskBar::showProgress(double fraction, const QString& what) {
    m_bar->setValue(static_cast<int>(std::lround(fraction * kSteps)));
    const QString left = timeLeftText(fraction, m_since.elapsed());
    write(left.isEmpty() ? what : QString(what + QStringLiteral(", ") + left), true);
}

}  // namespace scalescope::ui
