// SPDX-License-Identifier: Apache-2.0
#include "ui/window/appearance.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QSettings>
#include <QStyle>
#include <QTimer>

#include <utility>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include "ui/base/edge_style.h"
#include "ui/base/theme.h"

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

QString gtkFile() {
    return QDir::homePath() + u"/.config/gtk-3.0/settings.ini"_s;
}

QString kdeFile() {
    return QDir::homePath() + u"/.config/kdeglobals"_s;
}

/// What the desktop's own files say; Qt 6.4 tells the colours of some desktops only.
bool desktopPrefersDark() {
    if (qEnvironmentVariable("GTK_THEME").contains(u"dark"_s, Qt::CaseInsensitive))
        return true;
    const QSettings gtk(gtkFile(), QSettings::IniFormat);
    if (gtk.value(u"Settings/gtk-application-prefer-dark-theme"_s).toBool())
        return true;
    const QSettings kde(kdeFile(), QSettings::IniFormat);
    // QSettings takes the group [General] for the top.
    return kde.value(u"ColorScheme"_s).toString().contains(u"dark"_s, Qt::CaseInsensitive);
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

/// What the platform says, without the palette that this program has set.
bool platformIsDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    QApplication::setPalette(QPalette());
    return isDark(QApplication::palette());
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

Appearance::Appearance(QObject* parent) : QObject(parent) {
    readSystem();  // of the platform's style: the one set next has colours of its own
    QApplication::setStyle(new EdgeStyle);
    apply();
    qApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &Appearance::followSystem);
#endif
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, &Appearance::followSystem);
    watchFiles();
}

void Appearance::choose(ThemeChoice choice) {
    m_choice = choice;
    if (choice == ThemeChoice::System)
        readSystem();
    apply();
}

/// Qt before 6.5 tells a change of the desktop's colours by this event alone.
bool Appearance::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange)
        followSystem();
    return QObject::eventFilter(watched, event);
}

void Appearance::followSystem() {
    if (std::exchange(m_scheduled, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_scheduled = false;
        watchFiles();
        if (m_choice == ThemeChoice::System)
            choose(m_choice);
    });
}

void Appearance::readSystem() {
    m_systemIsDark = platformIsDark() || desktopPrefersDark();
}

/// A file that was replaced by renaming is no longer watched.
void Appearance::watchFiles() {
    for (const QString& path : {gtkFile(), kdeFile()})
        if (QFileInfo::exists(path) && !m_files.files().contains(path))
            m_files.addPath(path);
}

void Appearance::apply() {
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemIsDark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

}  // namespace scalescope::ui
