// SPDX-License-Identifier: Apache-2.0
// What is pasted opens as what is dropped: pictures, and texts that name files.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/pasted_paths.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

namespace {

/// A folder with a space in its name, a picture and a file named as weights.
struct Files {
    Files() {
        QVERIFY(QDir(temporary.path()).mkdir(QStringLiteral("my files")));
        QVERIFY(QImage(16, 16, QImage::Format_RGB888).save(picture()));
        QFile file(weights());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    }
    [[nodiscard]] QString folder() const { return temporary.filePath(QStringLiteral("my files")); }
    [[nodiscard]] QString picture() const { return folder() + QStringLiteral("/cat.png"); }
    [[nodiscard]] QString weights() const {
        return folder() + QStringLiteral("/my_b3_model.safetensors");
    }
    QTemporaryDir temporary;
};

void paste(const WindowFixture& f, const QString& text) {
    QApplication::clipboard()->setText(text);
    f.child<QAction>("pasteImage")->trigger();
}

}  // namespace

class TstPasting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyFormOfAPathIsUnderstood_data() {
        QTest::addColumn<QString>("form");
        QTest::newRow("plain") << QStringLiteral("%1");
        QTest::newRow("with an end of line") << QStringLiteral("  %1 \r\n\n");
        QTest::newRow("in quotes") << QStringLiteral("'%1'");
        QTest::newRow("in double quotes") << QStringLiteral("\"%1\"");
        QTest::newRow("address") << QStringLiteral("url");
        QTest::newRow("as a shell writes it") << QStringLiteral("shell");
    }
    void everyFormOfAPathIsUnderstood() {
        QFETCH(const QString, form);
        const Files files;
        const QString path = files.picture();
        const QString text = form == QStringLiteral("url")
                                 ? QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)
                             : form == QStringLiteral("shell")
                                 ? QString(path).replace(QStringLiteral(" "), QStringLiteral("\\ "))
                                 : form.arg(path);
        QCOMPARE(pastedPaths(text).paths, QStringList{path});
        QVERIFY(pastedPaths(text).stranger.isEmpty());
    }

    void homeIsUnderstood() {
        QCOMPARE(pastedPaths(QStringLiteral("~")).paths, {QDir::homePath()});
    }

    /// A page of text with a path in it is no list of files.
    void onlyWhatNamesFilesAloneOpens() {
        const Files files;
        const PastedPaths pasted =
            pastedPaths(files.picture() + QStringLiteral("\nand a sentence\n"));
        QVERIFY(pasted.paths.isEmpty());
        QCOMPARE(pasted.stranger, QStringLiteral("and a sentence"));
        QVERIFY(pastedPaths(QString(1'000'000, u'x')).stranger.size() < 100);
        QVERIFY(pastedPaths(QStringLiteral(" \n ")).stranger.isEmpty());
    }

    void pathOfAPictureOpensIt() {
        const Files files;
        WindowFixture f({0});
        f.openAndWait();
        QSignalSpy changed(&f.study, &Study::imageChanged);
        paste(f, files.picture());
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() == 1 && !f.study.jobs().busy(),
                                 test::kResultWaitMs);
        QCOMPARE(f.settings.recentFiles, QStringList{files.picture()});
    }

    void pathOfWeightsGoesToItsVariant() {
        const Files files;
        WindowFixture f({0, 3});
        f.openAndWait();
        paste(f, QUrl::fromLocalFile(files.weights()).toString());
        QTRY_COMPARE(f.study.settings().weightsOf("b3").source, WeightsRequest::Source::Path);
        QCOMPARE(f.study.settings().weightsOf("b0").source, WeightsRequest::Source::Auto);
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    }

    void aTextThatIsNoPathIsASentence() {
        WindowFixture f({0});
        f.openAndWait();
        QSignalSpy changed(&f.study, &Study::imageChanged);
        paste(f, QStringLiteral("https://example.org/cat.jpg"));
        const QString told = f.child<MessageBar>("messages")->text();
        QVERIFY2(told.contains(QStringLiteral("names no file or folder here: https://example.org")),
                 qPrintable(told));
        QVERIFY(!QApplication::activeModalWidget());
        QCOMPARE(changed.count(), 0);
    }

    void anEmptyClipboardIsASentence() {
        WindowFixture f({0});
        f.openAndWait();
        paste(f, QString());
        QVERIFY(f.child<MessageBar>("messages")->text().contains(QStringLiteral("no file")));
    }

    void aPictureIsStillPasted() {
        WindowFixture f({0});
        f.openAndWait();
        QSignalSpy changed(&f.study, &Study::imageChanged);
        QImage picture(16, 16, QImage::Format_RGB32);
        picture.fill(Qt::darkCyan);
        QApplication::clipboard()->setImage(picture);
        f.child<QAction>("pasteImage")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() == 1 && !f.study.jobs().busy(),
                                 test::kResultWaitMs);
    }
};

SCALESCOPE_GUI_TEST(TstPasting)
#include "tst_pasting.moc"
