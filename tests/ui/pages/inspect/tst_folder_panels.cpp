// SPDX-License-Identifier: Apache-2.0
// A folder of classes on the page Inspect: counts, confused pairs, and every image.
#include "core/report/prediction_tables.h"
#include "core/session/job.h"
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/engine/picture_loader.h"
#include "ui/pages/inspect/folder_panel.h"
#include "ui/pages/inspect/gallery_model.h"
#include "ui/pages/inspect/gallery_panel.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <atomic>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

constexpr int kWaitMs = 20'000;
const char* const kNames[] = {"cat", "cow", "dog", "emu", "fox", "gnu"};

/// Image i lies in folder i % 3 of cat, cow and "pets", which is no class; each fifth is taken for
/// the class after its own. Scores fall with i.
Diagnosis judged(std::size_t images) {
    Diagnosis diagnosis = test::syntheticDiagnosis(0);
    diagnosis.labels =
        std::make_shared<const Labels>(Labels{{std::begin(kNames), std::end(kNames)}, "test"});
    Confusion& confusion = diagnosis.confusion.emplace();
    confusion.classCount = 6;
    diagnosis.predictions.clear();
    diagnosis.inputs.resize(images, diagnosis.inputs.front());
    for (std::size_t i = 0; i < images; ++i) {
        std::vector<float> logits(6, 0.0F);
        const std::size_t folder = i % 3, answer = i % 5 == 0 ? folder + 1 : folder;
        logits[answer] = 8.0F - 6.0F * static_cast<float>(i) / static_cast<float>(images);
        Prediction prediction = predict(logits, *diagnosis.labels);
        prediction.classLabel = folder == 2 ? "pets" : kNames[folder];
        prediction.imageName = std::to_string(i) + ".png";
        confusion.add(prediction,
                      folder == 2 ? std::nullopt : std::optional(static_cast<int>(folder)),
                      static_cast<std::int64_t>(i));
        diagnosis.inputs[i].name = prediction.imageName;
        diagnosis.inputs[i].classLabel = prediction.classLabel;
        diagnosis.predictions.push_back(std::move(prediction));
    }
    return diagnosis;
}

/// Answers diagnoses with the above; while held each has told of its first 7 images.
struct Core {
    std::size_t images = 60;
    std::atomic<bool> hold = false;

    Runner runner() {
        return [this](const Job& job, RunContext& context) -> Outcome {
            const auto* diagnose = std::get_if<DiagnoseJob>(&job.question);
            if (!diagnose)
                return test::syntheticRunner({})(job, context);
            Diagnosis diagnosis = judged(images);
            if (hold)
                diagnose->onPart({.images = 7,
                                  .imageCount = images,
                                  .leftOut = 0,
                                  .labels = diagnosis.labels,
                                  .confusion = judged(7).confusion},
                                 context);
            while (hold) {
                context.checkCanceled();
                QTest::qSleep(1);
            }
            return std::make_shared<const Result>(std::move(diagnosis));
        };
    }
};

/// A panel and what it asks, one variant over the images; held: as Core.
template <class PanelOf>
struct OnDesk {
    explicit OnDesk(bool held = false) : core{.hold = held} {}  // before it is asked
    Core core;
    test::Desk desk{core.runner(), {0}, core.images};
    PictureLoader pictures{core.runner(), nullptr};
    PanelOf panel{desk.study, desk.selection, pictures};
};

std::vector<std::int32_t> shownIn(const GalleryPanel& panel) {
    auto* model = panel.findChild<GalleryModel*>();
    std::vector<std::int32_t> images;
    for (int row = 0; row < model->imageCount(); ++row)
        images.push_back(model->imageAt(row));
    return images;
}

}  // namespace

