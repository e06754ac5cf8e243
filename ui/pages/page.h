// SPDX-License-Identifier: Apache-2.0
// What a page is: it asks the study and the selection, and redraws only while it is shown.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"

#include <QSettings>
#include <QWidget>

#include <functional>
#include <vector>

class QAbstractButton;
class QAbstractSlider;
class QComboBox;
class QSplitter;
class QTabWidget;

namespace scalescope::ui {

class Panel;

/// A page's constructor reads buildLayout(); connect...(); keep...(). It never knows another page.
class Page : public QWidget {
    Q_OBJECT
public:
    /// title is what the list says: "Attention"; question stands beside it: "What do the SE gates
    /// do?"
    Page(Study& study, Selection& selection, const QString& title, const QString& question,
         QWidget* parent = nullptr);

    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] const QString& question() const { return m_question; }
    void saveState(QSettings& settings) const;
    void restoreState(const QSettings& settings);

Q_SIGNALS:
    void message(const QString& text);  ///< for the message bar

protected:
    /// Called at most once per event loop turn, only while visible; hidden pages catch up when
    /// shown.
    virtual void refresh() = 0;
    void markDirty();  ///< schedules refresh()
    void showEvent(QShowEvent* event) override;

    /// What the user arranged outlives the program under this key, "memory/tab"; set gets only what
    /// was saved before.
    void keep(const QString& key, std::function<QVariant()> value,
              std::function<void(const QVariant&)> set);
    void keep(const QString& key, QSplitter* splitter);
    void keep(const QString& key, QTabWidget* tabs);
    void keep(const QString& key, QComboBox* choice);
    void keep(const QString& key, QAbstractButton* box);
    void keep(const QString& key, QAbstractSlider* slider);
    void keep(Panel* panel);

    Study& m_study;
    Selection& m_selection;

private:
    struct Kept {
        std::function<void(QSettings&)> save;
        std::function<void(const QSettings&)> restore;
    };

    QString m_title, m_question;
    std::vector<Kept> m_kept;
    bool m_dirty = true;
    bool m_scheduled = false;
};

}  // namespace scalescope::ui
