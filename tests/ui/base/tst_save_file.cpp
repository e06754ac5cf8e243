// SPDX-License-Identifier: Apache-2.0
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"
#include "ui/base/save_file.h"

#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

QFileDialog* dialogOf(const QWidget& parent) {
    return parent.findChild<QFileDialog*>(QStringLiteral("saveDialog"));
}

}  // namespace

class TstSaveFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void writesAllOrNothing() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.txt"));
        QVERIFY(writeAside(path, "old"));
        QVERIFY(!writeAside(path, [](QIODevice& file) {
            file.write("half of the new");
            return false;
        }));
        QCOMPARE(test::readAll(path.toStdString()), std::string("old"));
        QVERIFY(writeAside(path, "new"));
        QCOMPARE(test::readAll(path.toStdString()), std::string("new"));
        QVERIFY(!writeAside(folder.filePath(QStringLiteral("nowhere/a.txt")), "text"));
    }

    void asksWithNameAndSuffix() {
        QWidget window;
        askWhere(&window,
                 {QStringLiteral("Save it"), QStringLiteral("gates-b3"), QStringLiteral("csv")},
                 [](const QString&) {});
        QFileDialog* dialog = dialogOf(window);
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Save it"));
        QCOMPARE(dialog->defaultSuffix(), QStringLiteral("csv"));
        QCOMPARE(dialog->nameFilters(), QStringList{QStringLiteral("CSV (*.csv)")});
        QVERIFY(dialog->selectedFiles().value(0).endsWith(QStringLiteral("gates-b3.csv")));
        dialog->reject();
    }

    /// A name that is not there yet can be typed; the slash tells whoever writes.
    void aFolderIsAskedForWithoutASuffix() {
        QWidget window;
        QString taken;
        askWhere(&window, {QStringLiteral("Save tables"), QStringLiteral("tables"), QString()},
                 [&taken](const QString& path) { taken = path; });
        QFileDialog* dialog = dialogOf(window);
        QVERIFY(dialog);
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        Q_EMIT dialog->fileSelected(QStringLiteral("/x/tables"));
        QCOMPARE(taken, QStringLiteral("/x/tables/"));
        dialog->reject();
    }

    void tellsWhatBecameOfTheFile_data() {
        QTest::addColumn<bool>("written");
        QTest::newRow("written") << true;
        QTest::newRow("not written") << false;
    }
    void tellsWhatBecameOfTheFile() {
        QFETCH(bool, written);
        QWidget window;
        QString saved, failed;
        askAndSave(&window,
                   {.target = {QStringLiteral("Save"), QStringLiteral("a"), QStringLiteral("csv")},
                    .write = [written](const QString&) { return written; },
                    .saved = [&](const QString& path) { saved = path; },
                    .failed = [&](const QString& sentence) { failed = sentence; }});
        Q_EMIT dialogOf(window)->fileSelected(QStringLiteral("/somewhere/a.csv"));
        QCOMPARE(saved, written ? QStringLiteral("/somewhere/a.csv") : QString());
        QCOMPARE(failed.contains(QStringLiteral("/somewhere/a.csv")), !written);
    }
};

SCALESCOPE_GUI_TEST(TstSaveFile)
#include "tst_save_file.moc"
