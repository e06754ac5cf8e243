// SPDX-License-Identifier: Apache-2.0
#include "ui/window/run_status.h"

#include "ui/widgets/job_bar.h"

#include <QAction>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

RunStatus::RunStatus(Study& study, const Selection& selection, QAction& cancel, JobBar& bar)
    : QObject(&bar), m_study(study), m_selection(selection), m_cancel(cancel), m_bar(bar) {
    connect(&m_study.jobs(), &JobLedger::busyChanged, this, &RunStatus::showBusy);
    connect(&m_study.jobs(), &JobLedger::progressChanged, &m_bar, &JobBar::setProgress);
    connect(&m_bar, &JobBar::cancelRequested, &m_study.jobs(), &JobLedger::cancel);
    connect(&m_selection, &Selection::columnsChanged, this,
            [this] { m_bar.setIdleText(idleText()); });
}

void RunStatus::showBusy(bool busy) {
    m_cancel.setEnabled(busy);
    if (!busy)
        m_bar.setIdleText(idleText());
    m_bar.setBusy(busy);
}

QString RunStatus::idleText() const {
    int done = 0, partial = 0, failed = 0;
    for (const ColumnIndex column : m_selection.columns()) {
        const StudyEntry& known = m_study.entry(column);
        done += known.isComplete() ? 1 : 0;
        partial += known.diagnosis && !known.isComplete() ? 1 : 0;
        failed += known.state == RunState::Failed ? 1 : 0;
    }
    const auto chosen = static_cast<int>(m_selection.columns().size());
    if (done == chosen)
        return chosen == 1 ? tr("The chosen column is done.")
                           : tr("All %1 chosen columns are done.").arg(chosen);
    QString text = tr("%1 of %2 chosen columns are done").arg(done).arg(chosen);
    if (partial > 0)
        text += tr(", %1 in part").arg(partial);
    if (failed > 0)
        text += tr(", %1 failed").arg(failed);
    return text + (done + failed < chosen ? tr("; Run does the rest.") : u"."_s);
}

}  // namespace scalescope::ui
