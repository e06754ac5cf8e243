// SPDX-License-Identifier: Apache-2.0
// What the window's last line says of runs: how far they are, and, when none is left, what is done.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QObject>

class QAction;

namespace scalescope::ui {

class JobBar;

class RunStatus : public QObject {
    Q_OBJECT
public:
    /// cancel is enabled while something runs.
    RunStatus(Study& study, const Selection& selection, QAction& cancel, JobBar& bar);

private:
    void showBusy(bool busy);
    [[nodiscard]] QString idleText() const;

    Study& m_study;
    const Selection& m_selection;
    QAction& m_cancel;
    JobBar& m_bar;
};

}  // namespace scalescope::ui
