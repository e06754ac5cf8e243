// SPDX-License-Identifier: Apache-2.0
// How files leave the window: a dialog asks where, the file is written aside and then renamed.
#pragma once

#include <QString>

#include <functional>
#include <string_view>

class QIODevice;
class QWidget;

namespace scalescope::ui {

/// Writes aside, then renames. False when anything fails: the old file stays.
[[nodiscard]] bool writeAside(const QString& path, const std::function<bool(QIODevice&)>& write);
[[nodiscard]] bool writeAside(const QString& path, std::string_view text);

/// What the dialog says; starts in the home folder.
struct SaveTarget {
    QString title;     ///< "Save chart"
    QString name;      ///< without suffix: "gates-b3"
    QString suffix;    ///< "png"; empty: a folder, which the path then ends with "/" for
    QString filter{};  ///< "Web page (*.html);;PDF (*.pdf)"; empty: of the suffix alone
};
/// Not modal; take is called with the chosen path, never after parent is gone.
void askWhere(QWidget* parent, const SaveTarget& target,
              std::function<void(const QString& path)> take);

/// A file that is asked for and written at once.
struct SaveRequest {
    SaveTarget target;
    std::function<bool(const QString& path)> write;
    std::function<void(const QString& path)> saved;
    std::function<void(const QString& sentence)> failed;  ///< which file, and what to do
};
void askAndSave(QWidget* parent, SaveRequest request);

}  // namespace scalescope::ui
