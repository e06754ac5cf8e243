// SPDX-License-Identifier: Apache-2.0
#include "ui/window/key_list.h"

#include "ui/base/texts.h"
#include "ui/pages/inspect/prediction_list.h"
#include "ui/pages/page.h"
#include "ui/plots/plot_commands.h"
#include "ui/widgets/diagram_view.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/map_tiles.h"
#include "ui/widgets/table_panel.h"
#include "ui/widgets/view_actions.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>

namespace scalescope::ui {

namespace {

void addActions(KeyGroup& group, const QList<QAction*>& actions) {
    for (const QAction* action : actions) {
        if (const QMenu* menu = action->menu())
            addActions(group, menu->actions());
        QStringList keys;
        for (const QKeySequence& each : action->shortcuts())
            keys << keyText(each);
        if (!keys.isEmpty())
            group.uses.push_back({keys.first(), action->text().remove(u'&')});
    }
}

void addPages(std::vector<KeyGroup>& groups, const QMainWindow& window) {
    for (const Page* page : window.findChildren<Page*>()) {
        KeyGroup group{Texts::tr("On the page %1").arg(page->title()), {}};
        for (const QShortcut* shortcut : page->findChildren<QShortcut*>())
            group.uses.push_back({keyText(shortcut->key()), shortcut->whatsThis()});
        if (!group.uses.empty())
            groups.push_back(std::move(group));
    }
}

KeyGroup mouseUses() {
    return {Texts::tr("With the mouse"),
            {{Texts::tr("Wheel, drag"), Texts::tr("Zoom and move a chart, drawing or picture")},
             {Texts::tr("Double click"), Texts::tr("Show all of it again")},
             {Texts::tr("Right click"), Texts::tr("Copy and save a view; menu of a column's chip")},
             {Texts::tr("Click a chip"), Texts::tr("Choose a column or leave it out")},
             {Texts::tr("Ctrl+click a chip"), Texts::tr("Choose this column only")},
             {Texts::tr("Drop"), Texts::tr("Open images, folders, weights and networks")}}};
}

}  // namespace

std::vector<KeyGroup> keyGroups(const QMainWindow& window) {
    std::vector<KeyGroup> groups;
    for (const QAction* menu : window.menuBar()->actions()) {
        KeyGroup group{menu->text().remove(u'&'), {}};
        addActions(group, menu->menu()->actions());
        groups.push_back(std::move(group));
    }
    addPages(groups, window);
    groups.push_back(plotKeys());
    groups.push_back(TablePanel::keys());
    if (const auto* picture = window.findChild<ImageView*>())
        groups.push_back(keysOfActions(Texts::tr("In a picture"), *picture));
    if (const auto* drawing = window.findChild<DiagramView*>())
        groups.push_back(keysOfActions(Texts::tr("In a drawing"), *drawing));
    groups.push_back(MapTiles::keys());
    groups.push_back(PredictionList::keys());
    groups.push_back(mouseUses());
    return groups;
}

}  // namespace scalescope::ui
