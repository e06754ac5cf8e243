// SPDX-License-Identifier: Apache-2.0
// One key means one thing, wherever the focus is; and the list of keys tells all of them.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/base/key_use.h"
#include "ui/pages/page.h"
#include "ui/plots/plot_commands.h"
#include "ui/widgets/key_overlay.h"
#include "ui/widgets/table_panel.h"
#include "ui/window/key_list.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QTableView>
#include <QTest>

#include <map>
#include <set>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

namespace {

/// Every page drawn once: pages make views when they need them.
void drawAllPages(WindowFixture& f) {
    f.openAndWait();
    for (const QString& title : f.window.pageNames()) {
        f.window.showPage(title);
        QTest::qWait(30);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
}

QString firstWord(const QString& text) {
    return text.section(u' ', 0, 0).remove(u'&').remove(u'.');
}

using Meanings = std::map<QString, std::set<QString>>;

/// The first word of what each key does, by key: "Copy" of "Copy as CSV" and of "Copy image".
Meanings meaningsIn(const QMainWindow& window) {
    Meanings meanings;
    for (const QAction* action : window.findChildren<QAction*>())
        for (const QKeySequence& keys : action->shortcuts())
            meanings[keyText(keys)].insert(firstWord(action->text()));
    for (const QShortcut* shortcut : window.findChildren<QShortcut*>())
        meanings[keyText(shortcut->key())].insert(firstWord(shortcut->whatsThis()));
    for (const KeyGroup& group : {plotKeys(), TablePanel::keys()})
        for (const KeyUse& use : group.uses)
            meanings[use.keys].insert(firstWord(use.does));
    return meanings;
}

}  // namespace

class TstKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void noKeyMeansTwoThings() {
        WindowFixture f({0, 1});
        drawAllPages(f);
        const Meanings meanings = meaningsIn(f.window);
        QVERIFY(meanings.contains(keyText(QKeySequence::Save)));
        for (const auto& [keys, words] : meanings) {
            const QStringList list(words.begin(), words.end());
            // Home shows all of a drawing as it resets the zoom of a chart.
            if (keys == keyText(Qt::Key_Home))
                continue;
            QVERIFY2(words.size() == 1U,
                     qPrintable(keys + QStringLiteral(": ") + list.join(QStringLiteral(", "))));
        }
    }

    /// A key of the window that a part of a page has as well would do neither.
    void noKeyOfTheWindowIsTakenByAPage() {
        WindowFixture f({0, 1});
        drawAllPages(f);
        std::set<QString> ofTheWindow;
        for (const QAction* action : f.child<Actions>("actions")->all())
            if (action->shortcutContext() == Qt::WindowShortcut)
                for (const QKeySequence& keys : action->shortcuts())
                    QVERIFY2(ofTheWindow.insert(keyText(keys)).second, qPrintable(keyText(keys)));
        for (const Page* page : f.window.findChildren<Page*>()) {
            for (const QAction* action : page->findChildren<QAction*>())
                for (const QKeySequence& keys : action->shortcuts())
                    QVERIFY2(!ofTheWindow.contains(keyText(keys)), qPrintable(action->text()));
            for (const QShortcut* shortcut : page->findChildren<QShortcut*>()) {
                QVERIFY(!ofTheWindow.contains(keyText(shortcut->key())));
                QVERIFY2(!shortcut->whatsThis().isEmpty(), "the list of keys cannot say it");
            }
        }
    }

    void theListHasEveryKeyOfTheMenusAndViews() {
        WindowFixture f({0, 1});
        drawAllPages(f);
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        QTest::keyClick(&f.window, Qt::Key_Question);
        const auto* overlay = f.child<KeyOverlay>("keyOverlay");
        QVERIFY(overlay->isVisible());
        QString shown;
        for (const auto* label : overlay->findChildren<QLabel*>(QStringLiteral("keyGroup")))
            shown += label->text();
        for (const QAction* action : f.child<Actions>("actions")->all())
            if (!action->shortcut().isEmpty())
                QVERIFY2(shown.contains(keyText(action->shortcut()).toHtmlEscaped()),
                         qPrintable(action->text()));
        for (const QShortcut* shortcut : f.window.findChildren<QShortcut*>())
            QVERIFY2(shown.contains(shortcut->whatsThis()), qPrintable(shortcut->whatsThis()));
        for (const KeyGroup& group : {plotKeys(), TablePanel::keys()})
            QVERIFY2(shown.contains(group.title), qPrintable(group.title));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!overlay->isVisible());
    }

    void aQuestionMarkIsTypedWhereOneTypes() {
        WindowFixture f({0});
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        QTest::keyClick(&f.window, Qt::Key_K, Qt::ControlModifier);
        auto* search = f.child<QLineEdit>("paletteSearch");
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClick(search, '?');
        QCOMPARE(search->text(), QStringLiteral("?"));
        QVERIFY(!f.child<KeyOverlay>("keyOverlay")->isVisible());
    }

    /// The menu's entries ask the view that has the focus, whatever sort it is.
    void copyOfTheMenuTakesTheTableWithTheFocus() {
        WindowFixture f({0, 1});
        f.openAndWait();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        QTableView* view = nullptr;
        for (const QString& title : f.window.pageNames()) {
            f.window.showPage(title);
            QTest::qWait(50);
            for (const auto* table : f.window.findChildren<TablePanel*>())
                if (!view && table->isVisible() && !table->table().rows.empty())
                    view = table->view();
            if (view)
                break;
        }
        QVERIFY(view);
        view->setFocus();
        QApplication::clipboard()->clear();
        f.child<QAction>("copy")->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(u'|'));
    }
};

SCALESCOPE_GUI_TEST(TstKeys)
#include "tst_keys.moc"
