// SPDX-License-Identifier: Apache-2.0
// The language of the window.
#pragma once

#include <QString>
#include <QStringList>

namespace scalescope::ui {

/// "en", "de": what there are words for. English is what the sources are written in.
[[nodiscard]] const QStringList& languages();
/// "Deutsch" of "de".
[[nodiscard]] QString nameOfLanguage(const QString& language);
/// The first of the system's languages that there are words for; else English.
[[nodiscard]] QString systemLanguage();

/// English until another one is used.
[[nodiscard]] QString usedLanguage();
/// Of the program from here on; widgets that are there keep theirs. "" or what is unknown: the
/// system's.
void useLanguage(const QString& language);

}  // namespace scalescope::ui
