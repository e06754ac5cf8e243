// SPDX-License-Identifier: Apache-2.0
// Banner and dialog of trained weights: what they say, that they ask, and that nothing moves.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/transfers.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/engine/weights_fetch.h"
#include "ui/pages/page.h"
#include "ui/widgets/fetch_banner.h"
#include "ui/widgets/fetch_dialog.h"
#include "ui/widgets/fetch_table.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QtTest>

using namespace scalescope;
using namespace scalescope::ui;
using namespace scalescope::test;
using namespace Qt::StringLiterals;

namespace {

struct OfferedWindow {
    EmptyCaches caches;
    Transfers network;
    Engine engine{syntheticRunner()};
    Engine transfers{network.runner()};
    Selection selection;
    Study study{engine, selection};
    WeightsFetch fetch{transfers, study};
    Settings settings;
    Appearance appearance;
    MainWindow window{study, selection, settings, appearance};

    /// As main does it.
    void show(const QSize& size = {1440, 900}) {
        window.offerFetching(fetch);
        window.resize(size);
        window.show();
        window.openFirstImage();
    }
    bool settled() const { return study.images().shown && !study.jobs().busy(); }
    template <typename T>
    T* child(const char* name) const {
        return window.findChild<T*>(QString::fromLatin1(name));
    }
    FetchBanner* banner() const { return child<FetchBanner>("fetchBanner"); }
    FetchTable* table() const { return child<FetchTable>("fetchTable"); }
    void openDialog() const { child<QAction>("fetchWeights")->trigger(); }
    QRect content() const {
        const auto* pages = window.findChild<QStackedWidget*>();
        return {pages->mapTo(&window, QPoint()), pages->size()};
    }
};

}  // namespace