class TstFolderPanels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void accuracyAndConfusionsStandOnTheFolderTab() {
        OnDesk<FolderPanel> f;
        QTRY_VERIFY_WITH_TIMEOUT(f.desk.settled(), kWaitMs);
        f.panel.refresh();
        test::present(f.panel);
        const Confusion confusion = *judged(f.core.images).confusion;
        const QString text = test::child<QLabel>(f.panel, QStringLiteral("folderText"))->text();
        QVERIFY2(text.contains(
                     QStringLiteral("%1 of 40 images in 2 class folders").arg(confusion.right())),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("20 images of 1 folder that is no class")),
                 qPrintable(text));
        const auto* classes = test::child<TablePanel>(f.panel, QStringLiteral("folderClasses"));
        QCOMPARE(classes->table().rows.size(), 2U);
        QCOMPARE(std::get<std::int64_t>(classes->table().rows[0][1]), std::int64_t{20});
        const auto* pairs = test::child<TablePanel>(f.panel, QStringLiteral("confusedPairs"));
        QCOMPARE(pairs->table().rows.size(), 2U);
        QVERIFY(!test::child<HeatmapPlot>(f.panel, QStringLiteral("confusionMatrix"))->isEmpty());
    }

    void whileItRunsItTellsWhatIsKnownSoFar() {
        OnDesk<FolderPanel> f(true);
        QTRY_VERIFY_WITH_TIMEOUT(f.desk.study.entry(ColumnIndex(0)).part != nullptr, kWaitMs);
        f.panel.refresh();
        const QString text = test::child<QLabel>(f.panel, QStringLiteral("folderText"))->text();
        QVERIFY2(text.contains(QStringLiteral("7 of 60 images so far")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("of 5 images in 2 class folders")), qPrintable(text));
        f.core.hold = false;
        QTRY_VERIFY_WITH_TIMEOUT(f.desk.settled(), kWaitMs);
    }

    void galleryShowsWhatItsFilterSays_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("score");
        QTest::newRow("all") << 0 << QString() << 100;
        QTest::newRow("right") << 1 << QString() << 100;
        QTest::newRow("wrong") << 2 << QString() << 100;
        QTest::newRow("not judged") << 3 << QString() << 100;
        QTest::newRow("wrong of a folder") << 2 << QStringLiteral("cow") << 100;
        QTest::newRow("unsure") << 0 << QString() << 90;
    }
    void galleryShowsWhatItsFilterSays() {
        QFETCH(int, kind);
        QFETCH(QString, folder);
        QFETCH(int, score);
        OnDesk<GalleryPanel> f;
        QTRY_VERIFY_WITH_TIMEOUT(f.desk.settled(), kWaitMs);
        f.panel.refresh();
        test::child<QComboBox>(f.panel, QStringLiteral("galleryKind"))->setCurrentIndex(kind);
        if (!folder.isEmpty())
            test::child<QComboBox>(f.panel, QStringLiteral("galleryFolder"))
                ->setCurrentText(folder);
        test::child<QSpinBox>(f.panel, QStringLiteral("galleryScore"))->setValue(score);
        const Diagnosis diagnosis = judged(f.core.images);
        std::vector<std::int32_t> expected;
        for (std::size_t i = 0; i < f.core.images; ++i) {
            const bool isJudged = i % 3 != 2, isWrong = i % 5 == 0;
            const bool fits = kind == 0 || (kind == 3 && !isJudged) ||
                              (kind == 1 && isJudged && !isWrong) ||
                              (kind == 2 && isJudged && isWrong);
            if (fits && (folder.isEmpty() || i % 3 == 1) &&
                diagnosis.predictions[i].topk.front().probability <= score / 100.0)
                expected.push_back(static_cast<std::int32_t>(i));
        }
        QVERIFY(!expected.empty());
        QCOMPARE(shownIn(f.panel), expected);
    }

    void nextAndPreviousGoThroughWhatIsShown() {
        OnDesk<GalleryPanel> f;
        QTRY_VERIFY_WITH_TIMEOUT(f.desk.settled(), kWaitMs);
        f.panel.refresh();
        test::present(f.panel);
        test::child<QComboBox>(f.panel, QStringLiteral("galleryKind"))->setCurrentIndex(2);
        const std::vector<std::int32_t> shown = shownIn(f.panel);
        auto* next = test::child<QToolButton>(f.panel, QStringLiteral("galleryNext"));
        auto* previous = test::child<QToolButton>(f.panel, QStringLiteral("galleryPrevious"));
        const auto* caption = test::child<QLabel>(f.panel, QStringLiteral("galleryCaption"));
        const auto isShown = [&](std::int32_t image) {
            return caption->text().contains(QStringLiteral("/%1.png,").arg(image));
        };
        QVERIFY(isShown(shown[0]) && !previous->isEnabled());
        next->click();
        QVERIFY2(isShown(shown[1]), qPrintable(caption->text()));
        QTest::keyClick(&f.panel, Qt::Key_Right, Qt::AltModifier);
        QVERIFY2(isShown(shown[2]), qPrintable(caption->text()));
        previous->click();
        QVERIFY(isShown(shown[1]));
        for (std::size_t i = 1; i + 1 < shown.size(); ++i)
            next->click();
        QVERIFY(isShown(shown.back()) && !next->isEnabled());
    }

    void aPickedImageIsShownWhateverTheFilterSays() {
        OnDesk<GalleryPanel> f;
        QTRY_VERIFY_WITH_TIMEOUT(f.desk.settled(), kWaitMs);
        f.panel.refresh();
        test::child<QComboBox>(f.panel, QStringLiteral("galleryKind"))->setCurrentIndex(1);
        f.panel.showImage(15);  // a wrong one
        const auto* caption = test::child<QLabel>(f.panel, QStringLiteral("galleryCaption"));
        QVERIFY2(caption->text().contains(QStringLiteral("cat/15.png")),
                 qPrintable(caption->text()));
    }

    void rowsOfALargeFolderComeOnDemand() {
        Core core;
        PictureLoader pictures(core.runner(), nullptr);
        GalleryModel model(pictures);
        const auto diagnosis = std::make_shared<const Diagnosis>(judged(20'000));
        const auto judge = std::make_shared<const GalleryJudge>(*diagnosis);
        model.setImages(diagnosis, judge, galleryImages(*diagnosis, *judge, {}));
        QCOMPARE(model.imageCount(), 20'000);
        QCOMPARE(model.rowCount(), GalleryModel::kChunk);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 2 * GalleryModel::kChunk);
        QCOMPARE(model.rowOf(19'999), 19'999);
        QCOMPARE(model.rowCount(), 20'000);
        QVERIFY(!model.canFetchMore({}));
    }

    void ofManyWishesTheNewestIsReadFirst() {
        std::vector<std::string> read;
        std::atomic<bool> hold = true;
        PictureLoader pictures(
            [&](const Job& job, RunContext&) -> Outcome {
                while (hold)
                    QTest::qSleep(1);
                read.push_back(std::get<ThumbnailJob>(job.question).source.path.string());
                Image image;
                image.width = image.height = 2;
                image.bytes.assign(12, 7);
                return std::make_shared<const Result>(
                    Thumbnail{std::make_shared<const Image>(std::move(image)), 2, 2});
            },
            nullptr);
        QSignalSpy loaded(&pictures, &PictureLoader::loaded);
        for (const char* path : {"a", "b", "c"})
            QVERIFY(pictures.picture(path, 10).isNull());
        hold = false;
        QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 3, kWaitMs);
        QCOMPARE(read, (std::vector<std::string>{"a", "c", "b"}));  // a was on its way
        QCOMPARE(pictures.picture("c", 10).size(), QSize(2, 2));
    }
};

SCALESCOPE_GUI_TEST(TstFolderPanels)
#include "tst_folder_panels.moc"
