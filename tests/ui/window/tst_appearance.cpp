// SPDX-License-Identifier: Apache-2.0
// Light, dark, and the desktop that changes its mind while the program runs.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "ui/base/theme.h"
#include "ui/window/appearance.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace scalescope::ui;

namespace {

bool isDark() {
    return themeOf(QApplication::palette()).dark;
}

}  // namespace

class TstAppearance : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_home;

    void writeKde(const char* scheme) {
        QFile file(m_home.filePath(QStringLiteral(".config/kdeglobals")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("[General]\nColorScheme=");
        file.write(scheme);
        file.write("\n");
    }

private Q_SLOTS:
    void init() {
        scalescope::test::failOnQtWarnings();
        qunsetenv("GTK_THEME");
        qputenv("HOME", m_home.path().toLocal8Bit());
        QVERIFY(QDir(m_home.path()).mkpath(QStringLiteral(".config")));
        writeKde("BreezeLight");
    }

    void nameAndChoiceAreInverse() {
        for (const ThemeChoice choice :
             {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
            QCOMPARE(themeChoice(themeName(choice)), std::optional(choice));
        QVERIFY(!themeChoice(QStringLiteral("sepia")));
    }

    void startsAsTheDesktopIs() {
        writeKde("BreezeDark");
        const Appearance appearance;
        QVERIFY(isDark());
    }

    void followsTheDesktopsFile() {
        const Appearance appearance;
        QVERIFY(!isDark());
        writeKde("BreezeDark");
        QTRY_VERIFY(isDark());
        writeKde("BreezeLight");
        QTRY_VERIFY(!isDark());
    }

    void followsAFileThatIsReplacedByRenaming() {
        const Appearance appearance;
        const QString path = m_home.filePath(QStringLiteral(".config/kdeglobals"));
        for (const char* scheme : {"BreezeDark", "BreezeLight", "BreezeDark"}) {
            QVERIFY(QFile::remove(path));
            writeKde(scheme);
            QTRY_COMPARE(isDark(), QLatin1String(scheme) == QLatin1String("BreezeDark"));
        }
    }

    void hearsThePlatformsThemeChange() {
        const Appearance appearance;
        QVERIFY(!isDark());
        qputenv("GTK_THEME", "Adwaita:dark");
        QWidget window;
        QEvent change(QEvent::ThemeChange);
        QApplication::sendEvent(&window, &change);
        QTRY_VERIFY(isDark());
    }

    void chosenThemeStaysWhateverTheDesktopDoes() {
        Appearance appearance;
        appearance.choose(ThemeChoice::Light);
        qputenv("GTK_THEME", "Adwaita:dark");
        QWidget window;
        QEvent change(QEvent::ThemeChange);
        QApplication::sendEvent(&window, &change);
        QCoreApplication::processEvents();
        QVERIFY(!isDark());
        appearance.choose(ThemeChoice::System);
        QVERIFY(isDark());
        appearance.choose(ThemeChoice::Light);
        QVERIFY(!isDark());
    }
};

SCALESCOPE_GUI_TEST(TstAppearance)
#include "tst_appearance.moc"
