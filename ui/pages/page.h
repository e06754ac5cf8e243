// SPDX-License-Identifier: Apache-2.0
// What a page is: it asks the study and the selection, and redraws only while it is shown.
#pragma once

#include <QSettings>
#include <QWidget>

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

namespace scalescope::ui {

/// A page's constructor reads buildLayout(); connect...(). It never knows another page.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(Study& study, Selection& selection, QWidget* parent = nullptr)
        : QWidget(parent), m_study(study), m_selection(selection) {}

    [[nodiscard]] virtual QString title() const = 0;  ///< in the list: "Attention"
    [[nodiscard]] virtual QString question()
        const = 0;  ///< under the title: "What do the SE gates do?"
    virtual void saveState(QSettings&) const {}
    virtual void restoreState(const QSettings&) {}

Q_SIGNALS:
    void message(const QString& text);  ///< for the message bar

protected:
    /// Called at most once per event loop turn, only while visible; hidden pages catch up when
    /// shown.
    virtual void refresh() = 0;
    void markDirty();  ///< schedules refresh()
    void showEvent(QShowEvent* event) override;

    Study& m_study;
    Selection& m_selection;

private:
    bool m_dirty = true;
    bool m_scheduled = false;
};

}  // namespace scalescope::ui