class TstFetchOffer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void theFirstStartSaysWhatIsMissing() {
        OfferedWindow w;
        w.show();
        QVERIFY(w.banner()->isVisible());
        const QString text = w.banner()->text();
        QVERIFY2(
            text.startsWith(u"B1 to B7 have no trained weights: they run on random ones, whose "
                            "predictions mean nothing; "
                            "B0 on a demo. "_s),
            qPrintable(text));
        // Source: torchvision's _file_size of the eight, summed by hand.
        QVERIFY2(text.contains(u"744.3 MiB"_s), qPrintable(text));
    }

    /// The demo knows its kinds of pictures: what means nothing is said of the others alone.
    void whoRunsOnAFileIsNotNamed() {
        OfferedWindow w;
        w.show();
        w.study.settings().setWeights("b3", {WeightsRequest::Source::Path, "/tmp/mine.pth", 0});
        QTRY_VERIFY2(
            w.banner()->text().startsWith(u"B1, B2 and B4 to B7 have no trained weights"_s),
            qPrintable(w.banner()->text()));
    }

    void nothingComesBeforeItIsAskedFor() {
        OfferedWindow w;
        w.show();
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kResultWaitMs);
        w.openDialog();
        QVERIFY(w.child<FetchDialog>("fetchDialog")->isVisible());
        QTest::qWait(50);
        QVERIFY(w.network.asked().isEmpty() && !w.fetch.busy());
    }

    void linesOfPagesOpenTheDialogToo() {
        OfferedWindow w;
        w.show();
        for (const char* name :
             {"pageOverview", "pageInspect", "pageAttention", "pageSaturation"}) {
            Q_EMIT w.child<Page>(name)->weightsWanted();
            auto* dialog = w.child<FetchDialog>("fetchDialog");
            QVERIFY2(dialog && dialog->isVisible(), name);
            dialog->close();
        }
    }

    void closedItIsNotShownAgain() {
        OfferedWindow first;
        first.show();
        first.child<QToolButton>("fetchBannerClose")->click();
        QVERIFY(!first.banner()->isVisible() && !first.settings.fetchBanner);
        QTemporaryDir folder;
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        saveSettings(first.settings, store);
        QVERIFY(!loadSettings(store).fetchBanner);
        QVERIFY(loadSettings(QSettings(folder.filePath(u"none.ini"_s), QSettings::IniFormat))
                    .fetchBanner);
        OfferedWindow second;
        second.settings.fetchBanner = false;
        second.show();
        QVERIFY(!second.banner());
        QVERIFY(second.child<QAction>("fetchWeights")->isEnabled());
    }

    void withTrainedWeightsThereIsNoBanner() {
        OfferedWindow w;
        for (const PublishedWeights* entry :
             publishedFiles({0, 1, 2, 3, 4, 5, 6, 7}, PublishedRelease::Default)) {
            const FileWish wish = wishFor(*entry, {}, {});
            std::filesystem::create_directories(wish.target.parent_path());
            writeAll(wish.target, "weights");
        }
        w.show();
        QVERIFY(!w.banner());
    }

    void theContentDoesNotMove() {
        OfferedWindow w;
        w.show({1024, 700});
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kResultWaitMs);
        const QRect before = w.content();
        for (const PublishedWeights* entry :
             publishedFiles({1, 2, 3, 4, 5, 6, 7}, PublishedRelease::Default))
            w.fetch.start(*entry);
        QTRY_VERIFY(w.banner()->text().startsWith(u"Getting trained weights: b1"_s));
        QCOMPARE(w.content(), before);
        w.network.step.release(7);
        QTRY_VERIFY_WITH_TIMEOUT(!w.fetch.busy() && w.settled(), kResultWaitMs);
        QTRY_VERIFY(w.banner()->text().startsWith(u"No variant"_s));
        QVERIFY(w.banner()->isVisible());
        QCOMPARE(w.content(), before);
    }

    void theDialogTellsBefore() {
        OfferedWindow w;
        w.show();
        w.child<QPushButton>("fetchBannerOpen")->click();
        const QString about = w.child<QLabel>("fetchAbout")->text();
        QVERIFY(about.contains(u"https://download.pytorch.org/models/"_s));
        QVERIFY(about.contains(u"ImageNet"_s));
        QCOMPARE(w.table()->topLevelItemCount(), 8);
        const auto cell = [&](int row, int column) {
            return w.table()->topLevelItem(row)->text(column);
        };
        QCOMPARE(cell(7, 2), u"254.7 MiB"_s);
        QCOMPARE(cell(7, 3), u"Apache-2.0"_s);
        QVERIFY(cell(7, 4).contains(u"Luke Melas-Kyriazi"_s));
        QVERIFY(w.child<QLineEdit>("fetchFolder")->text().endsWith(u"hub/checkpoints"_s));
        QVERIFY(w.child<QLabel>("fetchCost")->text().startsWith(u"8 files, 744.3 MiB; "_s));
    }

    void theReleaseIsChosen() {
        OfferedWindow w;
        w.show();
        w.openDialog();
        auto* release = w.child<QComboBox>("fetchReleaseB1");
        QCOMPARE(release->currentText(), u"V2"_s);
        QCOMPARE(w.table()->topLevelItem(1)->text(3), u"BSD-3-Clause"_s);
        release->setCurrentIndex(1);
        QCOMPARE(release->currentText(), u"V1"_s);
        QCOMPARE(w.table()->topLevelItem(1)->text(3), u"Apache-2.0"_s);
        QCOMPARE(w.table()->wanted().at(1)->id, std::string_view("b1.IMAGENET1K_V1"));
    }

    void whatIsTickedComesAndIsUsed() {
        OfferedWindow w;
        w.show();
        QTRY_VERIFY_WITH_TIMEOUT(w.settled(), kResultWaitMs);
        w.openDialog();
        for (const int row : {0, 2, 4, 5, 6, 7})
            w.table()->topLevelItem(row)->setCheckState(0, Qt::Unchecked);
        auto* get = w.child<QPushButton>("fetchGet");
        auto* cancel = w.child<QPushButton>("fetchCancel");
        QVERIFY(w.child<QLabel>("fetchCost")->text().startsWith(u"2 files, 77.3 MiB; "_s));
        QVERIFY(get->isEnabled() && !cancel->isEnabled());
        const auto before = w.study.entry(ColumnIndex(3)).diagnosis;
        get->click();
        QVERIFY(w.network.waitForHalf());
        QTRY_COMPARE(w.table()->stateText(1), u"50 %"_s);
        QVERIFY(!get->isEnabled() && cancel->isEnabled());
        for (const char* name : {"fetchFolder", "fetchBrowse", "fetchCache"})
            QVERIFY2(!w.child<QWidget>(name)->isEnabled(), name);
        QCOMPARE(w.table()->stateText(3), u"waits"_s);
        QTRY_COMPARE(w.child<QLabel>("fetchNews")->text(), u"b1.IMAGENET1K_V2: half of it"_s);
        w.network.step.release(2);
        QTRY_VERIFY_WITH_TIMEOUT(!w.fetch.busy() && w.settled(), kResultWaitMs);
        QCOMPARE(w.table()->stateText(1), u"has come"_s);
        QVERIFY(w.study.entry(ColumnIndex(3)).diagnosis != before);
        QCOMPARE(w.network.asked(), (QStringList{u"b1.IMAGENET1K_V2"_s, u"b3.IMAGENET1K_V1"_s}));
        QVERIFY(!get->isEnabled());  // nothing is ticked that is not there
        for (const char* name : {"fetchFolder", "fetchBrowse", "fetchCache"})
            QVERIFY2(w.child<QWidget>(name)->isEnabled(), name);
    }

    void whatIsThereCannotBeTicked() {
        OfferedWindow w;
        const FileWish wish = wishFor(*publishedById("b5.IMAGENET1K_V1"), {}, {});
        std::filesystem::create_directories(wish.target.parent_path());
        writeAll(wish.target, "weights");
        w.show();
        w.openDialog();
        QCOMPARE(w.table()->stateText(5), u"is there"_s);
        QCOMPARE(w.table()->wanted().size(), std::size_t{7});
        w.child<QLineEdit>("fetchFolder")->setText(u"/another/folder"_s);
        QCOMPARE(w.table()->wanted().size(), std::size_t{8});
    }

    void aFailureStandsInTheDialog() {
        OfferedWindow w;
        w.show();
        w.openDialog();
        w.network.fails = true;
        w.network.step.release(8);
        w.child<QPushButton>("fetchGet")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!w.fetch.busy(), kResultWaitMs);
        QVERIFY(w.child<QLabel>("fetchNews")->text().contains(u"the line is dead"_s));
        QCOMPARE(w.table()->stateText(7), u"did not come"_s);
        QVERIFY(w.child<QPushButton>("fetchGet")->isEnabled());
    }

    void names_data() {
        QTest::addColumn<QList<int>>("variants");
        QTest::addColumn<QString>("text");
        QTest::newRow("one") << QList<int>{1} << u"B1"_s;
        QTest::newRow("two") << QList<int>{1, 2} << u"B1 and B2"_s;
        QTest::newRow("three") << QList<int>{1, 2, 3} << u"B1 to B3"_s;
        QTest::newRow("gaps") << QList<int>{1, 3, 4, 5, 7} << u"B1, B3 to B5 and B7"_s;
        QTest::newRow("pairs") << QList<int>{0, 1, 3, 4} << u"B0, B1, B3 and B4"_s;
    }
    void names() {
        QFETCH(QList<int>, variants);
        QFETCH(QString, text);
        QCOMPARE(variantNames({variants.begin(), variants.end()}), text);
    }
};

SCALESCOPE_GUI_TEST(TstFetchOffer)
#include "tst_fetch_offer.moc"
