// SPDX-License-Identifier: Apache-2.0
// Undo and redo: images, weights and columns come back, and what cannot is left as it is.
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/window/history.h"

#include <QAction>
#include <QImage>
#include <QTemporaryDir>

#include <atomic>

using namespace scalescope;
using namespace scalescope::ui;
using test::WindowFixture;

namespace {

struct Steps {
    explicit Steps(const WindowFixture& fixture) : f(fixture) { QTest::qWait(1); }
    [[nodiscard]] QAction& undo() const { return *f.child<QAction>("undo"); }
    [[nodiscard]] QAction& redo() const { return *f.child<QAction>("redo"); }
    const WindowFixture& f;
};

ImageSource sampleNamed(const char* name) {
    ImageSource source;
    source.sample = name;
    return source;
}

/// Without a window; a sample called "gone" can be read until it vanishes.
struct HistoryDesk {
    std::atomic<bool> vanished{false};
    Engine engine{[this](const Job& job, RunContext& context) -> Outcome {
        const auto* load = std::get_if<LoadImageJob>(&job.question);
        if (load && load->source.sample == "gone" && vanished)
            return Failure{ErrorCode::FormatUnknown, Subject::Input, "It is gone.", {}};
        return test::syntheticRunner()(job, context);
    }};
    Selection selection;
    Study study{engine, selection};
    QAction undo, redo;
    History history{study, selection, undo, redo, nullptr};

    void open(const char* name) {
        study.openImages({sampleNamed(name)});
        settle();
    }
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(!study.jobs().busy(), test::kResultWaitMs);
        QTest::qWait(1);
    }
    [[nodiscard]] std::string shown() const { return study.images().sources.front().sample; }
};

const WeightsRequest kRandom{WeightsRequest::Source::Random, {}, 7};

}  // namespace

class TstHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void theFirstImageIsNoStep() {
        WindowFixture f({0});
        f.openAndWait();
        const Steps steps(f);
        QVERIFY(!steps.undo().isEnabled());
        QVERIFY(!steps.redo().isEnabled());
    }

    void columnsComeBack() {
        WindowFixture f({0, 3});
        f.openAndWait();
        const Steps steps(f);
        f.selection.setColumns(test::columns({3}));
        QTRY_VERIFY(steps.undo().isEnabled());
        QVERIFY(steps.undo().text().contains(QStringLiteral("columns")));
        steps.undo().trigger();
        QCOMPARE(f.selection.columns(), test::columns({0, 3}));
        QVERIFY(!steps.undo().isEnabled());
        steps.redo().trigger();
        QCOMPARE(f.selection.columns(), test::columns({3}));
        QVERIFY(!steps.redo().isEnabled());
    }

    /// Only the network whose weights differ is run again.
    void weightsComeBackAlone() {
        WindowFixture f({0, 3});
        f.openAndWait();
        const Steps steps(f);
        const auto before = f.study.entry(ColumnIndex(0)).diagnosis;
        f.study.settings().setWeights("b3", kRandom);
        QTRY_VERIFY(steps.undo().isEnabled());
        QVERIFY(steps.undo().text().contains(QStringLiteral("weights")));
        steps.undo().trigger();
        QCOMPARE(f.study.settings().weightsOf("b3"), WeightsRequest{});
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
        QVERIFY(f.study.entry(ColumnIndex(3)).diagnosis);
        QCOMPARE(f.study.entry(ColumnIndex(0)).diagnosis, before);
        steps.redo().trigger();
        QCOMPARE(f.study.settings().weightsOf("b3"), kRandom);
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    }

    void imagesComeBack() {
        WindowFixture f({0});
        f.openAndWait();
        const Steps steps(f);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("other.png"));
        QVERIFY(QImage(16, 16, QImage::Format_RGB888).save(path));
        f.window.opener().openPath(path);
        QTRY_VERIFY_WITH_TIMEOUT(steps.undo().isEnabled() && !f.study.jobs().busy(),
                                 test::kResultWaitMs);
        QVERIFY(steps.undo().text().contains(QStringLiteral("image")));
        QCOMPARE(f.study.images().sources.front().path.filename().string(), "other.png");
        steps.undo().trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.study.images().sources.front().path.empty(),
                                 test::kResultWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
        QTest::qWait(1);
        QVERIFY2(!steps.undo().isEnabled(), "the way back is a step of its own");
        steps.redo().trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.images().sources.front().path.empty(),
                                 test::kResultWaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    }

    /// Taken back and made again before the image of the step back was read.
    void redoneAtOnceStaysWhereItWas() {
        HistoryDesk desk;
        desk.selection.setColumns(test::columns({0}));
        desk.open("a");
        desk.open("b");
        desk.undo.trigger();
        desk.redo.trigger();
        desk.settle();
        QCOMPARE(desk.shown(), std::string("b"));
        QVERIFY(!desk.redo.isEnabled());
        QVERIFY(desk.undo.text().contains(QStringLiteral("image")));
        desk.undo.trigger();
        desk.settle();
        QCOMPARE(desk.shown(), std::string("a"));
        QVERIFY(!desk.undo.isEnabled());
    }

    void imageThatVanishedIsNoStepAnyMore() {
        HistoryDesk desk;
        desk.selection.setColumns(test::columns({0}));
        desk.open("first");
        desk.open("gone");
        desk.open("last");
        desk.vanished = true;
        desk.undo.trigger();
        desk.settle();
        QCOMPARE(desk.shown(), std::string("last"));
        QVERIFY2(!desk.redo.isEnabled(), "there is nothing to make again");
        desk.undo.trigger();
        desk.settle();
        QCOMPARE(desk.shown(), std::string("first"));
        QVERIFY(desk.redo.isEnabled());
    }

    /// A column whose pass fails says nothing of the image that is being read.
    void otherFailuresLeaveTheStepAlone() {
        HistoryDesk desk;
        desk.selection.setColumns(test::columns({0}));
        desk.open("a");
        desk.open("b");
        desk.undo.trigger();
        Q_EMIT desk.study.failed(Failure{ErrorCode::OutOfMemory, Subject::None, "Full.", {}});
        desk.settle();
        QCOMPARE(desk.shown(), std::string("a"));
        QVERIFY2(!desk.undo.isEnabled(), "the way back is a step of its own");
        QVERIFY(desk.redo.isEnabled());
    }

    void aNewDeedForgetsWhatWasUndone() {
        WindowFixture f({0, 3});
        f.openAndWait();
        const Steps steps(f);
        f.selection.setColumns(test::columns({3}));
        QTRY_VERIFY(steps.undo().isEnabled());
        steps.undo().trigger();
        QVERIFY(steps.redo().isEnabled());
        f.selection.setColumns(test::columns({0}));
        QTRY_VERIFY(!steps.redo().isEnabled());
        steps.undo().trigger();
        QCOMPARE(f.selection.columns(), test::columns({0, 3}));
    }

    /// With its name, place and weights, and it runs again.
    void aRemovedColumnComesBack() {
        HistoryDesk desk;
        desk.selection.setColumns(test::columns({0}));
        desk.open("a");
        desk.study.weightColumns().addBeside(ColumnIndex(0), kRandom);
        desk.settle();
        const std::string name = desk.study.entry(ColumnIndex(8)).spec.name;
        desk.study.networks().remove(ColumnIndex(8));
        desk.settle();
        QVERIFY(desk.undo.text().contains(QStringLiteral("column")));
        desk.undo.trigger();
        desk.settle();
        QCOMPARE(desk.selection.columns(), test::columns({0, 8}));
        QCOMPARE(desk.study.entry(ColumnIndex(8)).spec.name, name);
        QCOMPARE(desk.study.settings().weightsOf(name), kRandom);
        QVERIFY(desk.study.entry(ColumnIndex(8)).diagnosis);
        desk.redo.trigger();
        desk.settle();
        QVERIFY(!desk.study.entries().contains(ColumnIndex(8)));
        desk.undo.trigger();
        desk.undo.trigger();  // and the step that put it there
        desk.settle();
        QVERIFY(!desk.study.entries().contains(ColumnIndex(8)));
        QVERIFY(!desk.undo.isEnabled());
    }

    /// With the columns that stand once more of it, in whatever order they went.
    void aRemovedNetworkComesBackWithItsWeights() {
        HistoryDesk desk;
        desk.selection.setColumns(test::columns({0}));
        desk.open("a");
        desk.study.networks().open(test::ownDefinition(0));
        desk.study.settings().setWeights("mine", kRandom);
        desk.study.weightColumns().addBeside(ColumnIndex(8),
                                             {WeightsRequest::Source::Random, {}, 9});
        desk.settle();
        const std::string beside = desk.study.entry(ColumnIndex(9)).spec.name;
        desk.study.networks().remove(ColumnIndex(8));
        desk.study.networks().remove(ColumnIndex(9));
        desk.settle();
        desk.undo.trigger();
        desk.settle();
        QCOMPARE(desk.study.entry(ColumnIndex(8)).spec.name, std::string("mine"));
        QCOMPARE(desk.study.settings().weightsOf("mine"), kRandom);
        QCOMPARE(desk.study.entry(ColumnIndex(9)).spec.name, beside);
        QCOMPARE(desk.selection.columns(), test::columns({0, 8, 9}));
    }

    /// Undone at once, before the window came to note the deed.
    void theLastDeedIsAStepAtOnce() {
        WindowFixture f({0, 3});
        f.openAndWait();
        const Steps steps(f);
        f.selection.setColumns(test::columns({3}));
        QTRY_VERIFY(steps.undo().isEnabled());
        f.selection.setColumns(test::columns({0}));
        steps.undo().trigger();
        QCOMPARE(f.selection.columns(), test::columns({3}));
    }
};

SCALESCOPE_GUI_TEST(TstHistory)
#include "tst_history.moc"
