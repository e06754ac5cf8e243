// SPDX-License-Identifier: Apache-2.0
// What the window does when an action is chosen or a file is opened.
#include "ui/base/save_file.h"
#include "ui/pages/report/report_page.h"
#include "ui/report/report_export.h"
#include "ui/widgets/image_button.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/help.h"
#include "ui/window/main_window.h"
#include "ui/window/opener.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QStackedWidget>
#include <QTextEdit>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectActions() {
    const auto on = [this](QAction* action, auto&& handler) {
        connect(action, &QAction::triggered, this, handler);
    };
    on(m_actions->openImage, [this] { m_opener->browseImage(); });
    on(m_actions->openFolder, [this] { m_opener->browseImageFolder(); });
    on(m_actions->openWeights, [this] { m_opener->browseWeights(); });
    on(m_actions->openWeightsFolder, [this] { m_opener->browseWeightsFolder(); });
    on(m_actions->openNetwork, [this] { m_opener->browseNetwork(); });
    on(m_actions->automaticWeights, [this] { m_study.useAutomaticWeights(); });
    on(m_actions->randomWeights, [this] { m_study.useRandomWeights(); });
    on(m_actions->pasteImage, [this] {
        if (!m_opener->openMime(*QApplication::clipboard()->mimeData()))
            m_messages->showInfo(tr("The clipboard holds no image and no file."));
    });
    on(m_actions->clearRecent, [this] {
        m_settings.recentFiles.clear();
        m_image->setRecentFiles({});
    });
    on(m_actions->saveReport, [this] { m_report->chooseAndSave(); });
    on(m_actions->saveScreenshot, [this] { saveScreenshot(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->copy, [this] { copyFocused(); });
    on(m_actions->copyPage, [this] { QApplication::clipboard()->setPixmap(m_stack->grab()); });
    on(m_actions->run, [this] { m_study.runMissing(); });
    on(m_actions->rerun, [this] { m_study.rerun(); });
    on(m_actions->benchmark, [this] { m_study.runBenchmarks(); });
    on(m_actions->cancel, [this] { m_study.cancel(); });
    on(m_actions->allVariants, [this] { m_selection.setVariants(m_selection.offered()); });
    on(m_actions->onlyFocus, [this] { m_selection.setVariants({m_selection.focus()}); });
    on(m_actions->themeSystem, [this] { chooseTheme(ThemeChoice::System); });
    on(m_actions->themeLight, [this] { chooseTheme(ThemeChoice::Light); });
    on(m_actions->themeDark, [this] { chooseTheme(ThemeChoice::Dark); });
    on(m_actions->fullScreen, [this](bool full) { full ? showFullScreen() : showNormal(); });
    on(m_actions->definitions, [this] { showText(this, tr("Definitions"), definitionsHtml()); });
    on(m_actions->shortcuts,
       [this] { showText(this, tr("Keyboard shortcuts"), shortcutsHtml(*m_actions)); });
    on(m_actions->about, [this] { showText(this, tr("About ScaleScope"), aboutHtml()); });
    for (std::size_t i = 0; i < m_actions->pages.size(); ++i)
        on(m_actions->pages[i], [this, i] { setPage(static_cast<int>(i)); });
}

void MainWindow::connectOpener() {
    connect(m_opener, &Opener::opened, this, &MainWindow::remember);
    connect(m_opener, &Opener::failed, m_messages, &MessageBar::showFailure);
    connect(m_opener, &Opener::sampleOpened, this, [this](const QString& name) {
        m_settings.sample = name;
        m_settings.imagePath.clear();
    });
    connect(m_image, &ImageButton::sampleChosen, m_opener, &Opener::openSample);
    connect(m_image, &ImageButton::fileChosen, m_opener, &Opener::openPath);
    connect(m_image, &ImageButton::browseRequested, m_opener, &Opener::browseImage);
}

void MainWindow::chooseTheme(ThemeChoice choice) {
    m_settings.theme = choice;
    m_appearance.choose(choice);
    QAction* chosen = choice == ThemeChoice::Light  ? m_actions->themeLight
                      : choice == ThemeChoice::Dark ? m_actions->themeDark
                                                    : m_actions->themeSystem;
    chosen->setChecked(true);
}

void MainWindow::remember(const QString& path) {
    addRecentFile(m_settings, path);
    m_image->setRecentFiles(m_settings.recentFiles);
}

/// The panel around the focus answers Ctrl+C with an action of its own; the menu asks it for that.
void MainWindow::copyFocused() {
    for (QWidget* widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (auto* text = qobject_cast<QTextEdit*>(widget))
            return text->copy();
        for (QAction* action : widget->actions())
            if (action->shortcuts().contains(QKeySequence(QKeySequence::Copy)))
                return action->trigger();
    }
    m_messages->showInfo(tr("Click a table, a text or a plot first; then Copy takes it."));
}

void MainWindow::saveScreenshot() {
    const QPixmap picture = grab();
    askWhere(
        this,
        {tr("Save picture of the window"), u"scalescope"_s, u"png"_s, tr("PNG pictures (*.png)")},
        [this, picture](const QString& path) {
            if (const auto failure = savePicture(picture.toImage(), path))
                m_messages->showFailure(*failure);
            else
                m_messages->showSaved(path);
        });
}

}  // namespace scalescope::ui
