// SPDX-License-Identifier: Apache-2.0
// Without eyes and without a mouse: every control has a name, and Tab reaches and leaves it.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/window/definitions_dialog.h"
#include "ui/window/preferences_dialog.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDialog>
#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QTabBar>
#include <QTextBrowser>
#include <QToolButton>

#include <set>

using namespace scalescope;
using namespace scalescope::ui;
using namespace Qt::StringLiterals;
using test::WindowFixture;

namespace {

QString pathOf(const QWidget& widget) {
    QString path;
    for (const QWidget* each = &widget; each; each = each->parentWidget())
        path.prepend(u'/' + QString::fromLatin1(each->metaObject()->className()) + u' ' +
                     each->objectName());
    return path;
}

/// Of what can be used by keys: none has to be guessed from what it looks like.
QStringList namelessIn(const QWidget& top) {
    QStringList nameless;
    for (auto* widget : top.findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy() ||
            widget->window() != top.window())
            continue;
        if (widget->objectName().startsWith("qt_"_L1) || widget->inherits("QScrollArea"))
            continue;
        const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(widget);
        if (said && said->role() == QAccessible::PageTabList)  // each of its tabs has a name
            continue;
        if (!said || said->text(QAccessible::Name).trimmed().isEmpty())
            nameless << pathOf(*widget);
    }
    return nameless;
}

/// What Tab comes to on its way round; empty where it stays in one place.
std::set<QWidget*> wayOfTab(QWidget& window, QWidget& start, QString& trap) {
    start.setFocus(Qt::TabFocusReason);
    std::set<QWidget*> way;
    constexpr int kLongWay = 600;
    QWidget* at = QApplication::focusWidget();
    int stays = 0;
    for (int i = 0; i < kLongWay && at; ++i) {
        way.insert(at);
        QTest::keyClick(at, Qt::Key_Tab);
        QWidget* next = QApplication::focusWidget();
        // A text with links is gone through link by link.
        stays = next == at ? stays + 1 : 0;
        const bool linked = qobject_cast<QTextBrowser*>(at) || qobject_cast<QLabel*>(at);
        if (stays > (linked ? 50 : 0)) {
            trap = pathOf(*at);
            return {};
        }
        at = next;
        if (at == &start)
            return way;
    }
    trap = QStringLiteral("does not come round in ") + window.objectName();
    return {};
}

}  // namespace

class TstAccessibility : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyControlOfThePagesHasAName() {
        WindowFixture f({0, 1});
        f.openAndWait();
        for (const QString& title : f.window.pageNames()) {
            f.window.showPage(title);
            QTest::qWait(50);
            QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
        }
        QStringList nameless = namelessIn(f.window);
        QVERIFY2(nameless.isEmpty(), qPrintable(QString::number(nameless.size()) +
                                                nameless.mid(0, 40).join(QStringLiteral("\n"))));
    }

    void everyControlOfTheDialogsHasAName() {
        WindowFixture f({0});
        for (const char* action : {"preferences", "definitions", "about", "palette", "shortcuts"}) {
            f.child<QAction>(action)->trigger();
            QTest::qWait(10);
        }
        int dialogs = 0;
        for (const auto* dialog : f.window.findChildren<QDialog*>()) {
            QVERIFY(!dialog->windowTitle().isEmpty());
            const QStringList nameless = namelessIn(*dialog);
            QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("\n"))));
            ++dialogs;
        }
        QVERIFY(dialogs >= 3);
    }

    void dialogsHaveACloseButton() {
        WindowFixture f({0});
        for (const char* action : {"preferences", "definitions", "about"})
            f.child<QAction>(action)->trigger();
        for (auto* dialog : f.window.findChildren<QDialog*>()) {
            QAbstractButton* close = nullptr;
            for (auto* button : dialog->findChildren<QAbstractButton*>())
                if (button->text().remove(u'&') == "Close"_L1)
                    close = button;
            QVERIFY2(close, qPrintable(dialog->windowTitle()));
            close->click();
            QVERIFY(!dialog->isVisible());
        }
    }

    /// Alt+R opens the menu Run on every page, and does nothing else there.
    void keysOfTheMenuBarAreNoOtherWidgets() {
        WindowFixture f({0});
        f.openAndWait();
        std::set<QString> menus;
        for (const QAction* menu : f.window.menuBar()->actions())
            menus.insert(QKeySequence::mnemonic(menu->text()).toString());
        QCOMPARE(menus.size(), 5U);
        int marked = 0;
        const auto look = [&](const QString& text) {
            const QString key = QKeySequence::mnemonic(text).toString();
            marked += key.isEmpty() ? 0 : 1;
            QVERIFY2(key.isEmpty() || !menus.contains(key), qPrintable(text));
        };
        for (const QString& name : f.window.pageNames()) {
            const auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + name);
            for (const auto* button : page->findChildren<QAbstractButton*>())
                look(button->text());
            for (const auto* label : page->findChildren<QLabel*>())
                if (label->buddy())
                    look(label->text());
            for (const auto* box : page->findChildren<QGroupBox*>())
                look(box->title());
            for (const auto* tabs : page->findChildren<QTabBar*>())
                for (int tab = 0; tab < tabs->count(); ++tab)
                    look(tabs->tabText(tab));
        }
        QVERIFY(marked > 10);
    }

    void tabGoesRoundOnEveryPage() {
        WindowFixture f({0, 1});
        f.openAndWait();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        auto* list = f.child<QListWidget>("pageList");
        for (const QString& title : f.window.pageNames()) {
            f.window.showPage(title);
            QTest::qWait(50);
            QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
            const ColumnIndex focus = f.selection.focus();
            QString trap;
            const std::set<QWidget*> way = wayOfTab(f.window, *list, trap);
            QVERIFY2(!way.empty(), qPrintable(title + QStringLiteral(": ") + trap));
            QVERIFY2(f.selection.focus() == focus, "looking on chose another column");
            auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + title);
            const bool inside = std::any_of(way.begin(), way.end(), [page](const QWidget* each) {
                return page->isAncestorOf(each);
            });
            QVERIFY2(inside, qPrintable(title + QStringLiteral(" is left out")));
        }
    }
};

SCALESCOPE_GUI_TEST(TstAccessibility)
#include "tst_accessibility.moc"
