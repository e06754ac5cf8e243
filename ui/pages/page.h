// SPDX-License-Identifier: Apache-2.0
// What a page is: it asks the study and the selection, and redraws only while it is shown.
#pragma once

#include "core/diagnostics/findings/finding_rules.h"
#include "ui/engine/selection.h"
#include "ui/engine/study.h"
#include "ui/pages/view_state.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace scalescope::ui {

/// A page's constructor reads buildLayout(); connect...(); keep...(). It never knows another page.
class Page : public QWidget, public ViewState {
    Q_OBJECT
public:
    /// title is what the list says: "Attention"; question stands beside it: "What do the SE gates
    /// do?"
    Page(Study& study, Selection& selection, const QString& title, const QString& question,
         QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    /// "Attention" in every language: of the class, by which options and sessions know it.
    [[nodiscard]] QString name() const;
    [[nodiscard]] const QString& question() const { return m_question; }
    /// More of what such a finding is about stands here.
    [[nodiscard]] bool shows(Aspect aspect) const;

Q_SIGNALS:
    void message(const QString& text);             ///< for the message bar
    void weightsWanted();                          ///< trained ones, of the published networks
    void aspectWanted(scalescope::Aspect aspect);  ///< on the page that shows it

protected:
    /// Called at most once per event loop turn, only while visible; hidden pages catch up when
    /// shown.
    virtual void refresh() = 0;
    void markDirty();  ///< schedules refresh()
    void setShows(std::vector<Aspect> aspects) { m_shows = std::move(aspects); }
    /// Each of these signals of a sender marks the page dirty.
    template <typename Sender, typename... Changes>
    void listenTo(const Sender* sender, Changes... changes) {
        (connect(sender, changes, this, &Page::markDirty), ...);
    }
    void showEvent(QShowEvent* event) override;

    Study& m_study;
    Selection& m_selection;

private:
    QString m_title, m_question;
    std::vector<Aspect> m_shows;
    bool m_dirty = true;
    bool m_scheduled = false;
};

}  // namespace scalescope::ui
