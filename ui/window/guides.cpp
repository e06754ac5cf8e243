// SPDX-License-Identifier: Apache-2.0
#include "ui/window/guides.h"

#include "ui/plots/plot_widget.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_overlay.h"
#include "ui/window/definitions_dialog.h"
#include "ui/window/key_list.h"
#include "ui/window/opener.h"
#include "ui/window/page_listener.h"
#include "ui/window/palette_entries.h"
#include "ui/window/preferences_dialog.h"
#include "ui/window/tour_steps.h"

#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>

namespace scalescope::ui {

Guides::Guides(const Commands::Parts& parts, QMainWindow& window)
    : QObject(&window),
      m_parts(parts),
      m_window(window),
      m_palette(new CommandPalette(window)),
      m_keys(new KeyOverlay(window)),
      m_tour(new Tour(window)) {
    connect(m_parts.actions.tour, &QAction::triggered, this, &Guides::startTour);
    connect(m_parts.actions.definitions, &QAction::triggered, this,
            [this] { showDefinition(keyOfFocus()); });
    connect(&m_parts.listener, &PageListener::definitionWanted, this, &Guides::showDefinition);
    connect(m_parts.actions.preferences, &QAction::triggered, this, &Guides::showPreferences);
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
         .showPage = [this](const QString& name) { showPage(name); },
         .openPath = [this](const QString& path) { m_parts.opener.openPath(path); }}));
}

void Guides::showKeys() {
    if (m_keys->isVisible())
        return m_keys->shut();
    m_keys->offer(keyGroups(m_window));
}

/// The entry of the chart that has the focus; else empty.
QString Guides::keyOfFocus() {
    for (const QWidget* widget = QApplication::focusWidget(); widget;
         widget = widget->parentWidget())
        if (const auto* chart = qobject_cast<const PlotWidget*>(widget))
            return chart->definitionKey();
    return {};
}

void Guides::showDefinition(const QString& key) {
    if (!m_definitions) {
        m_definitions = new DefinitionsDialog(&m_window);
        connect(m_definitions, &DefinitionsDialog::preferencesWanted, this,
                &Guides::showPreferences);
        connect(&m_parts.study, &Study::settingsChanged, m_definitions,
                [this] { m_definitions->setThresholds(m_parts.study.settings().thresholds()); });
        m_definitions->setThresholds(m_parts.study.settings().thresholds());
    }
    m_definitions->showEntry(key);
}

void Guides::showPreferences() {
    if (!m_preferences) {
        m_preferences = new PreferencesDialog(m_parts.study, m_parts.settings, &m_window);
        connect(m_preferences, &PreferencesDialog::themeChosen, this, &Guides::chooseTheme);
    }
    m_preferences->show();
    m_preferences->raise();
    m_preferences->activateWindow();
}

void Guides::startTour() {
    m_parts.settings.tourSeen = true;
    m_tour->start(tourSteps(m_window, [this](const QString& name) { showPage(name); }));
}

void Guides::chooseTheme(ThemeChoice choice) {
    QAction* const theme = choice == ThemeChoice::Light  ? m_parts.actions.themeLight
                           : choice == ThemeChoice::Dark ? m_parts.actions.themeDark
                                                         : m_parts.actions.themeSystem;
    theme->trigger();
}

void Guides::showPage(const QString& name) {
    for (QAction* page : m_parts.actions.pages)
        if (page->data().toString() == name)
            page->trigger();
}

}  // namespace scalescope::ui
