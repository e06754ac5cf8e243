// SPDX-License-Identifier: Apache-2.0
// Undo and redo: images, weights and columns come back, and what cannot is left as it is.
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/window/history.h"

#include <QAction>
#include <QImage>
#include <QTemporaryDir>

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
        f.selection.setColumns({3});
        QTRY_VERIFY(steps.undo().isEnabled());
        QVERIFY(steps.undo().text().contains(QStringLiteral("columns")));
        steps.undo().trigger();
        QCOMPARE(f.selection.columns(), (std::vector<int>{0, 3}));
        QVERIFY(!steps.undo().isEnabled());
        steps.redo().trigger();
        QCOMPARE(f.selection.columns(), (std::vector<int>{3}));
        QVERIFY(!steps.redo().isEnabled());
    }

    /// Only the network whose weights differ is run again.
    void weightsComeBackAlone() {
        WindowFixture f({0, 3});
        f.openAndWait();
        const Steps steps(f);
        const auto before = f.study.entry(0).diagnosis;
        f.study.settings().setWeights("b3", kRandom);
        QTRY_VERIFY(steps.undo().isEnabled());
        QVERIFY(steps.undo().text().contains(QStringLiteral("weights")));
        steps.undo().trigger();
        QCOMPARE(f.study.settings().weightsOf("b3"), WeightsRequest{});
        QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
        QVERIFY(f.study.entry(3).diagnosis);
        QCOMPARE(f.study.entry(0).diagnosis, before);
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

    void aNewDeedForgetsWhatWasUndone() {
        WindowFixture f({0, 3});
        f.openAndWait();
        const Steps steps(f);
        f.selection.setColumns({3});
        QTRY_VERIFY(steps.undo().isEnabled());
        steps.undo().trigger();
        QVERIFY(steps.redo().isEnabled());
        f.selection.setColumns({0});
        QTRY_VERIFY(!steps.redo().isEnabled());
        steps.undo().trigger();
        QCOMPARE(f.selection.columns(), (std::vector<int>{0, 3}));
    }

    /// Undone at once, before the window came to note the deed.
    void theLastDeedIsAStepAtOnce() {
        WindowFixture f({0, 3});
        f.openAndWait();
        const Steps steps(f);
        f.selection.setColumns({3});
        QTRY_VERIFY(steps.undo().isEnabled());
        f.selection.setColumns({0});
        steps.undo().trigger();
        QCOMPARE(f.selection.columns(), (std::vector<int>{3}));
    }
};

SCALESCOPE_GUI_TEST(TstHistory)
#include "tst_history.moc"
