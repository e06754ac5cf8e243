// SPDX-License-Identifier: Apache-2.0
// A second checkpoint: asked about, put beside or in the place of the first, named by its file.
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"

#include <QSignalSpy>
#include <QtTest>

using namespace scalescope;
using namespace scalescope::ui;
using test::Desk;

namespace {

WeightsRequest fileAt(const char* path) {
    return {WeightsRequest::Source::Path, path, 0};
}

/// One study on B0 and B1, and what its columns tell.
struct Columns {
    Desk desk{{0, 1}};
    WeightColumns& columns{desk.study.weightColumns()};
    QSignalSpy contested{&columns, &WeightColumns::contested};
    QSignalSpy failed{&desk.study, &Study::failed};

    std::string title(ColumnIndex column) const {
        return displayName(desk.study.entry(column).spec);
    }
    std::string fileOf(ColumnIndex column) const { return columns.fileOf(column).string(); }
    void open(const char* path) {
        desk.study.weightColumns().open(path);
        QTRY_VERIFY(desk.settled());
    }
};

}  // namespace

class TstWeightColumns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void theFirstFileIsUsedAndASecondOneAsks() {
        Columns c;
        QTRY_VERIFY(c.desk.settled());
        c.open("/runs/b0-first.pth");
        QCOMPARE(c.fileOf(ColumnIndex(0)), std::string("/runs/b0-first.pth"));
        c.open("/runs/b0-first.pth");  // the same file again, as it may be another one by now
        QCOMPARE(c.contested.count(), 0);
        c.open("/runs/b0-second.pth");
        QCOMPARE(c.contested.count(), 1);
        QCOMPARE(c.contested[0][0].value<ColumnIndex>(), ColumnIndex(0));
        QCOMPARE(c.contested[0][1].toString(), QStringLiteral("/runs/b0-second.pth"));
        QCOMPARE(c.fileOf(ColumnIndex(0)), std::string("/runs/b0-first.pth"));
        c.open("/runs/b1-other.pth");  // of another network
        QCOMPARE(c.contested.count(), 1);
        QCOMPARE(c.fileOf(ColumnIndex(1)), std::string("/runs/b1-other.pth"));
    }

    void besideItIsAColumnBehindItsNetwork() {
        Columns c;
        QTRY_VERIFY(c.desk.settled());
        const auto column = c.columns.addBeside(ColumnIndex(0), fileAt("/runs/tuned.pth"));
        QCOMPARE(column, std::optional(ColumnIndex(8)));
        QCOMPARE(c.desk.selection.columns(), test::columns({0, 8, 1}));
        QCOMPARE(c.desk.selection.focus(), ColumnIndex(8));
        QTRY_VERIFY(c.desk.settled());
        QCOMPARE(c.title(ColumnIndex(8)), std::string("B0 tuned"));
        const auto& diagnosis = c.desk.study.entry(ColumnIndex(8)).diagnosis;
        QVERIFY(diagnosis);
        QCOMPARE(diagnosis->weights.name, std::string("tuned.pth"));
        QCOMPARE(c.desk.study.entry(ColumnIndex(0)).diagnosis->spec.name, std::string("b0"));
        c.desk.study.networks().remove(ColumnIndex(8));
        QCOMPARE(c.desk.selection.columns(), test::columns({0, 1}));
        QVERIFY(c.desk.study.settings().namedWeights().empty());
        QVERIFY(c.desk.study.entry(ColumnIndex(0)).diagnosis);
    }

    void aColumnIsCalledByTheWeightsThatReplaceItsOwn() {
        Columns c;
        QTRY_VERIFY(c.desk.settled());
        c.columns.addBeside(ColumnIndex(0), fileAt("/runs/a.pth"));
        c.columns.addBeside(ColumnIndex(0), fileAt("/runs/b.pth"));
        QTRY_VERIFY(c.desk.settled());
        c.desk.selection.setFocus(ColumnIndex(8));
        c.columns.replace(ColumnIndex(8), fileAt("/runs/c.pth"));
        QCOMPARE(c.title(ColumnIndex(8)), std::string("B0 c"));
        QCOMPARE(c.title(ColumnIndex(9)), std::string("B0 b"));
        QCOMPARE(c.desk.selection.columns(), test::columns({0, 8, 9, 1}));
        QCOMPARE(c.desk.selection.focus(), ColumnIndex(8));
        QTRY_VERIFY(c.desk.settled());
        QCOMPARE(c.desk.study.entry(ColumnIndex(8)).diagnosis->weights.name, std::string("c.pth"));
        QCOMPARE(c.desk.study.settings().namedWeights().count("b0-a"), std::size_t{0});
    }

    void aFileIsForTheColumnThatIsLookedAt() {
        Columns c;
        QTRY_VERIFY(c.desk.settled());
        c.columns.addBeside(ColumnIndex(0), fileAt("/runs/a.pth"));
        c.open("/runs/b0-next.pth");
        QCOMPARE(c.contested.count(), 1);
        QCOMPARE(c.contested[0][0].value<ColumnIndex>(), ColumnIndex(8));
        c.desk.selection.setFocus(ColumnIndex(1));
        c.open("/runs/b0-next.pth");  // B0 itself runs on what the program chose
        QCOMPARE(c.contested.count(), 1);
        QCOMPARE(c.fileOf(ColumnIndex(0)), std::string("/runs/b0-next.pth"));
    }

    void weightsForAllLeaveColumnsTheirOwn() {
        Columns c;
        c.columns.addBeside(ColumnIndex(0), fileAt("/runs/a.pth"));
        c.open("/runs/b1-x.pth");
        c.desk.study.settings().setWeights({}, {WeightsRequest::Source::Random, {}, 5});
        QCOMPARE(c.fileOf(ColumnIndex(8)), std::string("/runs/a.pth"));
        QVERIFY(c.fileOf(ColumnIndex(1)).empty());
        QCOMPARE(c.desk.study.settings().weightsOf("b1").seed, std::uint64_t{5});
        QTRY_VERIFY(c.desk.settled());
    }

    void thereIsRoomForEight() {
        Columns c;
        for (int i = 0; i < kOwnNetworkLimit; ++i)
            QVERIFY(c.columns.addBeside(ColumnIndex(i % 2), fileAt("/runs/a.pth")));
        QVERIFY(!c.columns.addBeside(ColumnIndex(0), fileAt("/runs/b.pth")));
        QVERIFY(!c.failed.isEmpty());
        QVERIFY(c.failed.back()[0].value<Failure>().message.find("room for 8 columns") !=
                std::string::npos);
        QCOMPARE(c.desk.study.settings().namedWeights().count("b0-b"), std::size_t{0});
        QTRY_VERIFY(c.desk.settled());
    }

    void aFileThatCannotRunLeavesWeightsAndResultsAsTheyAre() {
        const Failure foreign{
            ErrorCode::FormatUnknown, Subject::Weights, "resnet18.pth: it holds a ResNet.", {}};
        Desk desk(
            [&](const Job& job, RunContext& context) -> Outcome {
                if (!std::holds_alternative<InspectWeightsJob>(job.question))
                    return test::syntheticRunner()(job, context);
                return std::make_shared<const Result>(WeightsFile{{}, {}, foreign});
            },
            {0, 5});
        QTRY_VERIFY(desk.settled());
        desk.selection.setFocus(ColumnIndex(5));
        const auto before = desk.study.entry(ColumnIndex(5)).diagnosis;
        QVERIFY(before);
        QSignalSpy failed(&desk.study, &Study::failed);
        desk.study.weightColumns().open("/runs/resnet18.pth");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].value<Failure>().message, foreign.message);
        QTRY_VERIFY(desk.settled());
        QCOMPARE(desk.study.entry(ColumnIndex(5)).diagnosis, before);
        QVERIFY(desk.study.settings().namedWeights().empty());
    }

    void aCheckpointOfAnotherNetworkDoesNotStandBeside() {
        Desk desk(
            [](const Job& job, RunContext& context) -> Outcome {
                if (!std::holds_alternative<InspectWeightsJob>(job.question))
                    return test::syntheticRunner()(job, context);
                WeightsFile file;
                file.variant = 3;
                return std::make_shared<const Result>(std::move(file));
            },
            {0, 3});
        QTRY_VERIFY(desk.settled());
        QSignalSpy failed(&desk.study, &Study::failed);
        desk.study.weightColumns().openBeside(ColumnIndex(0), "/runs/x.pth");
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].value<Failure>().message.find("weights of B3, not of B0") !=
                std::string::npos);
        QVERIFY(desk.study.networks().byColumn().empty());
        desk.study.weightColumns().openBeside(ColumnIndex(3), "/runs/x.pth");
        QTRY_COMPARE(desk.study.networks().byColumn().size(), 1U);
        QTRY_VERIFY(desk.settled());
        QCOMPARE(displayName(desk.study.entry(ColumnIndex(8)).spec), std::string("B3 x"));
    }
};

SCALESCOPE_TEST(TstWeightColumns)
#include "tst_weight_columns.moc"
