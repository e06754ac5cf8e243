// SPDX-License-Identifier: Apache-2.0
// The command palette: everything is in it, is found, and does what it says.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/widgets/command_palette.h"

#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;
using namespace Qt::StringLiterals;
using test::WindowFixture;

namespace {

struct Palette {
    explicit Palette(const WindowFixture& f)
        : box(f.child<CommandPalette>("commandPalette")),
          search(f.child<QLineEdit>("paletteSearch")),
          list(f.child<QListView>("paletteList")) {}
    QStringList texts() const {
        QStringList all;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            all << list->model()->index(row, 0).data().toString();
        return all;
    }
    QString first() const { return texts().value(0); }
    void press(Qt::Key key) const { QTest::keyClick(search, key); }

    CommandPalette* box;
    QLineEdit* search;
    QListView* list;
};

void openPalette(WindowFixture& f) {
    QVERIFY(QTest::qWaitForWindowActive(&f.window));
    QTest::keyClick(&f.window, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(f.child<CommandPalette>("commandPalette")->isVisible());
}

}  // namespace

class TstCommandPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void hasEveryActionOfTheMenus() {
        WindowFixture f({0});
        openPalette(f);
        const Palette palette(f);
        for (const QAction* action : f.child<Actions>("actions")->all()) {
            const QString text = action->text().remove(u'&');
            palette.search->setText(text);
            QVERIFY2(palette.texts().contains(text), qPrintable(text));
        }
    }

    void findsAndDoes_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("a page") << QStringLiteral("satu") << QStringLiteral("Saturation");
        QTest::newRow("an action") << QStringLiteral("dark") << QStringLiteral("Dark");
        QTest::newRow("a block") << QStringLiteral("block 5.2") << QStringLiteral("Block 5.2");
        QTest::newRow("a class") << QStringLiteral("lyn") << QStringLiteral("lynx");
    }
    void findsAndDoes() {
        QFETCH(const QString, typed);
        QFETCH(const QString, first);
        WindowFixture f({0});
        f.openAndWait();
        openPalette(f);
        const Palette palette(f);
        QTest::keyClicks(palette.search, typed);
        QCOMPARE(palette.first(), first);
        palette.press(Qt::Key_Return);
        QVERIFY(!palette.box->isVisible());
        const QString page = f.settings.page;
        if (first == "Saturation"_L1)
            QCOMPARE(page, first);
        if (first == "Dark"_L1)
            QCOMPARE(f.settings.theme, ThemeChoice::Dark);
        if (first == "lynx"_L1)
            QCOMPARE(f.selection.classIndex(), std::optional(287));
        if (first == "Block 5.2"_L1) {
            QCOMPARE(page, QStringLiteral("Architecture"));
            const auto graph = buildGraph(f.study.entry(ColumnIndex(0)).spec);
            const int block = graph->blockAtDepth(f.selection.depth().value_or(-1.0));
            QCOMPARE(graph->architecture.blocks[static_cast<std::size_t>(block)].name(), "5.2");
        }
    }

    void arrowsChooseAndEscapeLeavesAllAsItWas() {
        WindowFixture f({0});
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        auto* list = f.child<QListWidget>("pageList");
        list->setFocus();
        openPalette(f);
        const Palette palette(f);
        QTRY_VERIFY(palette.search->hasFocus());
        const QString page = f.settings.page;
        palette.press(Qt::Key_Down);
        palette.press(Qt::Key_Down);
        palette.press(Qt::Key_Up);
        QCOMPARE(palette.list->currentIndex().row(), 1);
        palette.press(Qt::Key_Escape);
        QVERIFY(!palette.box->isVisible());
        QVERIFY2(list->hasFocus(), "the focus is not back where it was");
        QCOMPARE(f.settings.page, page);
    }

    void whatCannotBeDoneSaysWhyAndDoesNothing() {
        WindowFixture f({0});
        openPalette(f);
        const Palette palette(f);
        palette.search->setText(QStringLiteral("Undo"));
        QCOMPARE(palette.first(), QStringLiteral("Undo"));
        const QModelIndex first = palette.list->model()->index(0, 0);
        QVERIFY(!first.data(PaletteModel::WhyRole).toString().isEmpty());
        palette.press(Qt::Key_Return);
        QVERIFY(palette.box->isVisible());
    }

    void recentFilesAreOffered() {
        WindowFixture f({0});
        f.settings.recentFiles = {QStringLiteral("/x/holiday.jpg")};
        openPalette(f);
        const Palette palette(f);
        QTest::keyClicks(palette.search, QStringLiteral("holi"));
        QCOMPARE(palette.first(), QStringLiteral("holiday.jpg"));
    }

    void classesWaitForALetter() {
        WindowFixture f({0});
        f.openAndWait();
        openPalette(f);
        const Palette palette(f);
        QVERIFY(!palette.texts().contains(QStringLiteral("lynx")));
        palette.search->setText(QStringLiteral("no such thing at all"));
        QVERIFY(palette.texts().isEmpty());
        palette.press(Qt::Key_Return);
        QVERIFY(palette.box->isVisible());
    }

    void aClickBesideItEndsIt() {
        WindowFixture f({0});
        openPalette(f);
        const Palette palette(f);
        QTRY_VERIFY(palette.search->hasFocus());
        f.child<QListWidget>("pageList")->setFocus(Qt::MouseFocusReason);
        QVERIFY(!palette.box->isVisible());
    }
};

SCALESCOPE_GUI_TEST(TstCommandPalette)
#include "tst_command_palette.moc"
