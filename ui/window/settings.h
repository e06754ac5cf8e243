// SPDX-License-Identifier: Apache-2.0
// What the window remembers between two starts.
#pragma once

#include "core/diagnostics/thresholds.h"
#include "core/exec/run_options.h"
#include "core/scaling/definition.h"
#include "ui/window/appearance.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace scalescope::ui {

/// Plain values; pages keep their own view state beside them.
struct Settings {
    QByteArray geometry;
    QString page;
    QStringList networks;       ///< definitions of one's own from column 8 on; empty: a free column
    QStringList extraColumns;   ///< networks once more: columnTexts
    QStringList weightFiles;    ///< files that networks run on: fileTexts
    QStringList weightDigests;  ///< "SHA-256 path" of these files
    std::vector<ColumnIndex> columns = columnRange(0, kFirstExtra.value());
    ColumnIndex focus;
    QString imagePath;  ///< empty: a sample
    QString sample = QStringLiteral("generated-fish");
    QStringList recentFiles;  ///< newest first
    ThemeChoice theme = ThemeChoice::System;
    QString language;  ///< of `languages`; empty: as the system
    RunOptions options;
    QString preprocess = QStringLiteral("default");
    Thresholds thresholds;
    QString fetchFolder;   ///< for fetched weights; empty: torchvision's cache
    bool offline = false;  ///< nothing is fetched from the network
    bool tourSeen = false;
    bool fetchBanner = true;  ///< the user has not closed it
};

/// Values that cannot be used are replaced by their defaults.
[[nodiscard]] Settings loadSettings(const QSettings& store);
void saveSettings(const Settings& settings, QSettings& store);

void keepNetworks(Settings& settings, const std::map<ColumnIndex, NetworkDefinition>& networks);
/// By column; definitions that cannot be used are left out.
[[nodiscard]] std::map<ColumnIndex, NetworkDefinition> keptNetworks(const Settings& settings);

/// Puts path in front; at most ten stay.
void addRecentFile(Settings& settings, const QString& path);

}  // namespace scalescope::ui
