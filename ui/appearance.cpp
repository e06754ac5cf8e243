// SPDX-License-Identifier: Apache-2.0
#include "ui/appearance.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>

#include "ui/theme.h"

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

/// What the desktop's own files say; Qt 6.4 tells the colours of some desktops only.
bool desktopPrefersDark() {
    if (qEnvironmentVariable("GTK_THEME").contains(u"dark"_s, Qt::CaseInsensitive))
        return true;
    const QSettings gtk(QDir::homePath() + u"/.config/gtk-3.0/settings.ini"_s,
                        QSettings::IniFormat);
    if (gtk.value(u"Settings/gtk-application-prefer-dark-theme"_s).toBool())
        return true;
    const QSettings kde(QDir::homePath() + u"/.config/kdeglobals"_s, QSettings::IniFormat);
    return kde.value(u"General/ColorScheme"_s).toString().contains(u"dark"_s, Qt::CaseInsensitive);
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

}  // namespace

QString themeName(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::System:
            break;
        case ThemeChoice::Light:
            return u"light"_s;
        case ThemeChoice::Dark:
            return u"dark"_s;
    }
    return u"system"_s;
}

std::optional<ThemeChoice> themeChoice(const QString& name) {
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        if (name.compare(themeName(choice), Qt::CaseInsensitive) == 0)
            return choice;
    return std::nullopt;
}

Appearance::Appearance(QObject* parent)
    : QObject(parent), m_systemPalette(QApplication::palette()) {
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    apply();
}

void Appearance::choose(ThemeChoice choice) {
    m_choice = choice;
    apply();
}

void Appearance::apply() {
    const bool dark =
        m_choice == ThemeChoice::Dark ||
        (m_choice == ThemeChoice::System && (isDark(m_systemPalette) || desktopPrefersDark()));
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

}  // namespace scalescope::ui
