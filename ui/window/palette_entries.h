// SPDX-License-Identifier: Apache-2.0
// What the command palette offers, gathered from the menus, the network that is looked at and the
// recent files.
#pragma once

#include "ui/engine/selection.h"
#include "ui/engine/study.h"
#include "ui/models/palette_model.h"

#include <QStringList>

class QMenuBar;

namespace scalescope::ui {

struct PaletteSources {
    const QMenuBar& menus;
    const Study& study;
    Selection& selection;
    QStringList recentFiles;
    std::function<void(const QString& page)> showPage;
    std::function<void(const QString& path)> openPath;
};

/// A menu whose entries are made when it opens: the palette has them from elsewhere.
inline constexpr const char* kMadeOnOpening = "madeOnOpening";
/// A property of an action: the sentence why it is disabled when it is.
inline constexpr const char* kWhyDisabled = "whyDisabled";

/// Every action of the menus, pages and samples among them; blocks of the focused column; recent
/// files; classes of its weights.
[[nodiscard]] std::vector<PaletteEntry> paletteEntries(const PaletteSources& from);

}  // namespace scalescope::ui
