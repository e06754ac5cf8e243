// SPDX-License-Identifier: Apache-2.0
#include "ui/window/commands.h"

#include "ui/base/key_use.h"
#include "ui/base/save_file.h"
#include "ui/pages/report/report_page.h"
#include "ui/report/report_export.h"
#include "ui/widgets/image_button.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/guides.h"
#include "ui/window/help.h"
#include "ui/window/opener.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMimeData>
#include <QStackedWidget>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

Commands::Commands(const Parts& parts, QMainWindow& window)
    : QObject(&window), m_parts(parts), m_window(window) {
    connectFiles();
    connectRuns();
    connectView();
    new Guides(m_parts, m_window);
}

void Commands::connectFiles() {
    const auto on = [this](QAction* action, auto&& handler) {
        connect(action, &QAction::triggered, this, handler);
    };
    on(m_parts.actions.openImage, [this] { m_parts.opener.browseImage(); });
    on(m_parts.actions.openFolder, [this] { m_parts.opener.browseImageFolder(); });
    on(m_parts.actions.openWeights, [this] { m_parts.opener.browseWeights(); });
    on(m_parts.actions.openWeightsFolder, [this] { m_parts.opener.browseWeightsFolder(); });
    on(m_parts.actions.compareWeights,
       [this] { m_parts.opener.browseBeside(m_parts.selection.focus()); });
    on(m_parts.actions.openNetwork, [this] { m_parts.opener.browseNetwork(); });
    on(m_parts.actions.automaticWeights, [this] { m_parts.study.settings().setWeights({}, {}); });
    on(m_parts.actions.randomWeights, [this] {
        m_parts.study.settings().setWeights({}, {WeightsRequest::Source::Random, {}, 0});
    });
    on(m_parts.actions.pasteImage, [this] {
        const QString problem = m_parts.opener.paste(*QApplication::clipboard()->mimeData());
        if (!problem.isEmpty())
            m_parts.messages.showInfo(problem);
    });
    on(m_parts.actions.clearRecent, [this] {
        m_parts.settings.recentFiles.clear();
        m_parts.image.setRecentFiles({});
    });
    on(m_parts.actions.saveReport, [this] { m_parts.report.chooseAndSave(); });
    on(m_parts.actions.saveScreenshot, [this] { saveScreenshot(); });
    on(m_parts.actions.quit, [this] { m_window.close(); });
    on(m_parts.actions.copy, [this] { askFocused(copyKeys()); });
    on(m_parts.actions.saveView, [this] { askFocused(saveViewKeys()); });
    on(m_parts.actions.copyPage,
       [this] { QApplication::clipboard()->setPixmap(m_parts.pages.grab()); });
}

void Commands::connectRuns() {
    const auto on = [this](QAction* action, auto&& handler) {
        connect(action, &QAction::triggered, this, handler);
    };
    on(m_parts.actions.run, [this] { m_parts.study.run(); });
    on(m_parts.actions.rerun, [this] { m_parts.study.run(true); });
    on(m_parts.actions.benchmark, [this] { m_parts.study.runBenchmarks(); });
    on(m_parts.actions.cancel, [this] { m_parts.study.jobs().cancel(); });
    on(m_parts.actions.allColumns,
       [this] { m_parts.selection.setColumns(m_parts.selection.offered()); });
    on(m_parts.actions.onlyFocus,
       [this] { m_parts.selection.setColumns({m_parts.selection.focus()}); });
}

void Commands::connectView() {
    const auto on = [this](QAction* action, auto&& handler) {
        connect(action, &QAction::triggered, this, handler);
    };
    on(m_parts.actions.themeSystem, [this] { chooseTheme(ThemeChoice::System); });
    on(m_parts.actions.themeLight, [this] { chooseTheme(ThemeChoice::Light); });
    on(m_parts.actions.themeDark, [this] { chooseTheme(ThemeChoice::Dark); });
    on(m_parts.actions.fullScreen,
       [this](bool full) { full ? m_window.showFullScreen() : m_window.showNormal(); });
    on(m_parts.actions.about, [this] { showText(&m_window, tr("About ScaleScope"), aboutHtml()); });
}

void Commands::chooseTheme(ThemeChoice choice) {
    m_parts.settings.theme = choice;
    m_parts.appearance.choose(choice);
    QAction* chosen = choice == ThemeChoice::Light  ? m_parts.actions.themeLight
                      : choice == ThemeChoice::Dark ? m_parts.actions.themeDark
                                                    : m_parts.actions.themeSystem;
    chosen->setChecked(true);
}

/// The view that has the focus answers the key, with an action of its own or as it comes.
void Commands::askFocused(const QKeySequence& keys) {
    QWidget* focus = QApplication::focusWidget();
    for (const QWidget* widget = focus; widget; widget = widget->parentWidget())
        for (QAction* action : widget->actions())
            if (action->shortcuts().contains(keys))
                return action->trigger();
    const QKeyCombination key = keys[0];
    QKeyEvent press(QEvent::KeyPress, key.key(), key.keyboardModifiers());
    press.ignore();
    if (focus)
        QApplication::sendEvent(focus, &press);
    if (!press.isAccepted())
        m_parts.messages.showInfo(
            tr("Click a table, a chart, a drawing or a picture first; then this takes it."));
}

void Commands::saveScreenshot() {
    const QPixmap picture = m_window.grab();
    askWhere(
        &m_window,
        {tr("Save picture of the window"), u"scalescope"_s, u"png"_s, tr("PNG pictures (*.png)")},
        [this, picture](const QString& path) {
            if (const auto failure = savePicture(picture.toImage(), path))
                m_parts.messages.showFailure(*failure);
            else
                m_parts.messages.showSaved(path);
        });
}

}  // namespace scalescope::ui
