// SPDX-License-Identifier: Apache-2.0
#include "ui/window/menus.h"

#include "ui/widgets/image_button.h"
#include "ui/window/actions.h"
#include "ui/window/palette_entries.h"

#include <QMenu>
#include <QMenuBar>

namespace scalescope::ui {

namespace {

void addFile(QMenuBar& bar, Actions& actions, ImageButton& images) {
    QMenu* file = bar.addMenu(QMenuBar::tr("&File"));
    file->addActions({actions.openImage, actions.openFolder, actions.pasteImage});
    images.addSamples(*file->addMenu(QMenuBar::tr("Sa&mples")));
    QMenu* recent = file->addMenu(QMenuBar::tr("&Recent files"));
    recent->setProperty(kMadeOnOpening, true);
    QObject::connect(recent, &QMenu::aboutToShow, recent, [recent, &actions, &images] {
        recent->clear();
        images.addRecent(*recent);
        recent->addSeparator();
        recent->addAction(actions.clearRecent);
    });
    file->addSeparator();
    file->addActions({actions.openWeights, actions.openWeightsFolder, actions.fetchWeights,
                      actions.compareWeights, actions.automaticWeights, actions.randomWeights});
    file->addSeparator();
    file->addAction(actions.openNetwork);
    file->addSeparator();
    file->addActions({actions.saveReport, actions.saveScreenshot});
    file->addSeparator();
    file->addAction(actions.quit);
}

void addEdit(QMenuBar& bar, const Actions& actions) {
    QMenu* edit = bar.addMenu(QMenuBar::tr("&Edit"));
    edit->addActions({actions.undo, actions.redo});
    edit->addSeparator();
    edit->addActions({actions.copy, actions.saveView, actions.copyPage});
    edit->addSeparator();
    edit->addAction(actions.preferences);
}

void addRun(QMenuBar& bar, const Actions& actions) {
    QMenu* run = bar.addMenu(QMenuBar::tr("&Run"));
    run->addActions({actions.run, actions.rerun, actions.benchmark, actions.cancel});
    run->addSeparator();
    run->addActions({actions.allColumns, actions.onlyFocus});
}

void addView(QMenuBar& bar, const Actions& actions) {
    QMenu* view = bar.addMenu(QMenuBar::tr("&View"));
    for (QAction* page : actions.pages)
        view->addAction(page);
    QMenu* theme = view->addMenu(QMenuBar::tr("&Theme"));
    theme->addActions({actions.themeSystem, actions.themeLight, actions.themeDark});
    view->addAction(actions.fullScreen);
}

void addHelp(QMenuBar& bar, const Actions& actions) {
    QMenu* help = bar.addMenu(QMenuBar::tr("&Help"));
    help->addAction(actions.palette);
    help->addActions({actions.definitions, actions.shortcuts, actions.tour, actions.about});
}

}  // namespace

void fillMenuBar(QMenuBar& bar, Actions& actions, ImageButton& images) {
    addFile(bar, actions, images);
    addEdit(bar, actions);
    addRun(bar, actions);
    addView(bar, actions);
    addHelp(bar, actions);
}

}  // namespace scalescope::ui
