// SPDX-License-Identifier: Apache-2.0
// Files and folders that a copied text names: a path a line, or addresses as file managers copy
// them.
#pragma once

#include <QString>
#include <QStringList>

namespace scalescope::ui {

struct PastedPaths {
    QStringList paths;  ///< that are there; empty when a line names nothing
    QString stranger;   ///< the first line that names no file and no folder, shortened
};

/// "/home/a b/cat.jpg", "'cat.jpg'", "~/cat.jpg", "file:///home/a%20b/cat.jpg", "a\ b.jpg" of a
/// shell. A text of which any line is something else names nothing.
[[nodiscard]] PastedPaths pastedPaths(const QString& text);

}  // namespace scalescope::ui
