// SPDX-License-Identifier: Apache-2.0
// A result per variant: order, failures, cancellation, changes of image and weights.
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/columns.h"
#include "tests/ui/synthetic.h"
#include "ui/engine/study.h"
#include "ui/report/study_report.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

constexpr int kWaitMs = 20'000;

ImageSource imageNamed(const std::string& name) {
    auto image = std::make_shared<LoadedImage>(test::syntheticImage());
    image->name = name;
    ImageSource source;
    source.loaded = image;
    return source;
}

/// Passes LoadImage's image on, as core does; everything else is synthetic. While held, jobs other
/// than images wait until they are cancelled or released.
struct FakeCore {
    std::vector<int> failing;
    std::atomic<bool> hold{false};
    std::atomic<int> diagnoses{0};
    std::atomic<bool> cutShort{false};  ///< as a run over many images that was cancelled
    std::vector<std::string> fed;       ///< first image of each diagnosis; read when settled
    std::vector<std::shared_ptr<const Diagnosis>> before;  ///< that each was to go on from
    std::size_t passed = 0;  ///< of a diagnosis over several images, told as a part; 0: none is
    std::atomic<bool> holdAfterPart{false};
    bool imageFails = false;

    Runner runner() {
        return [this](const Job& job, RunContext& context) -> Outcome {
            if (const auto* load = std::get_if<LoadImageJob>(&job.question)) {
                if (imageFails)
                    return Failure{
                        ErrorCode::FormatUnknown, Subject::Input, "x.jpg is no image.", {}};
                return std::make_shared<const Result>(*load->source.loaded);
            }
            if (const auto* inspect = std::get_if<InspectWeightsJob>(&job.question)) {
                WeightsFile file;
                if (inspect->path.filename() == "mystery.pth")
                    file.variant = 5;
                return std::make_shared<const Result>(std::move(file));
            }
            while (hold) {
                context.checkCanceled();
                QTest::qSleep(1);
            }
            const auto* diagnose = std::get_if<DiagnoseJob>(&job.question);
            diagnoses += diagnose ? 1 : 0;
            if (diagnose)
                fed.push_back(diagnose->input.images.front().loaded->name);
            if (diagnose)
                before.push_back(diagnose->before);
            if (diagnose && passed > 0)
                diagnose->onPart({.images = passed,
                                  .imageCount = 3,
                                  .leftOut = 0,
                                  .labels = {},
                                  .confusion = {}},
                                 context);
            while (diagnose && passed > 0 && holdAfterPart) {
                context.checkCanceled();
                QTest::qSleep(1);
            }
            if (diagnose && cutShort) {
                Diagnosis part = test::syntheticDiagnosis(columnOf(diagnose->run.network).value());
                part.partial = "cancelled after 1 of 3 images";
                return std::make_shared<const Result>(std::move(part));
            }
            return test::syntheticRunner({}, failing)(job, context);
        };
    }
};

struct Bench {
    FakeCore core;
    Engine engine{core.runner()};
    Selection selection;
    Study study{engine, selection};

    bool settled() const { return !study.jobs().busy(); }
    int count(RunState state) const {
        return static_cast<int>(
            std::count_if(study.entries().begin(), study.entries().end(),
                          [&](const auto& e) { return e.second.state == state; }));
    }
};

}  // namespace

