// SPDX-License-Identifier: Apache-2.0
// What helps a person to find the way: the command palette, the list of keys, definitions,
// preferences and the tour.
#pragma once

#include "ui/window/commands.h"

#include <QObject>
#include <QPointer>

namespace scalescope::ui {

class CommandPalette;
class DefinitionsDialog;
class KeyOverlay;
class PreferencesDialog;
class Tour;

class Guides : public QObject {
    Q_OBJECT
public:
    Guides(const Commands::Parts& parts, QMainWindow& window);

private:
    void showPalette();
    void showKeys();
    void showDefinition(const QString& key);
    void showPreferences();
    void startTour();
    void chooseTheme(ThemeChoice choice);
    [[nodiscard]] static QString keyOfFocus();
    void showPage(const QString& name);

    Commands::Parts m_parts;
    QMainWindow& m_window;
    CommandPalette* m_palette = nullptr;
    KeyOverlay* m_keys = nullptr;
    Tour* m_tour = nullptr;
    QPointer<DefinitionsDialog> m_definitions;
    QPointer<PreferencesDialog> m_preferences;
};

}  // namespace scalescope::ui
