// SPDX-License-Identifier: Apache-2.0
// Trained weights beside the other work: nothing comes by itself, and what has come is used.
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/transfers.h"
#include "ui/engine/weights_fetch.h"

#include <QSignalSpy>
#include <QtTest>

using namespace scalescope;
using namespace scalescope::ui;
using namespace scalescope::test;

namespace {

struct FetchingDesk {
    EmptyCaches caches;
    Desk desk;
    Transfers network;
    Engine transfers{network.runner()};
    WeightsFetch fetch{transfers, desk.study};
    QSignalSpy states{&fetch, &WeightsFetch::stateChanged};

    explicit FetchingDesk(std::vector<int> columns = {0, 1, 3}) : desk(std::move(columns)) {}
    void start(int variant, PublishedRelease release = PublishedRelease::Default,
               const std::filesystem::path& folder = {}) {
        fetch.start(*publishedFiles({variant}, release).front(), folder);
    }
    const WeightsRequest& weightsOf(const char* name) const {
        return desk.study.settings().weightsOf(name);
    }
    RunState lastState(int variant) const {
        for (qsizetype i = states.size(); i-- > 0;)
            if (states[i][0].toInt() == variant)
                return states[i][1].value<RunState>();
        return RunState::Idle;
    }
};

}  // namespace

