// SPDX-License-Identifier: Apache-2.0
#include "core/base/format.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/memory/memory_data.h"
#include "ui/pages/memory/memory_page.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

class TstMemoryPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void showsWhatWasMeasured_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::newRow("one") << std::vector<int>{3};
        QTest::newRow("eight") << std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7};
    }
    void showsWhatWasMeasured() {
        QFETCH(const std::vector<int>, columns);
        Desk desk(columns);
        MemoryPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        const MemoryReport& first =
            *desk.study.entry(ColumnIndex(columns.front())).diagnosis->memory;
        const SeriesSet& live = child<LinePlot>(page, QStringLiteral("memoryTimeline"))->data();
        QCOMPARE(live.series.size(), columns.size());
        QCOMPARE(live.series.front().y.size(), first.timeline.size());
        const double top =
            *std::max_element(live.series.front().y.begin(), live.series.front().y.end());
        QCOMPARE(top, static_cast<double>(first.peakBytes) / 1048576.0);
        QCOMPARE(live.series.front().x.front(), 0.0);
        QCOMPARE(live.series.front().x.back(), 100.0);
        const SeriesSet& need = child<BarPlot>(page, QStringLiteral("memoryNeed"))->data();
        QCOMPARE(need.series.size(), 1U);  // a plan, until it is measured
        QCOMPARE(need.series[0].y.front(),
                 static_cast<double>(first.need->totalBytes()) / 1048576.0);
        const Table& table = child<TablePanel>(page, QStringLiteral("memoryTable"))->table();
        QCOMPARE(table.rows.size(), columns.size());
        QCOMPARE(std::get<std::int64_t>(table.rows.front()[2]), first.need->totalBytes());
        const QString sentence = child<QLabel>(page, QStringLiteral("memorySentence"))->text();
        QVERIFY(sentence.contains(QString::fromStdString(first.peakTensor)));
        QVERIFY(sentence.contains(QString::fromStdString(formatBytes(first.need->totalBytes()))));
        QVERIFY(sentence.contains(QString::fromStdString(formatBytes(first.eagerNeedBytes))));
        QVERIFY(!test::isBlank(page));
    }

    void depthAxisGivesEveryBlockTheSameWidth() {
        Desk desk({0, 7});
        MemoryPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        child<QComboBox>(page, QStringLiteral("memoryAxis"))->setCurrentIndex(1);
        QTest::qWait(5);
        const auto& b7 = *desk.study.entry(ColumnIndex(7)).diagnosis;
        const int blocks = b7.graph->architecture.seBlockCount();
        const auto first = axisPosition(b7, 0, MemoryAxis::Depth);
        const auto last = axisPosition(b7, blocks - 1, MemoryAxis::Depth);
        QVERIFY(first && last);
        QCOMPARE(*first, 100.0 / (blocks + 2));
        QCOMPARE(*last, 100.0 * blocks / (blocks + 2));
        const SeriesSet& live = child<LinePlot>(page, QStringLiteral("memoryTimeline"))->data();
        QVERIFY(std::is_sorted(live.series[1].x.begin(), live.series[1].x.end()));
    }

    void clickOnTheCurveSelectsItsBlock() {
        Desk desk({0, 5});
        MemoryPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        const auto& b5 = *desk.study.entry(ColumnIndex(5)).diagnosis;
        const auto& events = b5.memory->timeline;
        int event = static_cast<int>(events.size()) / 2;
        while (blockOfEvent(b5, event) < 0)
            --event;
        auto* timeline = child<LinePlot>(page, QStringLiteral("memoryTimeline"));
        Q_EMIT timeline->pointClicked(1, event);
        QCOMPARE(desk.selection.focus(), ColumnIndex(5));
        QCOMPARE(desk.selection.depth(),
                 std::optional<double>(b5.graph->relativeDepth(blockOfEvent(b5, event))));
    }

    void budgetGivesTheLargestBatch() {
        Desk desk({0, 7});
        MemoryPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        child<QTabWidget>(page, QStringLiteral("memoryTabs"))->setCurrentIndex(2);
        auto* budget = child<QSpinBox>(page, QStringLiteral("memoryBudget"));
        const auto& table = child<TablePanel>(page, QStringLiteral("memoryBatchTable"))->table();
        for (const int mib : {1, 200, 4096}) {
            budget->setValue(mib);
            QTest::qWait(5);
            QCOMPARE(table.rows.size(), 2U);
            for (int row = 0; row < 2; ++row) {
                const auto& diagnosis = *desk.study.entry(ColumnIndex(row == 0 ? 0 : 7)).diagnosis;
                const std::int64_t expected = largestBatchWithin(
                    std::int64_t{mib} << 20, *diagnosis.graph, *diagnosis.memory->options);
                const auto& cells = table.rows[static_cast<std::size_t>(row)];
                QCOMPARE(std::get<std::int64_t>(cells[1]), expected);
                QCOMPARE(std::get<std::string>(cells[2]),
                         std::string(expected > 0 ? "fits" : "does not fit"));
            }
        }
    }

    void aPlanIsCalledPlanned() {
        const auto textOf = [](bool known, bool workspaceUnknown) {
            auto diagnosis = std::make_shared<Diagnosis>();
            diagnosis->memory.emplace();
            if (known)
                diagnosis->memory->need = MemoryNeed{.batch = 1,
                                                     .weightBytes = 10,
                                                     .passBytes = 20,
                                                     .engine = "fused",
                                                     .workspaceUnknown = workspaceUnknown};
            return needTexts({{ColumnIndex(0), diagnosis}}, {}).at(0);
        };
        QCOMPARE(textOf(true, false), QStringLiteral("planned"));
        QCOMPARE(textOf(true, true), QStringLiteral("at least"));
        QVERIFY(textOf(false, false).isEmpty());
    }

    /// The button has one column tried; what the system counted stands beside the plan then.
    void verifyTellsWhatRanAndWhatWasMeasured() {
        Desk desk({0, 3});
        MemoryPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        desk.selection.setFocus(ColumnIndex(3));
        child<QTabWidget>(page, QStringLiteral("memoryTabs"))->setCurrentIndex(2);
        child<QSpinBox>(page, QStringLiteral("memoryBudget"))->setValue(300);
        QTest::qWait(5);
        auto* verify = child<QPushButton>(page, QStringLiteral("memoryVerifyStart"));
        QVERIFY(verify->isEnabled());
        QVERIFY(verify->text().contains(QStringLiteral("B3")));
        QTest::mouseClick(verify, Qt::LeftButton);
        auto* says = child<QLabel>(page, QStringLiteral("memoryVerified"));
        QTRY_VERIFY(says->text().startsWith(QStringLiteral("Verified: under a limit of 300")));
        const SeriesSet& need = child<BarPlot>(page, QStringLiteral("memoryNeed"))->data();
        QTRY_COMPARE(need.series.size(), 2U);
        QVERIFY(std::isnan(need.series[1].y[0]));  // B0 was not measured
        QVERIFY(need.series[1].y[1] < need.series[0].y[1]);
        const auto& table = child<TablePanel>(page, QStringLiteral("memoryBatchTable"))->table();
        QVERIFY(std::get<std::string>(table.rows[1][3]).find(" ran, ") != std::string::npos);
        // Of another budget it says nothing.
        child<QSpinBox>(page, QStringLiteral("memoryBudget"))->setValue(301);
        QTRY_VERIFY(says->text().isEmpty());
    }

    void aFailedColumnSaysWhy() {
        Desk desk({2}, {}, {2});
        MemoryPage page(desk.study, desk.selection);
        test::present(page);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        QVERIFY(child<LinePlot>(page, QStringLiteral("memoryTimeline"))->isEmpty());
        QVERIFY(child<QLabel>(page, QStringLiteral("memorySentence"))
                    ->text()
                    .contains(QStringLiteral("failed")));
    }

    void remembersWhatWasChosen() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        Desk desk({0});
        MemoryPage page(desk.study, desk.selection);
        child<QComboBox>(page, QStringLiteral("memoryAxis"))->setCurrentIndex(1);
        child<QSpinBox>(page, QStringLiteral("memoryBudget"))->setValue(777);
        page.saveState(settings);
        MemoryPage again(desk.study, desk.selection);
        again.restoreState(settings);
        test::present(again);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(5);
        QCOMPARE(child<QComboBox>(again, QStringLiteral("memoryAxis"))->currentIndex(), 1);
        QCOMPARE(child<QSpinBox>(again, QStringLiteral("memoryBudget"))->value(), 777);
    }
};

SCALESCOPE_GUI_TEST(TstMemoryPage)
#include "tst_memory_page.moc"
