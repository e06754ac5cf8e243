// SPDX-License-Identifier: Apache-2.0
// What the status line says when nothing runs.
#include "core/session/job.h"
#include "core/session/result.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/columns.h"
#include "tests/ui/synthetic.h"
#include "ui/widgets/job_bar.h"
#include "ui/window/run_status.h"

#include <QAction>
#include <QLabel>
#include <QTest>

#include <memory>
#include <utility>
#include <variant>
#include <vector>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

/// The first column is cancelled on its way through many images, the second one fails.
Outcome answered(const Job& job, RunContext& context) {
    const auto* diagnose = std::get_if<DiagnoseJob>(&job.question);
    if (!diagnose || columnOf(diagnose->run.network) != ColumnIndex(0))
        return test::syntheticRunner({}, {1})(job, context);
    Diagnosis part = test::syntheticDiagnosis(0);
    part.partial = "cancelled after 1 of 3 images";
    return std::make_shared<const Result>(std::move(part));
}

struct Bench {
    explicit Bench(const std::vector<int>& columns) {
        selection.setColumns(test::columns(columns));
        new RunStatus(study, selection, cancel, bar);
        ImageSource source;
        source.loaded = std::make_shared<const LoadedImage>(test::syntheticImage());
        study.openImages({source});
    }
    [[nodiscard]] QString text() const {
        return bar.findChild<QLabel*>(QStringLiteral("jobText"))->text();
    }

    Engine engine{answered};
    Selection selection;
    Study study{engine, selection};
    QAction cancel;
    JobBar bar;
};

}  // namespace

class TstRunStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void saysWhatIsDoneInPartAndFailed_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::addColumn<QString>("says");
        QTest::newRow("all") << std::vector<int>{2, 3}
                             << QStringLiteral("All 2 chosen columns are done.");
        QTest::newRow("part")
            << std::vector<int>{0, 2}
            << QStringLiteral("1 of 2 chosen columns are done, 1 in part; Run does the rest.");
        QTest::newRow("failed") << std::vector<int>{1, 2}
                                << QStringLiteral("1 of 2 chosen columns are done, 1 failed.");
        QTest::newRow("both")
            << std::vector<int>{0, 1, 2}
            << QStringLiteral(
                   "1 of 3 chosen columns are done, 1 in part, 1 failed; Run does the rest.");
    }

    void saysWhatIsDoneInPartAndFailed() {
        QFETCH(const std::vector<int>, columns);
        QFETCH(const QString, says);
        Bench bench(columns);
        QTRY_COMPARE_WITH_TIMEOUT(bench.text(), says, 30'000);
    }

    /// Chosen later, without a run: the sentence follows.
    void followsTheChoice() {
        Bench bench({2, 3});
        QTRY_COMPARE_WITH_TIMEOUT(bench.text(), QStringLiteral("All 2 chosen columns are done."),
                                  30'000);
        bench.selection.setColumns(test::columns({2}));
        QCOMPARE(bench.text(), QStringLiteral("The chosen column is done."));
    }
};

SCALESCOPE_GUI_TEST(TstRunStatus)
#include "tst_run_status.moc"
