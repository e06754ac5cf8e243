// SPDX-License-Identifier: Apache-2.0
// Every action of the window with its text, icon and shortcut.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QObject>
#include <QStringList>

#include <vector>

namespace scalescope::ui {

/// Built once; the window connects them and puts them into menus.
class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QObject* parent = nullptr);
    /// One checkable action per page: Ctrl+1, Ctrl+2, ... Ctrl+0.
    void addPage(const QString& name, const QString& title);

    QAction* openImage = nullptr;
    QAction* openFolder = nullptr;
    QAction* openWeights = nullptr;
    QAction* openWeightsFolder = nullptr;
    QAction* fetchWeights = nullptr;
    QAction* compareWeights = nullptr;
    QAction* openNetwork = nullptr;
    QAction* pasteImage = nullptr;
    QAction* clearRecent = nullptr;
    QAction* saveReport = nullptr;
    QAction* saveScreenshot = nullptr;
    QAction* quit = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* copy = nullptr;
    QAction* saveView = nullptr;
    QAction* copyPage = nullptr;
    QAction* preferences = nullptr;
    QAction* automaticWeights = nullptr;
    QAction* randomWeights = nullptr;
    QAction* run = nullptr;
    QAction* rerun = nullptr;
    QAction* benchmark = nullptr;
    QAction* cancel = nullptr;
    QAction* allColumns = nullptr;
    QAction* onlyFocus = nullptr;
    QAction* themeSystem = nullptr;
    QAction* themeLight = nullptr;
    QAction* themeDark = nullptr;
    QAction* fullScreen = nullptr;
    QAction* palette = nullptr;
    QAction* definitions = nullptr;
    QAction* shortcuts = nullptr;
    QAction* tour = nullptr;
    QAction* about = nullptr;
    std::vector<QAction*> pages;

    /// All of them, in the order of the menus: the list of shortcuts is made from it.
    [[nodiscard]] std::vector<QAction*> all() const;

private:
    QAction* make(const char* name, const QString& text, const QString& tip,
                  const QKeySequence& shortcut = {}, const QString& icon = {});
    void makeFileActions();
    void makeEditActions();
    void makeRunActions();
    void makeViewActions();

    QActionGroup* m_themeGroup = nullptr;
    QActionGroup* m_pageGroup = nullptr;
};

}  // namespace scalescope::ui
