// SPDX-License-Identifier: Apache-2.0
#include "ui/window/actions.h"

#include "ui/base/key_use.h"
#include "ui/window/palette_entries.h"

#include <QIcon>
#include <QKeySequence>

// Q_INIT_RESOURCE works outside of namespaces only; a static library needs it.
static void initIcons() {
    Q_INIT_RESOURCE(resources);
}

namespace scalescope::ui {

using namespace Qt::StringLiterals;

Actions::Actions(QObject* parent)
    : QObject(parent), m_themeGroup(new QActionGroup(this)), m_pageGroup(new QActionGroup(this)) {
    initIcons();
    setObjectName(u"actions"_s);
    makeFileActions();
    makeEditActions();
    makeRunActions();
    makeViewActions();
}

QAction* Actions::make(const char* name, const QString& text, const QString& tip,
                       const QKeySequence& shortcut, const QString& icon) {
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setToolTip(shortcut.isEmpty()
                           ? tip
                           : tip + u" ("_s + shortcut.toString(QKeySequence::NativeText) + u')');
    action->setStatusTip(tip);
    action->setShortcut(shortcut);
    if (!icon.isEmpty())
        action->setIcon(QIcon(u":/icons/"_s + icon + u".svg"_s));
    return action;
}

void Actions::makeFileActions() {
    openImage = make("openImage", tr("&Open image..."), tr("Run the chosen columns on an image"),
                     QKeySequence::Open, u"image"_s);
    openFolder = make("openFolder", tr("Open &folder of images..."),
                      tr("Statistics over all images of a folder"), QKeySequence(u"Ctrl+Shift+O"_s),
                      u"folder"_s);
    openWeights = make("openWeights", tr("Open &weights..."),
                       tr("Use a checkpoint (.pth or .safetensors) for the variant it fits"),
                       QKeySequence(u"Ctrl+L"_s), u"weights"_s);
    openWeightsFolder = make("openWeightsFolder", tr("Open folder of w&eights..."),
                             tr("Look for the weights of every variant in a folder first"),
                             QKeySequence(u"Ctrl+Shift+L"_s));
    compareWeights =
        make("compareWeights", tr("Compare with a c&heckpoint..."),
             tr("Put the marked network there once more, on a second checkpoint: every page shows "
                "both, and the page Weights what changed"),
             QKeySequence(u"Ctrl+Shift+K"_s));
    fetchWeights = make("fetchWeights", tr("Get &trained weights..."),
                        tr("See what trained weights cost and fetch those that you choose"),
                        QKeySequence(u"Ctrl+T"_s));
    fetchWeights->setEnabled(false);  // until there is something that fetches
    fetchWeights->setProperty(kWhyDisabled, tr("Nothing is fetched here."));
    openNetwork = make("openNetwork", tr("Open &network definition..."),
                       tr("Put a network of your own beside B0 to B7; the page Scaling saves one"),
                       QKeySequence(u"Ctrl+D"_s));
    pasteImage = make("pasteImage", tr("&Paste image or path"),
                      tr("Open the picture, or the file or folder whose path is in the clipboard"),
                      QKeySequence::Paste);
    clearRecent = make("clearRecent", tr("&Clear this list"), tr("Forget the recent files"));
    saveReport = make("saveReport", tr("&Save report..."),
                      tr("Write the results as HTML, PDF, JSON, CSV or Markdown"),
                      QKeySequence::Save, u"save"_s);
    saveScreenshot =
        make("saveScreenshot", tr("Save picture of the &window..."),
             tr("Write what is on the screen as PNG"), QKeySequence(u"Ctrl+Shift+S"_s));
    quit = make("quit", tr("&Quit"), tr("Close the window"), QKeySequence(u"Ctrl+Q"_s));
    quit->setMenuRole(QAction::QuitRole);
}

void Actions::makeEditActions() {
    undo = make("undo", tr("&Undo"), tr("Take back the last change of image, weights or columns"),
                QKeySequence::Undo);
    redo = make("redo", tr("&Redo"), tr("Make the change that was taken back again"),
                QKeySequence::Redo);
    undo->setProperty(kWhyDisabled, tr("There is nothing to take back."));
    redo->setProperty(kWhyDisabled, tr("Nothing was taken back."));
    copy = make("copy", tr("&Copy"), tr("Copy what has the focus: table rows, text or a plot"),
                copyKeys());
    saveView = make("saveView", tr("&Save view..."),
                    tr("Save what has the focus: a chart, a drawing, a picture or a table"),
                    saveViewKeys());
    for (QAction* ofTheFocus : {copy, saveView})  // views answer these keys themselves
        ofTheFocus->setShortcutContext(Qt::WidgetShortcut);
    copyPage = make("copyPage", tr("Copy page as p&icture"), tr("Put the page into the clipboard"),
                    QKeySequence(u"Ctrl+Shift+C"_s));
    preferences =
        make("preferences", tr("&Preferences..."),
             tr("Thresholds, threads, theme, fetching and caches"), QKeySequence(u"Ctrl+,"_s));
    preferences->setMenuRole(QAction::PreferencesRole);
}

void Actions::makeRunActions() {
    run = make("run", tr("&Run"), tr("Run what the chosen columns still lack"),
               QKeySequence(u"F5"_s), u"run"_s);
    rerun = make("rerun", tr("Run &again"), tr("Drop the results and run the chosen columns again"),
                 QKeySequence(u"Ctrl+R"_s));
    benchmark = make("benchmark", tr("Measure &latency"),
                     tr("Time plain passes of the chosen columns, with warm-up and repeats"),
                     QKeySequence(u"Ctrl+B"_s), u"speed"_s);
    cancel = make("cancel", tr("&Cancel"), tr("Stop all work; what is done stays"),
                  QKeySequence(u"Shift+F5"_s), u"cancel"_s);
    cancel->setEnabled(false);
    cancel->setProperty(kWhyDisabled, tr("Nothing runs."));
    automaticWeights = make("automaticWeights", tr("Weights from the &cache"),
                            tr("Published weights where a cache folder has them, otherwise the "
                               "demo of B0 and random ones"));
    randomWeights = make("randomWeights", tr("Ra&ndom weights"),
                         tr("Random weights, drawn so that every layer stays near unit scale; "
                            "predictions mean nothing"));
    allColumns = make("allColumns", tr("A&ll columns"), tr("Choose B0 to B7 and your own networks"),
                      QKeySequence(u"Ctrl+Shift+A"_s));
    onlyFocus = make("onlyFocus", tr("Only the &focused column"),
                     tr("Leave out all columns but the one that is marked"),
                     QKeySequence(u"Ctrl+Shift+N"_s));
}

void Actions::makeViewActions() {
    themeSystem =
        make("themeSystem", tr("As the &system"), tr("Light or dark as the desktop has it"));
    themeLight = make("themeLight", tr("&Light"), tr("Dark text on light ground"));
    themeDark = make("themeDark", tr("&Dark"), tr("Light text on dark ground"));
    for (QAction* theme : {themeSystem, themeLight, themeDark}) {
        theme->setCheckable(true);
        m_themeGroup->addAction(theme);
    }
    fullScreen =
        make("fullScreen", tr("&Full screen"), tr("Use the whole screen"), QKeySequence(u"F11"_s));
    fullScreen->setCheckable(true);
    palette = make("palette", tr("&Find a command, page, block, class or file..."),
                   tr("Everything that the window can do or show, by a few letters of its name"),
                   QKeySequence(u"Ctrl+K"_s));
    definitions =
        make("definitions", tr("&Definitions"),
             tr("Every measure with its formula, thresholds and source"), QKeySequence(u"F1"_s));
    shortcuts =
        make("shortcuts", tr("&Keyboard shortcuts"), tr("What the keys do"), QKeySequence(u"?"_s));
    shortcuts->setShortcuts({QKeySequence(u"?"_s), QKeySequence(u"Ctrl+/"_s)});
    tour = make("tour", tr("&Tour"), tr("The parts of the window in two minutes"));
    about = make("about", tr("&About ScaleScope"), tr("Version, libraries and licences"));
    about->setMenuRole(QAction::AboutRole);
}

void Actions::addPage(const QString& name, const QString& title) {
    const auto number = static_cast<int>(pages.size()) + 1;
    const QKeySequence key =
        number <= 10 ? QKeySequence(u"Ctrl+%1"_s.arg(number % 10)) : QKeySequence();
    QAction* page = make("page", title, tr("Show the page %1").arg(title), key);
    page->setObjectName(u"page"_s + name);
    page->setData(name);
    page->setCheckable(true);
    m_pageGroup->addAction(page);
    pages.push_back(page);
}

std::vector<QAction*> Actions::all() const {
    std::vector<QAction*> list{
        openImage,   openFolder, openWeights,      openWeightsFolder, fetchWeights, compareWeights,
        openNetwork, pasteImage, saveReport,       saveScreenshot,    quit,         undo,
        redo,        copy,       saveView,         copyPage,          run,          rerun,
        benchmark,   cancel,     automaticWeights, randomWeights,     allColumns,   onlyFocus};
    list.insert(list.end(), pages.begin(), pages.end());
    list.insert(list.end(), {themeSystem, themeLight, themeDark, fullScreen, palette, definitions,
                             shortcuts, tour, about});
    return list;
}

}  // namespace scalescope::ui
