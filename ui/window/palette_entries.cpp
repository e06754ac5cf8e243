// SPDX-License-Identifier: Apache-2.0
#include "ui/window/palette_entries.h"

#include "core/input/labels.h"
#include "ui/base/convert.h"
#include "ui/base/texts.h"
#include "ui/pages/page_parts.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

/// "&Open image..." without its underlined letter.
QString plainText(QString text) {
    return text.remove(u'&');
}

PaletteEntry::Kind kindOf(const QAction& action) {
    return action.objectName().startsWith("page"_L1)      ? PaletteEntry::Kind::Page
           : action.objectName().startsWith("sample "_L1) ? PaletteEntry::Kind::File
                                                          : PaletteEntry::Kind::Action;
}

void addMenu(std::vector<PaletteEntry>& entries, const QList<QAction*>& actions,
             const QString& group) {
    for (QAction* action : actions) {
        if (const QMenu* menu = action->menu()) {
            if (!menu->property(kMadeOnOpening).toBool())
                addMenu(entries, menu->actions(), plainText(menu->title()));
            continue;
        }
        if (action->isSeparator() || !action->isVisible())
            continue;
        QString why;
        if (!action->isEnabled()) {
            why = action->property(kWhyDisabled).toString();
            if (why.isEmpty())
                why = Texts::tr("Not possible now.");
        }
        entries.push_back({kindOf(*action), plainText(action->text()), group,
                           action->shortcut().toString(QKeySequence::NativeText), why,
                           [target = QPointer<QAction>(action)] {
                               if (target)
                                   target->trigger();
                           }});
    }
}

void addBlocks(std::vector<PaletteEntry>& entries, const PaletteSources& from) {
    const ColumnIndex column = from.selection.focus();
    const auto graph = graphOf(from.study.entry(column));
    const QString group = Texts::tr("Block of %1").arg(nameOf(from.study, column));
    for (const BlockSpec& block : graph->architecture.blocks) {
        const double depth = graph->relativeDepth(block.index);
        entries.push_back({PaletteEntry::Kind::Block,
                           Texts::tr("Block %1").arg(qstr(block.name())),
                           group,
                           {},
                           {},
                           [&selection = from.selection, show = from.showPage, depth] {
                               selection.setDepth(depth);
                               show(u"Architecture"_s);
                           }});
    }
}

void addClasses(std::vector<PaletteEntry>& entries, const PaletteSources& from) {
    const auto diagnosis = from.study.entry(from.selection.focus()).diagnosis;
    if (!diagnosis || !diagnosis->labels)
        return;
    for (std::size_t i = 0; i < diagnosis->labels->names.size(); ++i) {
        const auto index = static_cast<int>(i);
        entries.push_back({PaletteEntry::Kind::Class,
                           qstr(labelOf(*diagnosis->labels, index)),
                           Texts::tr("Class %1").arg(index),
                           {},
                           {},
                           [&selection = from.selection, show = from.showPage, index] {
                               selection.setClassIndex(index);
                               show(u"Inspect"_s);
                           }});
    }
}

}  // namespace

std::vector<PaletteEntry> paletteEntries(const PaletteSources& from) {
    std::vector<PaletteEntry> entries;
    addMenu(entries, from.menus.actions(), {});
    for (const QString& path : from.recentFiles)
        entries.push_back({PaletteEntry::Kind::File,
                           QFileInfo(path).fileName(),
                           Texts::tr("Recent file in %1").arg(QFileInfo(path).path()),
                           {},
                           {},
                           [open = from.openPath, path] { open(path); }});
    addBlocks(entries, from);
    addClasses(entries, from);
    return entries;
}

}  // namespace scalescope::ui