class TstWeightsFetch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnQtWarnings(); }

    void nothingComesByItself() {
        FetchingDesk d;
        QTRY_VERIFY(d.desk.settled());
        d.desk.study.run(true);
        d.desk.study.settings().setWeights({}, {});
        QTRY_VERIFY(d.desk.settled());
        QVERIFY(!d.fetch.busy() && d.network.asked().isEmpty());
    }

    void whoRunsOnRandomWeightsIsKnown() {
        FetchingDesk d;
        QCOMPARE(d.fetch.lacking().onRandom, (std::vector<int>{1, 2, 3, 4, 5, 6, 7}));
        d.desk.study.settings().setWeights("b2", {WeightsRequest::Source::Path, "/runs/b2.pth", 0});
        d.desk.study.settings().setWeights("b4", {WeightsRequest::Source::Random, {}, 7});
        const FileWish wish = wishFor(*publishedById("b6.IMAGENET1K_V1"), {}, {});
        std::filesystem::create_directories(wish.target.parent_path());
        writeAll(wish.target, "weights");
        QCOMPARE(d.fetch.lacking().onRandom, (std::vector<int>{1, 3, 5, 7}));
        QCOMPARE(d.fetch.lacking().onDemo, std::vector<int>{0});
        QCOMPARE(d.fetch.lacking().all(), (std::vector<int>{0, 1, 3, 5, 7}));
    }

    /// Of the two that are wanted the first is used while the second is still coming.
    void whatHasComeIsUsedVariantByVariant() {
        FetchingDesk d;
        QTRY_VERIFY(d.desk.settled());
        const auto b0 = d.desk.study.entry(ColumnIndex(0)).diagnosis;
        const auto b1 = d.desk.study.entry(ColumnIndex(1)).diagnosis;
        const auto b3 = d.desk.study.entry(ColumnIndex(3)).diagnosis;
        d.start(1);
        d.start(3);
        QVERIFY(d.network.waitForHalf());
        d.network.step.release();
        QVERIFY(d.network.waitForHalf());  // the second one is on its way
        QTRY_VERIFY(d.desk.settled() && d.desk.study.entry(ColumnIndex(1)).diagnosis != b1);
        QCOMPARE(d.lastState(1), RunState::Done);
        QCOMPARE(d.lastState(3), RunState::Running);
        QVERIFY(d.desk.study.entry(ColumnIndex(3)).diagnosis == b3 &&
                d.desk.study.entry(ColumnIndex(0)).diagnosis == b0);
        QVERIFY(d.weightsOf("b1").source == WeightsRequest::Source::Auto);
        d.network.step.release();
        QTRY_VERIFY(!d.fetch.busy() && d.desk.settled());
        QVERIFY(d.desk.study.entry(ColumnIndex(3)).diagnosis != b3 &&
                d.desk.study.entry(ColumnIndex(0)).diagnosis == b0);
        QCOMPARE(d.network.asked(), (QStringList{QStringLiteral("b1.IMAGENET1K_V2"),
                                                 QStringLiteral("b3.IMAGENET1K_V1")}));
        QCOMPARE(d.fetch.lacking().onRandom, (std::vector<int>{2, 4, 5, 6, 7}));
    }

    /// A diagnosis does not wait for the network.
    void theOtherWorkGoesOn() {
        FetchingDesk d({1, 3});
        d.start(1);
        QVERIFY(d.network.waitForHalf());
        d.desk.study.run(true);
        QTRY_VERIFY(d.desk.settled());
        QVERIFY(d.fetch.busy());
        d.fetch.cancel();
        QTRY_VERIFY(!d.fetch.busy());
    }

    void randomWeightsGiveWay() {
        FetchingDesk d;
        d.desk.study.settings().setWeights({}, {WeightsRequest::Source::Random, {}, 0});
        QTRY_VERIFY(d.desk.settled());
        d.start(3);
        d.network.step.release();
        QTRY_VERIFY(!d.fetch.busy());
        QVERIFY(d.weightsOf("b3").source == WeightsRequest::Source::Auto);
        QVERIFY(d.weightsOf("b1").source == WeightsRequest::Source::Random);
    }

    void aFileThatTheUserNamedIsAskedAbout() {
        FetchingDesk d;
        QSignalSpy contested(&d.desk.study.weightColumns(), &WeightColumns::contested);
        const WeightsRequest mine{WeightsRequest::Source::Path, "/runs/mine.pth", 0};
        d.desk.study.settings().setWeights("b3", mine);
        d.start(3);
        d.network.step.release();
        QTRY_VERIFY(!d.fetch.busy());
        QVERIFY(d.weightsOf("b3") == mine);
        QCOMPARE(contested.count(), 1);
        QVERIFY(contested[0][1].toString().endsWith(QStringLiteral("rwightman-b3899882.pth")));
    }

    /// Auto would take the better release, or would not look there.
    void otherReleasesAndFoldersAreNamed() {
        FetchingDesk d;
        const QTemporaryDir folder;
        d.start(1, PublishedRelease::V1);
        d.start(3, PublishedRelease::Default, folder.path().toStdString());
        d.network.step.release(2);
        QTRY_VERIFY(!d.fetch.busy());
        QVERIFY(d.weightsOf("b1").path.string().ends_with("rwightman-bac287d4.pth"));
        QCOMPARE(d.weightsOf("b3").path.parent_path(),
                 std::filesystem::path(folder.path().toStdString()));
    }

    void aFailureIsToldAndTheNextOneGoesOn() {
        FetchingDesk d;
        QSignalSpy failed(&d.fetch, &WeightsFetch::failed);
        d.network.fails = true;
        d.start(1);
        d.start(3);
        QVERIFY(d.network.waitForHalf());
        d.network.step.release();
        QVERIFY(d.network.waitForHalf());
        d.network.fails = false;
        d.network.step.release();
        QTRY_VERIFY(!d.fetch.busy());
        QCOMPARE(failed.count(), 1);
        QCOMPARE(d.lastState(1), RunState::Failed);
        QCOMPARE(d.lastState(3), RunState::Done);
        QVERIFY(d.states.value(3)[2].toString().contains(QStringLiteral("the line is dead")) ||
                d.states.value(2)[2].toString().contains(QStringLiteral("the line is dead")));
    }

    void cancelledNothingIsUsed() {
        FetchingDesk d;
        d.start(1);
        d.start(3);
        QVERIFY(d.network.waitForHalf());
        d.fetch.cancel();
        QTRY_VERIFY(!d.fetch.busy());
        QCOMPARE(d.lastState(1), RunState::Canceled);
        QCOMPARE(d.lastState(3), RunState::Canceled);
        QCOMPARE(d.network.asked().size(), 1);
        QCOMPARE(d.fetch.lacking().onRandom, (std::vector<int>{1, 2, 3, 4, 5, 6, 7}));
    }
};

SCALESCOPE_TEST(TstWeightsFetch)
#include "tst_weights_fetch.moc"
