// SPDX-License-Identifier: Apache-2.0
#include "ui/window/guides.h"

#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_overlay.h"
#include "ui/window/key_list.h"
#include "ui/window/opener.h"
#include "ui/window/palette_entries.h"

#include <QMainWindow>
#include <QMenuBar>

namespace scalescope::ui {

Guides::Guides(const Commands::Parts& parts, QMainWindow& window)
    : QObject(&window),
      m_parts(parts),
      m_window(window),
      m_palette(new CommandPalette(window)),
      m_keys(new KeyOverlay(window)) {
    connect(m_parts.actions.shortcuts, &QAction::triggered, this, &Guides::showKeys);
    connect(m_parts.actions.palette, &QAction::triggered, this, &Guides::showPalette);
}

void Guides::showPalette() {
    if (m_palette->isVisible())
        return m_palette->shut();
    m_palette->offer(paletteEntries(
        {.menus = *m_window.menuBar(),
         .study = m_parts.study,
         .selection = m_parts.selection,
         .recentFiles = m_parts.settings.recentFiles,
         .showPage = [this](const QString& title) { showPage(title); },
         .openPath = [this](const QString& path) { m_parts.opener.openPath(path); }}));
}

void Guides::showKeys() {
    if (m_keys->isVisible())
        return m_keys->shut();
    m_keys->offer(keyGroups(m_window));
}

void Guides::showPage(const QString& title) {
    for (QAction* page : m_parts.actions.pages)
        if (page->text() == title)
            page->trigger();
}

}  // namespace scalescope::ui
