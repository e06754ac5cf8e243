// SPDX-License-Identifier: Apache-2.0
// The window as a person uses it: opens on results, chips, pages, cancel, drop, theme, session.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/base/theme.h"
#include "ui/pages/live/live_page.h"
#include "ui/pages/report/page_view.h"
#include "ui/pages/report/report_page.h"
#include "ui/widgets/column_card.h"
#include "ui/widgets/column_chip.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prediction_bars.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

namespace {

/// Colours that differ from the most frequent one: a blank page has nearly none.
int inkCount(const QImage& picture) {
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); y += 2)
        for (int x = 0; x < picture.width(); x += 2)
            ++counts[picture.pixel(x, y)];
    int most = 0, all = 0;
    for (const int count : counts) {
        most = std::max(most, count);
        all += count;
    }
    return all - most;
}

}  // namespace

class TstMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void opensOnASampleWithResults() {
        WindowFixture f({0, 3});
        f.openAndWait();
        for (const ColumnIndex column : test::columns({0, 3})) {
            const auto* card = f.child<ColumnCard>(column.value() ? "cardB3" : "cardB0");
            QVERIFY(card && card->isVisible());
            QTRY_VERIFY2(card->status().isEmpty(), qPrintable(card->status()));
            QVERIFY(card->findChild<PredictionBars*>()->scores().size() >= 3U);
        }
        QVERIFY(!f.child<ColumnCard>("cardB1")->isVisible());
    }

    void everyPageShowsSomething() {
        WindowFixture f({0, 2});
        f.openAndWait();
        for (const QString& title : f.window.pageNames()) {
            QVERIFY(f.window.showPage(title));
            QTest::qWait(400);
            QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
            auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + title);
            QVERIFY(page && page->isVisible());
            QVERIFY2(inkCount(page->grab().toImage()) > 2000,
                     qPrintable(title + QStringLiteral(" is blank")));
        }
    }

    void pageListAndKeysChangeThePage() {
        WindowFixture f({0});
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        auto* list = f.child<QListWidget>("pageList");
        const QPoint second = list->visualItemRect(list->item(1)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(f.settings.page, f.window.pageNames().at(1));
        QTest::keyClick(&f.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(list->currentRow(), 0);
        QVERIFY(f.child<QLabel>("question")->text().contains(f.window.pageNames().at(0)));
    }

    void chipTogglesAColumn() {
        WindowFixture f({0, 1});
        QTest::mouseClick(f.child<ColumnChip>("chipB1"), Qt::LeftButton);
        QCOMPARE(f.selection.columns(), test::columns({0}));
        QTest::mouseClick(f.child<ColumnChip>("chipB0"), Qt::LeftButton);
        QCOMPARE(f.selection.columns(), test::columns({0}));
        QVERIFY2(f.child<ColumnChip>("chipB0")->isChecked(), "one variant always stays chosen");
        QTest::mouseClick(f.child<ColumnChip>("chipB5"), Qt::LeftButton);
        QCOMPARE(f.selection.columns(), test::columns({0, 5}));
        QCOMPARE(f.selection.focus(), ColumnIndex(5));
    }

    void statusCountsTheColumnsThatAreChosenNow() {
        WindowFixture f({0, 1, 2});
        f.openAndWait();
        const auto* text = f.child<QLabel>("jobText");
        QTRY_COMPARE(text->text(), QStringLiteral("All 3 chosen columns are done."));
        QTest::mouseClick(f.child<ColumnChip>("chipB1"), Qt::LeftButton);
        QCOMPARE(text->text(), QStringLiteral("All 2 chosen columns are done."));
        QTest::mouseClick(f.child<ColumnChip>("chipB2"), Qt::LeftButton);
        QCOMPARE(text->text(), QStringLiteral("The chosen column is done."));
    }

    void ctrlClickAndDoubleClickKeepOneColumn() {
        WindowFixture f({0, 1, 2});
        QTest::mouseClick(f.child<ColumnChip>("chipB1"), Qt::LeftButton, Qt::ControlModifier);
        QCOMPARE(f.selection.columns(), test::columns({1}));
        QTest::mouseClick(f.child<QToolButton>("chipAll"), Qt::LeftButton);
        QCOMPARE(f.selection.columns().size(), 8U);
        QTest::mouseDClick(f.child<ColumnChip>("chipB6"), Qt::LeftButton);
        QCOMPARE(f.selection.columns(), test::columns({6}));
    }

    void chipNamesTheDemo() {
        test::SyntheticOptions demo;
        demo.weights = WeightsKind::Demo;
        WindowFixture f({0}, {}, demo);
        f.openAndWait();
        QCOMPARE(f.child<ColumnChip>("chipB0")->badge(), QStringLiteral("demo"));
        QVERIFY(f.child<ColumnCard>("cardB0")->findChild<PredictionBars*>()->isMeaningful());
    }

    void chipNamesTheWeights() {
        test::SyntheticOptions random;
        random.weights = WeightsKind::Random;
        WindowFixture f({0}, {}, random);
        f.openAndWait();
        QCOMPARE(f.child<ColumnChip>("chipB0")->badge(), QStringLiteral("random"));
        const auto* bars = f.child<ColumnCard>("cardB0")->findChild<PredictionBars*>();
        QVERIFY2(!bars->isMeaningful(),
                 "a prediction of random weights is shown as if it meant something");
    }

    void failingColumnSaysWhy() {
        WindowFixture f({0, 4}, {4});
        f.openAndWait();
        QVERIFY(f.child<ColumnCard>("cardB0")->status().isEmpty());
        const std::string why = f.study.entry(ColumnIndex(4)).failure->message;
        QTRY_COMPARE(f.child<ColumnCard>("cardB4")->status(), QString::fromStdString(why));
        QCOMPARE(f.child<MessageBar>("messages")->text(), QString::fromStdString(why));
        QCOMPARE(f.child<ColumnChip>("chipB4")->badge(), QStringLiteral("failed"));
    }

    void waitingCardsDoNotStretchTheColumns() {
        WindowFixture f({0, 4}, {4});
        f.openAndWait();
        QTRY_VERIFY(!f.child<ColumnCard>("cardB4")->status().isEmpty());
        const auto* columns = f.child<QScrollArea>("overviewColumns");
        QTRY_COMPARE(columns->widget()->height(), columns->viewport()->height());
    }

    /// Once: in the cards where they are wide, else beside the findings.
    void overviewShowsThePicture() {
        WindowFixture f({0, 1, 2, 3});
        f.openAndWait();
        const auto* picture = f.child<ImageView>("overviewPicture");
        QTRY_VERIFY(picture->isVisible() && !picture->image().isNull());
        QCOMPARE(picture->image().width(), f.study.images().shown->image.width);
        f.selection.setColumns(test::columns({0}));
        QTRY_VERIFY(!picture->isVisible());
        QVERIFY(f.child<ColumnCard>("cardB0")
                    ->findChild<ImageView*>(QStringLiteral("cardFed"))
                    ->isVisible());
    }

    void disagreeingColumnIsMarked() {
        WindowFixture f({0, 1, 2});
        f.openAndWait();
        QTRY_VERIFY(f.child<ColumnCard>("cardB2")->findChild<PredictionBars*>()->disagrees());
        QVERIFY(!f.child<ColumnCard>("cardB0")->findChild<PredictionBars*>()->disagrees());
    }

    void messagesCanBeCopiedAndClosed() {
        WindowFixture f({4}, {4});
        f.openAndWait();
        auto* messages = f.child<MessageBar>("messages");
        QVERIFY(messages->isVisible());
        QTest::mouseClick(f.child<QToolButton>("messageCopy"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().startsWith(messages->text()));
        QTest::mouseClick(f.child<QToolButton>("messageClose"), Qt::LeftButton);
        QVERIFY(!messages->isVisible());
    }

    void droppedFileIsOpenedAndRemembered() {
        WindowFixture f({0});
        f.openAndWait();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("dropped.png"));
        QVERIFY(QImage(16, 16, QImage::Format_RGB888).save(path));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QApplication::sendEvent(&f.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QSignalSpy changed(&f.study, &Study::imageChanged);
        QApplication::sendEvent(&f.window, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() == 1 && !f.study.jobs().busy(),
                                 test::kResultWaitMs);
        QCOMPARE(f.settings.recentFiles, QStringList{path});
    }

    void missingFileIsASentenceNotABox() {
        WindowFixture f({0});
        f.openAndWait();
        f.window.opener().openPath(QStringLiteral("/nowhere/cat.jpg"));
        QTRY_VERIFY(f.child<MessageBar>("messages")->text().contains(QStringLiteral("cat.jpg")));
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(f.study.images().shown);
    }

    /// A good image after the one that could not be read: nothing is left to tell.
    void messageGoesWithItsMatter() {
        WindowFixture f({0});
        f.openAndWait();
        f.window.opener().openPath(QStringLiteral("/nowhere/cat.jpg"));
        QTRY_VERIFY(f.child<MessageBar>("messages")->isVisible());
        QSignalSpy changed(&f.study, &Study::imageChanged);
        f.window.opener().openSample(f.settings.sample);
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, test::kResultWaitMs);
        QVERIFY(!f.child<MessageBar>("messages")->isVisible());
    }

    /// Whatever page is shown, and however it is opened; the image stays.
    void aVideoOpensOnThePageLive() {
        WindowFixture f({0});
        f.openAndWait();
        QSignalSpy changed(&f.study, &Study::imageChanged);
        f.window.opener().openPath(QStringLiteral("/nowhere/Clip.MP4"));
        auto* live = f.child<LivePage>("pageLive");
        QVERIFY(live->isVisible());
        QCOMPARE(live->player().address()->file.filename().string(), "Clip.MP4");
        QTest::qWait(20);
        QCOMPARE(changed.count(), 0);
    }

    /// As scalescope clip.mp4 begins: the other pages are not empty beside it.
    void aVideoAtTheStartPlaysBesideTheFirstImage() {
        WindowFixture f({0});
        QSignalSpy changed(&f.study, &Study::imageChanged);
        f.window.opener().openPath(QStringLiteral("/nowhere/Clip.MP4"));
        auto* live = f.child<LivePage>("pageLive");
        QVERIFY(live->isVisible());
        QCOMPARE(live->player().address()->file.filename().string(), "Clip.MP4");
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, test::kResultWaitMs);
        QVERIFY(f.study.images().shown);
    }

    /// A report of "clip.mp4" that was asked for at the start is none of another picture.
    void aVideoWhereAnImageIsAwaitedIsAnError() {
        WindowFixture f({0});
        f.window.opener().awaitImages();
        f.window.opener().openPath(QStringLiteral("/nowhere/Clip.MP4"));
        QTRY_VERIFY(f.child<MessageBar>("messages")->text().contains(QStringLiteral("Clip.MP4")));
        QVERIFY(!f.child<LivePage>("pageLive")->player().address());
    }

    void droppedCheckpointGoesToItsVariant() {
        WindowFixture f({0, 3});
        f.openAndWait();
        f.window.opener().openPath(QStringLiteral("/tmp/my_b3_model.safetensors"));
        QTRY_COMPARE(f.study.settings().weightsOf("b3").source, WeightsRequest::Source::Path);
        QCOMPARE(f.study.settings().weightsOf("b0").source, WeightsRequest::Source::Auto);
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    }

    void findingSelectsItsColumnAndBlock() {
        WindowFixture f({0, 1, 2});
        f.openAndWait();
        auto* card = f.child<ColumnCard>("cardB1");
        Q_EMIT card->depthClicked(ColumnIndex(1), 0.5);
        QCOMPARE(f.selection.focus(), ColumnIndex(1));
        QCOMPARE(f.selection.depth().value_or(0.0), 0.5);
    }

    void reportIsSavedInEveryFormat_data() {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("html") << QStringLiteral("html") << QByteArray("<!");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-");
        QTest::newRow("json") << QStringLiteral("json") << QByteArray("{");
        QTest::newRow("csv") << QStringLiteral("csv") << QByteArray("variant,block,metric");
        QTest::newRow("md") << QStringLiteral("md") << QByteArray("#");
    }
    void reportIsSavedInEveryFormat() {
        QFETCH(const QString, suffix);
        QFETCH(const QByteArray, start);
        WindowFixture f({0, 1});
        f.openAndWait();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.") + suffix);
        f.window.findChild<ReportPage*>()->exportTo(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), test::kResultWaitMs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.startsWith(start), bytes.left(40).constData());
        QVERIFY(bytes.size() > 500);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }

    void unwritableReportIsASentence() {
        WindowFixture f({0});
        f.openAndWait();
        f.window.findChild<ReportPage*>()->exportTo(QStringLiteral("/nowhere/r.pdf"));
        QTRY_VERIFY_WITH_TIMEOUT(
            f.child<MessageBar>("messages")->text().contains(QStringLiteral("r.pdf")),
            test::kResultWaitMs);
    }

    void leftOutSectionsLeaveTheReport() {
        WindowFixture f({0});
        f.openAndWait();
        f.window.showPage(QStringLiteral("Report"));
        auto* preview = f.child<PageView>("reportPreview");
        const QString environment = QStringLiteral("Environment");
        QTRY_VERIFY_WITH_TIMEOUT(preview->text().contains(environment), test::kResultWaitMs);
        f.child<QCheckBox>("section environment")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!preview->text().contains(environment), test::kResultWaitMs);
    }

    void themeCanBeForced() {
        WindowFixture f({0});
        f.child<QAction>("themeDark")->trigger();
        QVERIFY(themeOf(QApplication::palette()).dark);
        QCOMPARE(f.settings.theme, ThemeChoice::Dark);
        f.child<QAction>("themeLight")->trigger();
        QVERIFY(!themeOf(QApplication::palette()).dark);
    }

    void sessionComesBack() {
        QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Settings before;
        before.page = QStringLiteral("Report");
        before.columns = test::columns({2, 5});
        before.focus = ColumnIndex(5);
        before.theme = ThemeChoice::Dark;
        before.options.dtype = Dtype::BF16;
        before.options.threads = 3;
        before.preprocess = QStringLiteral("squash:260");
        before.imagePath = QStringLiteral("/x/cat.jpg");
        for (int i = 0; i < 12; ++i)
            addRecentFile(before, QStringLiteral("/x/%1.jpg").arg(i));
        saveSettings(before, store);
        const Settings after = loadSettings(store);
        QCOMPARE(after.page, before.page);
        QCOMPARE(after.columns, before.columns);
        QCOMPARE(after.focus, ColumnIndex(5));
        QCOMPARE(after.theme, ThemeChoice::Dark);
        QVERIFY(after.options == before.options);
        QCOMPARE(after.preprocess, before.preprocess);
        QCOMPARE(after.imagePath, before.imagePath);
        QCOMPARE(after.recentFiles.size(), 10);
        QCOMPARE(after.recentFiles.front(), QStringLiteral("/x/11.jpg"));
    }

    void brokenSettingsAreReplacedByDefaults() {
        QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        store.setValue(QStringLiteral("study/variants"), QStringLiteral("9,x,-1"));
        store.setValue(QStringLiteral("run/dtype"), QStringLiteral("fp7"));
        store.setValue(QStringLiteral("run/threads"), -5);
        const Settings settings = loadSettings(store);
        QCOMPARE(settings.columns.size(), 8U);
        QVERIFY(settings.options == RunOptions{});
    }

    void everyActionHasTextAndNoShortcutTwice() {
        WindowFixture f({0});
        QHash<QString, QString> owners;
        for (const QAction* action : f.child<Actions>("actions")->all()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->text()));
            const QString key = action->shortcut().toString();
            if (key.isEmpty())
                continue;
            QVERIFY2(!owners.contains(key), qPrintable(key + owners.value(key)));
            owners[key] = action->text();
        }
    }

    void everyButtonHasAName() {
        WindowFixture f({0});
        f.openAndWait();
        for (const auto* button : f.window.findChildren<QAbstractButton*>()) {
            const auto* tool = qobject_cast<const QToolButton*>(button);
            const bool ofQt = button->inherits("QTableCornerButton") ||
                              qobject_cast<QLineEdit*>(button->parentWidget()) ||
                              (tool && tool->defaultAction());
            QVERIFY2(ofQt || !button->objectName().isEmpty(),
                     qPrintable(button->text() + QStringLiteral(" in ") +
                                button->parentWidget()->objectName()));
        }
    }
};

SCALESCOPE_GUI_TEST(TstMainWindow)
#include "tst_main_window.moc"
