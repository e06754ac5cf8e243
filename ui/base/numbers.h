// SPDX-License-Identifier: Apache-2.0
// Numbers as the window shows them. Its sentences are English and partly come from core, which
// knows no locale; so every number has a point as its decimal sign, whatever the system's locale.
#pragma once

#include <QLocale>
#include <QString>

namespace scalescope::ui {

/// For widgets in which numbers are typed.
[[nodiscard]] QLocale numberLocale();
/// "0.50": so many decimals; "–" when it is not a number.
[[nodiscard]] QString fixed(double value, int decimals);
/// "0.0123", "1.2e+07": so many significant digits.
[[nodiscard]] QString significant(double value, int digits = 3);
/// Digits of a number's text in groups of three with a thin space, from five on: "12 000".
[[nodiscard]] QString grouped(QString number);
/// "812", "12 000".
[[nodiscard]] QString countText(qulonglong count);

}  // namespace scalescope::ui
