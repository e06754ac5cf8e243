// SPDX-License-Identifier: Apache-2.0
// Light, dark, or as the system has it.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();
    void followSystem();  ///< soon and once, however many signs there are
    void readSystem();
    void watchFiles();

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemIsDark = false;
    bool m_scheduled = false;
    QFileSystemWatcher m_files;
};

}  // namespace scalescope::ui
