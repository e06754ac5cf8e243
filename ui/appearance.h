// SPDX-License-Identifier: Apache-2.0
// Light, dark, or as the system has it.
#pragma once

#include <QObject>
#include <QPalette>
#include <QString>
#include <optional>

namespace scalescope::ui {

enum class ThemeChoice { System, Light, Dark };

[[nodiscard]] QString themeName(ThemeChoice choice);  ///< "system", "light", "dark"
[[nodiscard]] std::optional<ThemeChoice> themeChoice(const QString& name);

/// Sets the application's palette; follows the desktop's colour scheme while System is chosen.
class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QObject* parent = nullptr);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);

private:
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    QPalette m_systemPalette;
};

}  // namespace scalescope::ui
