// SPDX-License-Identifier: Apache-2.0
// What the state of a job means for what is known of a network, and whose file a checkpoint is.
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/engine/block_follower.h"
#include "ui/engine/study_entry.h"
#include "ui/engine/weights_target.h"

#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

template <typename Question>
AskedJob in(RunState state, std::optional<Failure> failure = {}) {
    AskedJob job;
    job.question = typeid(Question);
    job.state = state;
    job.failure = std::move(failure);
    return job;
}

const Failure kFailure{ErrorCode::OutOfMemory, Subject::None, "It does not fit.", {}};

}  // namespace

class TstStudyEntry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A cancelled renewal leaves the result that was there, and says that it is done.
    void aResultOutlivesACancelledJob() {
        StudyEntry entry = entryFor(family()[0].spec);
        entry.settle(in<DiagnoseJob>(RunState::Canceled));
        QCOMPARE(entry.state, RunState::Canceled);
        entry.diagnosis = std::make_shared<const Diagnosis>(test::syntheticDiagnosis(0));
        for (const RunState ended : {RunState::Canceled, RunState::Idle}) {
            entry.settle(in<DiagnoseJob>(ended));
            QCOMPARE(entry.state, RunState::Done);
        }
        entry.settle(in<DiagnoseJob>(RunState::Failed, kFailure));
        QCOMPARE(entry.state, RunState::Failed);
        entry.benchmark = std::make_shared<const BenchmarkResult>(test::syntheticBenchmark(0));
        entry.settle(in<BenchmarkJob>(RunState::Canceled));
        QCOMPARE(entry.benchState, RunState::Done);
    }

    /// Cancelled twice over the same folder: what was seen first is not lost for less.
    void ofTwoCancelledRunsTheLongerStays() {
        const auto cancelledAfter = [](std::size_t images) {
            Diagnosis part = test::syntheticDiagnosis(0);
            part.inputs.resize(images);
            part.partial = "cancelled";
            return std::make_shared<const Diagnosis>(std::move(part));
        };
        StudyEntry entry = entryFor(family()[0].spec);
        QVERIFY(!entry.isComplete());
        for (const auto& [images, left] :
             std::vector<std::pair<std::size_t, std::size_t>>{{40, 40}, {12, 40}, {60, 60}}) {
            entry.take(cancelledAfter(images));
            QCOMPARE(entry.diagnosis->inputs.size(), left);
            QVERIFY(!entry.isComplete());
        }
        entry.take(std::make_shared<const Diagnosis>(test::syntheticDiagnosis(0)));
        QVERIFY(entry.isComplete());
    }

    void aFailureStaysUntilADiagnosisEnds() {
        StudyEntry entry = entryFor(family()[0].spec);
        entry.settle(in<DiagnoseJob>(RunState::Failed, kFailure));
        QVERIFY(entry.failure);
        entry.settle(in<BenchmarkJob>(RunState::Done));
        entry.settle(in<DiagnoseJob>(RunState::Running));
        QVERIFY(entry.failure);
        entry.settle(in<DiagnoseJob>(RunState::Done));
        QVERIFY(!entry.failure);
        QCOMPARE(entry.progress, 1.0);
    }

    void otherQuestionsAreNoStateOfIt() {
        StudyEntry entry = entryFor(family()[0].spec);
        entry.settle(in<GradCamJob>(RunState::Failed, kFailure));
        QCOMPARE(entry.state, RunState::Idle);
        QVERIFY(!entry.failure);
    }

    void whatIsDroppedWhileItRunsStaysOnItsWay() {
        StudyEntry entry = entryFor(family()[0].spec);
        entry.diagnosis = std::make_shared<const Diagnosis>(test::syntheticDiagnosis(0));
        entry.state = RunState::Running;
        entry.benchState = RunState::Done;
        entry.dropResults();
        entry.dropBenchmark();
        QVERIFY(!entry.diagnosis);
        QCOMPARE(entry.state, RunState::Running);
        QCOMPARE(entry.benchState, RunState::Idle);
    }

    void aFollowedBlockHearsOfItsOwnJobOnly() {
        FollowedBlock followed{.column = ColumnIndex(3), .block = BlockIndex(5), .result = {}};
        AskedJob job = in<FeatureMapsJob>(RunState::Running);
        job.column = ColumnIndex(5);
        job.block = BlockIndex(3);
        QVERIFY(!followed.settle(job));
        QCOMPARE(followed.state, RunState::Idle);
        job.column = ColumnIndex(3);
        job.block = BlockIndex(5);
        QVERIFY(followed.settle(job));
        QCOMPARE(followed.state, RunState::Running);
    }

    void gateMeansNeedSeveralImages() {
        StudyEntry entry = entryFor(family()[0].spec);
        QVERIFY(gateMeansOf(entry).empty());
        const auto seen = [](std::uint64_t images) {
            test::SyntheticOptions options;
            options.imageCount = images;
            return std::make_shared<const Diagnosis>(test::syntheticDiagnosis(0, options));
        };
        entry.diagnosis = seen(1);
        QVERIFY(gateMeansOf(entry).empty());
        entry.diagnosis = seen(2);
        const auto means = gateMeansOf(entry);
        QCOMPARE(means.size(), entry.diagnosis->gates->blocks.size());
        QCOMPARE(means.back().size(), entry.diagnosis->gates->blocks.back().mean.size());
    }

    void aFileGoesWhereItsContentOrItsNamePoints_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("column");  // -1: nowhere
        QTest::newRow("plain") << QStringLiteral("efficientnet_b5.pth") << 5;
        QTest::newRow("capital") << QStringLiteral("EfficientNet-B2-ns.pth") << 2;
        QTest::newRow("in front") << QStringLiteral("b0.safetensors") << 0;
        QTest::newRow("no such variant") << QStringLiteral("efficientnet_b8.pth") << -1;
        QTest::newRow("a longer number") << QStringLiteral("net-b12.pth") << -1;
        QTest::newRow("within a word") << QStringLiteral("mob3.pth") << -1;
        QTest::newRow("its folder does not count") << QStringLiteral("b3/weights.pth") << -1;
    }
    void aFileGoesWhereItsContentOrItsNamePoints() {
        QFETCH(const QString, name);
        QFETCH(const int, column);
        QCOMPARE(columnFor(name.toStdString(), {}).value_or(ColumnIndex(-1)), ColumnIndex(column));
        WeightsFile recognised;
        recognised.variant = 7;
        QCOMPARE(columnFor(name.toStdString(), recognised), std::optional(ColumnIndex(7)));
    }
};

SCALESCOPE_TEST(TstStudyEntry)
#include "tst_study_entry.moc"
