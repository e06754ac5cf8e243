// SPDX-License-Identifier: Apache-2.0
// Weights that were opened are told: by whom, how many classes, which keys; a folder in one
// sentence.
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/widgets/column_chip.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/weights_news.h"

#include <QMenu>
#include <QSignalSpy>

using namespace scalescope;
using namespace scalescope::ui;
using test::Desk;
using test::WindowFixture;

namespace {

/// Made-up results whose weights are the file that was asked for, with two keys of five missing.
/// In the folder /runs only B0 has weights.
Outcome ofAskedFile(const Job& job, RunContext& context) {
    const auto* diagnose = std::get_if<DiagnoseJob>(&job.question);
    if (!diagnose)
        return test::syntheticRunner()(job, context);
    const NetworkSpec& network = diagnose->run.network;
    const std::filesystem::path& asked = diagnose->run.weights.path;
    Diagnosis made = test::syntheticDiagnosis(network.variant.value_or(0));
    made.spec = network;
    made.weights.name = asked.filename().string();
    const bool found = asked != "/runs" || network.name == "b0";
    made.weights.kind = asked.empty() || !found ? WeightsKind::Random : WeightsKind::Own;
    auto report = std::make_shared<LoadReport>();
    report->matched = 2;
    report->converted = report->missing = report->wrongShape = report->unexpected = 1;
    made.loadReport = report;
    return std::make_shared<const Result>(std::move(made));
}

WeightsRequest newsFile(const char* path) {
    return {WeightsRequest::Source::Path, path, 0};
}

struct NewsDesk {
    Desk desk{&ofAskedFile, {0, 3}};
    WeightsNews news{desk.study};
    QSignalSpy said{&news, &WeightsNews::said};
    NewsDesk() { QTRY_VERIFY(desk.settled()); }
    [[nodiscard]] QString last() const {
        return said.isEmpty() ? QString() : said.back()[0].toString();
    }
};

/// The context menu of a chip, as a right click brings it.
QMenu* menuOf(const WindowFixture& f, const char* chip) {
    Q_EMIT f.child<ColumnChip>(chip)->customContextMenuRequested({4, 4});
    return f.window.findChild<QMenu*>(QStringLiteral("chipMenu"));
}

}  // namespace

class TstWeightsNews : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void aLoadedFileIsToldWithItsKeys() {
        NewsDesk f;
        QVERIFY(f.said.isEmpty());
        f.desk.study.settings().setWeights("b3", newsFile("/runs/a.pth"));
        QTRY_COMPARE(f.said.count(), 1);
        QCOMPARE(f.last(),
                 QStringLiteral("B3 runs on a.pth: 1000 classes, 3 of 5 keys matched, 1 of "
                                "the file not used."));
        f.desk.study.run(true);
        QTRY_VERIFY(f.desk.settled());
        QCOMPARE(f.said.count(), 1);  // once
    }

    void aColumnBesideIsToldAsWell() {
        NewsDesk f;
        f.desk.study.weightColumns().addBeside(ColumnIndex(0), newsFile("/runs/tuned.pth"));
        QTRY_COMPARE(f.said.count(), 1);
        QVERIFY(f.last().startsWith(QStringLiteral("B0 tuned runs on tuned.pth")));
    }

    void otherWeightsAreNoNews() {
        NewsDesk f;
        f.desk.study.settings().setWeights("b3", {WeightsRequest::Source::Random, {}, 1});
        QTRY_VERIFY(f.desk.settled());
        QVERIFY(f.said.isEmpty());
    }

    void aFolderIsToldInOneSentence() {
        NewsDesk f;
        f.desk.study.settings().setWeights({}, newsFile("/runs"));
        QTRY_COMPARE(f.said.count(), 1);
        QCOMPARE(f.last(), QStringLiteral("Weights from /runs: B0. None there for B3."));
    }

    void aFolderWithoutAnySaysSo() {
        NewsDesk f;
        f.desk.selection.setColumns(test::columns({3}));
        f.desk.study.settings().setWeights({}, newsFile("/runs"));
        QTRY_COMPARE(f.said.count(), 1);
        QCOMPARE(f.last(), QStringLiteral("/runs holds no weights of the chosen networks."));
    }

    void theWindowSaysIt() {
        WindowFixture f({0});
        f.openAndWait();
        f.study.settings().setWeights("b0", newsFile("/runs/a.pth"));
        QTRY_VERIFY_WITH_TIMEOUT(
            f.child<MessageBar>("messages")->text().startsWith(QStringLiteral("B0 runs on")),
            test::kResultWaitMs);
    }

    void chipNamesTheFile() {
        Desk desk{&ofAskedFile, {0, 3}};
        desk.study.settings().setWeights("b3", newsFile("/runs/a-long-name-of-a-checkpoint.pth"));
        QTRY_VERIFY(desk.settled());
        ColumnChip chip(ColumnIndex(3), nullptr);
        chip.setEntry(desk.study.entry(ColumnIndex(3)), true, false);
        QCOMPARE(chip.badge(), QStringLiteral("a-long-name-of-a-checkpoint.pth"));
        QVERIFY(chip.accessibleName().contains(chip.badge()));
    }

    /// Of this column alone; the marked one is what it runs on.
    void chipMenuChoosesTheWeightsOfOneColumn() {
        WindowFixture f({0, 3});
        f.openAndWait();
        QMenu* menu = menuOf(f, "chipB3");
        auto* random = menu->findChild<QAction*>(QStringLiteral("randomColumnWeights"));
        QVERIFY(menu->findChild<QAction*>(QStringLiteral("automaticColumnWeights"))->isChecked());
        QVERIFY(!random->isChecked());
        random->trigger();
        QTRY_COMPARE(f.study.settings().weightsOf("b3").source, WeightsRequest::Source::Random);
        QCOMPARE(f.study.settings().weightsOf("b0"), WeightsRequest{});
    }

    void chipMenuLooksAtAColumnAndLeavesTheOthers() {
        WindowFixture f({0, 3});
        f.openAndWait();
        menuOf(f, "chipB5")->findChild<QAction*>(QStringLiteral("lookAtColumn"))->trigger();
        QCOMPARE(f.selection.columns(), test::columns({0, 3, 5}));
        QCOMPARE(f.selection.focus(), ColumnIndex(5));
    }

    void chipMenuKeepsOnlyOne() {
        WindowFixture f({0, 3});
        f.openAndWait();
        menuOf(f, "chipB3")->findChild<QAction*>(QStringLiteral("onlyColumn"))->trigger();
        QCOMPARE(f.selection.columns(), test::columns({3}));
    }

    /// Asked for one column, a file of another network is refused and changes nothing.
    void aFileOfAnotherNetworkIsRefused() {
        Desk desk(
            [](const Job& job, RunContext& context) -> Outcome {
                if (std::holds_alternative<InspectWeightsJob>(job.question))
                    return std::make_shared<const Result>(WeightsFile{{}, 1});
                return test::syntheticRunner()(job, context);
            },
            {0, 3});
        QTRY_VERIFY(desk.settled());
        QSignalSpy failed(&desk.study, &Study::failed);
        desk.study.weightColumns().openFor(ColumnIndex(3), "/runs/b1.pth");
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(desk.study.settings().weightsOf("b3"), WeightsRequest{});
        desk.study.weightColumns().openFor(ColumnIndex(1), "/runs/b1.pth");
        QTRY_COMPARE(desk.study.settings().weightsOf("b1"), newsFile("/runs/b1.pth"));
    }
};

SCALESCOPE_GUI_TEST(TstWeightsNews)
#include "tst_weights_news.moc"
