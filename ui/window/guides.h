// SPDX-License-Identifier: Apache-2.0
// What helps a person to find the way: the command palette, the list of keys.
#pragma once

#include "ui/window/commands.h"

#include <QObject>

namespace scalescope::ui {

class CommandPalette;
class KeyOverlay;

class Guides : public QObject {
    Q_OBJECT
public:
    Guides(const Commands::Parts& parts, QMainWindow& window);

private:
    void showPalette();
    void showKeys();
    void showPage(const QString& title);

    Commands::Parts m_parts;
    QMainWindow& m_window;
    CommandPalette* m_palette = nullptr;
    KeyOverlay* m_keys = nullptr;
};

}  // namespace scalescope::ui