class TstStudy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void startsIdleWithTheFamily() {
        Bench bench;
        QCOMPARE(bench.study.entries().size(), 8U);
        QCOMPARE(bench.study.entry(ColumnIndex(3)).spec.name, std::string("b3"));
        QCOMPARE(bench.count(RunState::Idle), 8);
        QVERIFY(!bench.study.jobs().busy());
    }

    void imageBringsResultsColumnByColumnFromB0() {
        Bench bench;
        std::vector<ColumnIndex> order;
        connect(&bench.study, &Study::entryChanged, this, [&](ColumnIndex column) {
            if (bench.study.entry(column).state == RunState::Done)
                order.push_back(column);
        });
        QSignalSpy images(&bench.study, &Study::imageChanged);
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(images.count(), 1);
        QCOMPARE(bench.study.images().shown->name, std::string("cat"));
        QCOMPARE(order, test::columns({0, 1, 2, 3, 4, 5, 6, 7}));
        for (const auto& [column, entry] : bench.study.entries())
            QVERIFY(entry.diagnosis);
    }

    void onlyChosenColumnsRun() {
        Bench bench;
        bench.selection.setColumns(test::columns({1, 4}));
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.core.diagnoses.load(), 2);
        QCOMPARE(bench.count(RunState::Done), 2);
    }

    void columnChosenLaterRunsAlone() {
        Bench bench;
        bench.selection.setColumns(test::columns({1}));
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        bench.selection.setColumns(test::columns({1, 2}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.core.diagnoses.load(), 2);
        QVERIFY(bench.study.entry(ColumnIndex(2)).diagnosis);
    }

    void columnChosenWhileAnImageIsReadRunsOnThatImage() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.study.openImages({imageNamed("old")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        bench.study.openImages({imageNamed("new")});
        bench.selection.setColumns(test::columns({0, 3}));
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.core.fed, (std::vector<std::string>{"old", "new", "new"}));
        QVERIFY(bench.study.entry(ColumnIndex(3)).diagnosis);
    }

    void failingColumnDoesNotStopTheOthers() {
        Bench bench;
        bench.core.failing = {2};
        QSignalSpy failures(&bench.study, &Study::failed);
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.study.entry(ColumnIndex(2)).state, RunState::Failed);
        QVERIFY(bench.study.entry(ColumnIndex(2)).failure);
        QCOMPARE(bench.count(RunState::Done), 7);
        QCOMPARE(failures.count(), 1);
    }

    void cancelLeavesTheStudyUsable() {
        Bench bench;
        bench.core.hold = true;
        bench.study.openImages({imageNamed("cat")});
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(RunState::Running), 1, kWaitMs);
        bench.study.jobs().cancel();
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.count(RunState::Canceled), 8);
        bench.core.hold = false;
        bench.study.run();
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.count(RunState::Done), 8);
    }

    /// What was cancelled on its way through a folder has a result, and is not done.
    void runTakesUpWhatWasCancelledPartWay() {
        Bench bench;
        bench.selection.setColumns(test::columns({0, 1}));
        bench.core.cutShort = true;
        bench.study.openImages({imageNamed("a"), imageNamed("b"), imageNamed("c")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(bench.study.entry(ColumnIndex(1)).diagnosis &&
                !bench.study.entry(ColumnIndex(1)).isComplete());
        QCOMPARE(reportOf(bench.study, bench.selection).partial.value_or(""),
                 "B0 was cancelled after 1 of 3 images. B1 was cancelled after 1 of 3 images.");
        bench.core.cutShort = false;
        bench.study.run();
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(bench.study.entry(ColumnIndex(0)).isComplete() &&
                bench.study.entry(ColumnIndex(1)).isComplete());
        QCOMPARE(bench.core.diagnoses.load(), 4);
        bench.study.run();
        QVERIFY2(bench.settled(), "what is complete runs no more");
    }

    /// The images that a cancelled run has seen are not passed again.
    void runGoesOnFromWhatWasCancelled() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.core.cutShort = true;
        bench.study.openImages({imageNamed("a"), imageNamed("b"), imageNamed("c")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        const auto part = bench.study.entry(ColumnIndex(0)).diagnosis;
        bench.core.cutShort = false;
        bench.study.run();
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.core.before.size(), 2U);
        QVERIFY(!bench.core.before[0]);
        QVERIFY(part && bench.core.before[1] == part);
        bench.study.run(true);
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY2(!bench.core.before.at(2), "run again begins at the first image");
    }

    void whileItRunsAnEntryTellsHowManyImagesArePassed() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.core.passed = 2;
        bench.core.holdAfterPart = true;
        QSignalSpy parts(&bench.study, &Study::partChanged);
        bench.study.openImages({imageNamed("a"), imageNamed("b"), imageNamed("c")});
        QTRY_COMPARE_WITH_TIMEOUT(parts.count(), 1, kWaitMs);
        QCOMPARE(bench.study.entry(ColumnIndex(0)).part->images, 2U);
        QCOMPARE(bench.study.entry(ColumnIndex(0)).part->imageCount, 3U);
        bench.core.holdAfterPart = false;
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY2(!bench.study.entry(ColumnIndex(0)).part, "what is done is in its result");
    }

    /// It was cancelled by a person: an image that cannot be opened is no reason to go on.
    void anImageThatFailsTakesUpNothing() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.core.cutShort = true;
        bench.study.openImages({imageNamed("a"), imageNamed("b")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        bench.core.imageFails = true;
        bench.study.openImages({imageNamed("broken")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.core.diagnoses.load(), 1);
    }

    void resultsOfAnOlderImageAreDropped() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.core.hold = true;
        bench.study.openImages({imageNamed("old")});
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(RunState::Running), 1, kWaitMs);
        bench.study.openImages({imageNamed("new")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.study.images().shown->name == "new", kWaitMs);
        bench.core.hold = false;
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.core.diagnoses.load(), 1);
        QCOMPARE(bench.study.entry(ColumnIndex(0)).state, RunState::Done);
    }

    void unreadableImageKeepsTheOldOne() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.study.openImages({imageNamed("good")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        bench.core.imageFails = true;
        QSignalSpy failures(&bench.study, &Study::failed);
        bench.study.openImages({imageNamed("bad")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(failures.count(), 1);
        QCOMPARE(bench.study.images().shown->name, std::string("good"));
        QVERIFY(bench.study.entry(ColumnIndex(0)).diagnosis);
    }

    void weightsOfOneColumnMakeOnlyItsResultOld() {
        Bench bench;
        bench.selection.setColumns(test::columns({1, 3}));
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        const auto untouched = bench.study.entry(ColumnIndex(1)).diagnosis;
        const auto old = bench.study.entry(ColumnIndex(3)).diagnosis;
        bench.study.weightColumns().open("/tmp/efficientnet_b3_own.pth");
        QTRY_VERIFY_WITH_TIMEOUT(
            bench.study.settings().weightsOf("b3").source == WeightsRequest::Source::Path, kWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.study.entry(ColumnIndex(1)).diagnosis, untouched);
        QCOMPARE(bench.study.settings().weightsOf("b3").source, WeightsRequest::Source::Path);
        QCOMPARE(bench.study.settings().weightsOf("b1").source, WeightsRequest::Source::Auto);
        QVERIFY(bench.study.entry(ColumnIndex(3)).diagnosis &&
                bench.study.entry(ColumnIndex(3)).diagnosis != old);
    }

    void checkpointGoesToTheVariantItFits() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.study.weightColumns().open("/tmp/mystery.pth");
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(bench.study.settings().weightsOf("b5").source, WeightsRequest::Source::Path);
        QCOMPARE(bench.study.settings().weightsOf("b0").source, WeightsRequest::Source::Auto);
        QVERIFY2(bench.study.entry(ColumnIndex(0)).diagnosis,
                 "the image that came with it was lost");
    }

    void otherOptionsRunEverythingAgain() {
        Bench bench;
        bench.selection.setColumns(test::columns({0, 1}));
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QSignalSpy settings(&bench.study, &Study::settingsChanged);
        RunOptions options = bench.study.settings().options();
        options.dtype = Dtype::BF16;
        bench.study.settings().setOptions(options);
        bench.study.settings().setOptions(options);
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(settings.count(), 1);
        QCOMPARE(bench.core.diagnoses.load(), 4);
    }

    void benchmarksGradCamAndAblationArrive() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QSignalSpy benchmarks(&bench.study, &Study::benchmarkChanged);
        QSignalSpy cams(&bench.study, &Study::gradCamChanged);
        bench.study.runBenchmarks();
        bench.study.requestGradCam(ColumnIndex(0), ClassIndex(5));
        bench.study.requestAblation(ColumnIndex(0), InterventionKind::GateOne);
        bench.study.requestAblation(ColumnIndex(0), InterventionKind::GateMean);
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(bench.study.entry(ColumnIndex(0)).benchmark);
        QCOMPARE(bench.study.entry(ColumnIndex(0)).benchState, RunState::Done);
        QVERIFY(bench.study.entry(ColumnIndex(0)).gradCam);
        QVERIFY(bench.study.entry(ColumnIndex(0)).ablations.contains(InterventionKind::GateMean));
        QVERIFY(benchmarks.count() > 0 && cams.count() > 0);
    }

    void preprocessingArrivesAndGoesWithTheImage() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.study.requestPreprocessing(ColumnIndex(0));
        QVERIFY2(!bench.study.jobs().busy(), "there is no image to be fed");
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QSignalSpy changes(&bench.study, &Study::preprocessingChanged);
        bench.study.requestPreprocessing(ColumnIndex(0));
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(bench.study.entry(ColumnIndex(0)).preprocessing);
        QVERIFY(changes.count() > 0);
        bench.study.openImages({imageNamed("dog")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(!bench.study.entry(ColumnIndex(0)).preprocessing);
    }

    void aFollowedBlockGivesWayToTheNextOne() {
        Bench bench;
        bench.selection.setColumns(test::columns({0, 1, 2}));
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        bench.core.hold = true;
        for (const int block : {3, 4, 5})
            bench.study.follower().follow(ColumnIndex(1), BlockIndex(block));
        QCOMPARE(bench.study.follower().followed().block, std::optional(BlockIndex(5)));
        QVERIFY(isWaiting(bench.study.follower().followed().state));
        bench.core.hold = false;
        QSignalSpy changed(&bench.study.follower(), &BlockFollower::changed);
        QTRY_COMPARE_WITH_TIMEOUT(bench.study.follower().followed().state, RunState::Done, kWaitMs);
        QVERIFY(changed.count() >= 1);
        const FollowedBlock& followed = bench.study.follower().followed();
        QCOMPARE(followed.result->maps.block, 5);
        QCOMPARE(followed.resultColumn, ColumnIndex(1));
        // Asked for once more it is there already.
        bench.study.follower().follow(ColumnIndex(1), BlockIndex(5));
        QVERIFY(!bench.study.jobs().busy());
        // The old maps stay until the new ones are there.
        bench.core.hold = true;
        bench.study.follower().follow(ColumnIndex(2), BlockIndex(0));
        QCOMPARE(bench.study.follower().followed().column, ColumnIndex(2));
        QCOMPARE(bench.study.follower().followed().resultColumn, ColumnIndex(1));
        bench.study.jobs().cancel();
        QTRY_COMPARE_WITH_TIMEOUT(bench.study.follower().followed().state, RunState::Canceled,
                                  kWaitMs);
    }

    void anotherImageDropsTheFollowedBlock() {
        Bench bench;
        bench.selection.setColumns(test::columns({0}));
        bench.study.follower().follow(ColumnIndex(0), BlockIndex(2));
        QVERIFY(!bench.study.follower().followed().block);  // no picture to follow
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        bench.study.follower().follow(ColumnIndex(0), BlockIndex(2));
        QTRY_VERIFY_WITH_TIMEOUT(bench.study.follower().followed().result, kWaitMs);
        bench.study.openImages({imageNamed("dog")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(!bench.study.follower().followed().result);
        QCOMPARE(bench.study.follower().followed().state, RunState::Idle);
    }

    void progressGrowsOverAllJobsToTheEnd() {
        Bench bench;
        bench.selection.setColumns(test::columns({0, 1, 2}));
        std::vector<double> fractions;
        connect(&bench.study.jobs(), &JobLedger::progressChanged, this,
                [&](double fraction) { fractions.push_back(fraction); });
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        for (const double fraction : fractions)
            QVERIFY(fraction >= 0.0 && fraction <= 1.0);
    }

    void aReportTellsWhatWasCancelledWithoutAResult() {
        Bench bench;
        bench.selection.setColumns(test::columns({0, 1}));
        bench.core.hold = true;
        bench.study.openImages({imageNamed("cat")});
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(RunState::Running), 1, kWaitMs);
        bench.study.jobs().cancel();
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QCOMPARE(reportOf(bench.study, bench.selection).partial.value_or(""),
                 "Cancelled before a result: B0, B1.");
    }

    void reportHoldsWhatIsThereAndNamesWhatIsMissing() {
        Bench bench;
        bench.selection.setColumns(test::columns({0, 1}));
        bench.study.openImages({imageNamed("cat")});
        QTRY_VERIFY_WITH_TIMEOUT(bench.settled(), kWaitMs);
        QVERIFY(!reportOf(bench.study, bench.selection).partial);
        bench.core.hold = true;
        bench.selection.setColumns(test::columns({0, 1, 5}));
        const Report report = reportOf(bench.study, bench.selection);
        QCOMPARE(report.variants.size(), 2U);
        QVERIFY(report.partial);
        QVERIFY(report.partial->find("B5") != std::string::npos);
        bench.study.jobs().cancel();
    }
};

SCALESCOPE_TEST(TstStudy)
#include "tst_study.moc"
