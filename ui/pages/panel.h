// SPDX-License-Identifier: Apache-2.0
// The part of a page with a life of its own.
#pragma once

#include "ui/pages/page_parts.h"
#include "ui/pages/view_state.h"

#include <QWidget>

namespace scalescope::ui {

/// Refreshes itself when the page says so, and keeps its own view state.
class Panel : public QWidget, public ViewState {
    Q_OBJECT
public:
    Panel(Study& study, Selection& selection, QWidget* parent = nullptr);
    virtual void refresh() = 0;

Q_SIGNALS:
    /// One line about what is under the cursor; empty when nothing is.
    void readout(const QString& text);

protected:
    Study& m_study;
    Selection& m_selection;
};

}  // namespace scalescope::ui
