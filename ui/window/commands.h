// SPDX-License-Identifier: Apache-2.0
// What the actions of the menus do.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"
#include "ui/window/actions.h"
#include "ui/window/appearance.h"
#include "ui/window/settings.h"

class QMainWindow;
class QStackedWidget;

namespace scalescope::ui {

class ImageButton;
class MessageBar;
class Opener;
class PageListener;
class ReportPage;

/// Connects the actions once; each hands its work to the part of the window that can do it.
class Commands : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Study& study;
        Selection& selection;
        Settings& settings;
        Appearance& appearance;
        Actions& actions;
        Opener& opener;
        MessageBar& messages;
        ImageButton& image;
        ReportPage& report;
        QStackedWidget& pages;
        PageListener& listener;
    };
    Commands(const Parts& parts, QMainWindow& window);

    void chooseTheme(ThemeChoice choice);

private:
    void connectFiles();
    void connectRuns();
    void connectView();
    void askFocused(const QKeySequence& keys);
    void saveScreenshot();

    Parts m_parts;
    QMainWindow& m_window;
};

}  // namespace scalescope::ui
