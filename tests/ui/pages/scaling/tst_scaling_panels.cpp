// SPDX-License-Identifier: Apache-2.0
// The parts of the page Scaling that ask the engine: search, measure, fit.
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"
#include "tests/ui/desk.h"
#include "ui/base/convert.h"
#include "ui/models/readings.h"
#include "ui/pages/scaling/scaling_budget_device.h"
#include "ui/pages/scaling/scaling_budget_panel.h"
#include "ui/pages/scaling/scaling_dimensions_panel.h"
#include "ui/pages/scaling/scaling_page.h"
#include "ui/pages/scaling/scaling_search_panel.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

#include <atomic>
#include <cmath>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

/// 20 ms per GMAC.
Measurement madeUp(const NetworkSpec& spec) {
    return {.latencyMs = 20.0 * static_cast<double>(figuresOf(spec).macs) / 1e9,
            .runs = 20,
            .peakBytes = 5 << 20,
            .predictedPeakBytes = 5 << 20,
            .weightBytes = 20 << 20,
            .engine = "fused",
            .threads = 2};
}

/// Answers by arithmetic; a search by accuracy waits until it is cancelled.
Outcome answer(const Job& job, RunContext& context) {
    const auto done = [](auto result) { return std::make_shared<const Result>(std::move(result)); };
    if (const auto* measure = std::get_if<MeasureJob>(&job.question))
        return done(measureNetworks(
            measure->networks, measure->limits,
            [](const NetworkSpec& spec, RunContext&) { return madeUp(spec); }, context));
    if (const auto* fit = std::get_if<FitJob>(&job.question)) {
        const LatencySource source{
            .probe = [](const NetworkSpec& spec) { return madeUp(spec).latencyMs; },
            .profile = fit->profile.get()};
        BudgetFit found = fitBudget(fit->bases, fit->policy, fit->budget, source, context);
        found.verification = madeUp(found.network.spec);
        return done(std::move(found));
    }
    if (const auto* search = std::get_if<SearchJob>(&job.question)) {
        while (search->search.objective == SearchObjective::Accuracy) {
            context.checkpoint(0.5, "rung 1: 1.2, 1.1, 1.15");
            QThread::msleep(2);
        }
        return done(gridSearch(search->search, {}, context));
    }
    return std::make_shared<const Result>(test::syntheticImage());
}

template <typename Widget>
Widget* child(const QWidget& page, const char* name) {
    return test::child<Widget>(page, QString::fromLatin1(name));
}

/// The panel searches once by itself, when it is looked at first.
void waitForTheUnasked(const ScalingSearchPanel& search) {
    QTRY_VERIFY(!child<TablePanel>(search, "searchTable")->table().rows.empty());
    QTRY_VERIFY(child<QPushButton>(search, "searchStart")->isEnabled());
}

}  // namespace

class TstScalingPanels : public QObject {
    Q_OBJECT
    const QTemporaryDir m_cache;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ScalingChoice> m_choice;

    template <typename PanelType>
    std::unique_ptr<PanelType> panel() {
        auto made = std::make_unique<PanelType>(m_desk->study, m_desk->selection, *m_choice);
        test::present(*made, {860, 420});
        made->refresh();
        return made;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }
    void init() {
        test::failOnQtWarnings();
        m_desk = std::make_unique<Desk>(Runner(answer), std::vector<int>{0});
        m_choice = std::make_unique<ScalingChoice>(std::int64_t{8} << 30);
    }
    void cleanup() {
        m_choice.reset();
        m_desk.reset();
    }

    void searchFillsSurfaceAndTable();
    void candidatesSetTheSliders();
    void searchOptionsAreTheControls();
    void searchShowsProgressAndIsCancelled();
    void searchThatFailsSaysWhy();
    void latencyIsMeasuredAgainstMacs();
    void coverageShowsTheWholePicture();
    void budgetIsFittedAndVerified();
    void latencyIsFittedByTiming();
    void limitsAndVariantsStandInTheCharts();
    void profileOfThisMachineIsMeasuredSavedAndLoaded();
    void profileThatIsNoneIsRefused();
};

void TstScalingPanels::searchFillsSurfaceAndTable() {
    const auto search = panel<ScalingSearchPanel>();
    auto* table = child<TablePanel>(*search, "searchTable");  // unasked: it is arithmetic
    QTRY_VERIFY(!table->table().rows.empty());
    const auto& surface = child<HeatmapPlot>(*search, "searchSurface")->data();
    QCOMPARE(surface.rowCount, std::size_t{21});
    QVERIFY(std::isnan(surface.at(20, 20)) && !std::isnan(surface.at(20, 0)));
    const QString text = child<QLabel>(*search, "searchText")->text();
    QVERIFY2(text.contains(QStringLiteral("of 9261 points")), qPrintable(text));
    QVERIFY(!test::isBlank(*search));
}

void TstScalingPanels::candidatesSetTheSliders() {
    const auto search = panel<ScalingSearchPanel>();
    child<QPushButton>(*search, "searchStart")->click();
    auto* table = child<TablePanel>(*search, "searchTable");
    QTRY_VERIFY(table->table().rows.size() > 3);
    table->view()->selectRow(2);
    QCOMPARE(m_choice->coefficients().gamma, std::get<double>(table->table().rows[2][2]));
    Q_EMIT child<HeatmapPlot>(*search, "searchSurface")->cellClicked(20, 0);
    QCOMPARE(m_choice->coefficients().alpha, 2.0);
    QCOMPARE(m_choice->coefficients().phi, 1.0);
    QCOMPARE(
        std::get<double>(table->table().rows[static_cast<std::size_t>(table->selectedRow())][0]),
        2.0);
    Q_EMIT child<HeatmapPlot>(*search, "searchSurface")->cellClicked(20, 20);  // nothing is there
    QCOMPARE(m_choice->coefficients().alpha, 2.0);
}

void TstScalingPanels::searchOptionsAreTheControls() {
    const auto search = panel<ScalingSearchPanel>();
    child<QDoubleSpinBox>(*search, "searchTolerance")->setValue(5.0);
    child<QComboBox>(*search, "searchObjective")->setCurrentIndex(5);
    QVERIFY(child<QSpinBox>(*search, "searchRungs")->isVisible());
    const SearchJob job = search->job();
    QCOMPARE(job.search.objective, SearchObjective::Accuracy);
    QCOMPARE(job.search.tolerance, 0.05);
    QCOMPARE(job.accuracy.images, std::string("generated"));
    child<QSpinBox>(*search, "searchRungs")->setValue(2);
    QVERIFY(search->job().accuracy.state != job.accuracy.state);
    const QString folder =
        QString::fromStdString(search->job().accuracy.state.parent_path().string());
    QVERIFY2(folder.startsWith(m_cache.path()) && folder.endsWith(QStringLiteral("/searches")),
             qPrintable(folder));
    // "Go on" is on from the start, and core refuses to go on where nothing was begun.
    QVERIFY(child<QCheckBox>(*search, "searchResume")->isChecked());
    QVERIFY(!search->job().accuracy.resume);
    QVERIFY(QDir().mkpath(folder));
    QFile state(QString::fromStdString(search->job().accuracy.state.string()));
    QVERIFY(state.open(QIODevice::WriteOnly));
    QVERIFY(search->job().accuracy.resume);
    QVERIFY(state.remove());
}

void TstScalingPanels::searchShowsProgressAndIsCancelled() {
    const auto search = panel<ScalingSearchPanel>();
    waitForTheUnasked(*search);
    child<QComboBox>(*search, "searchObjective")->setCurrentIndex(5);
    auto* start = child<QPushButton>(*search, "searchStart");
    start->click();
    QVERIFY(!start->isEnabled());
    auto* says = child<QLabel>(*search, "searchSays");
    QTRY_VERIFY(says->text().startsWith(QStringLiteral("rung 1")));
    child<QPushButton>(*search, "searchCancel")->click();
    QTRY_COMPARE(says->text(), QStringLiteral("Cancelled."));
    QVERIFY(start->isEnabled());
    QVERIFY(!child<QPushButton>(*search, "searchCancel")->isVisible());
}

void TstScalingPanels::searchThatFailsSaysWhy() {
    const auto search = panel<ScalingSearchPanel>();
    waitForTheUnasked(*search);
    child<QDoubleSpinBox>(*search, "searchStep")->setValue(0.3);
    child<QDoubleSpinBox>(*search, "searchTolerance")->setValue(0.0);
    child<QPushButton>(*search, "searchStart")->click();
    auto* text = child<QLabel>(*search, "searchText");
    QTRY_VERIFY2(text->text().startsWith(QStringLiteral("No point of the grid")),
                 qPrintable(text->text()));
}

void TstScalingPanels::latencyIsMeasuredAgainstMacs() {
    const auto dimensions = panel<ScalingDimensionsPanel>();
    auto* plot = child<LinePlot>(*dimensions, "scalingDimensions");
    auto* measure = child<QComboBox>(*dimensions, "scalingMeasure");
    choose(*measure, QStringLiteral("latency.median"));
    QVERIFY(plot->isEmpty());
    child<QDoubleSpinBox>(*dimensions, "measureLargest")->setValue(2.0);
    child<QPushButton>(*dimensions, "measureStart")->click();
    QTRY_VERIFY(!plot->isEmpty());
    QCOMPARE(plot->data().series.size(), 4U);
    const Series& width = plot->data().series[1];
    QCOMPARE(width.y.front(), 20.0 * width.x.front());
    QVERIFY(std::isnan(width.y.back()));  // beyond 2 GMACs
    const QString says = child<QLabel>(*dimensions, "measureSays")->text();
    QVERIFY2(says.contains(QStringLiteral("of 36 networks")), qPrintable(says));
    // What is measured stays when the sliders ask for other networks.
    m_choice->set({.alpha = 1.4, .beta = 1.1, .gamma = 1.1, .phi = 1.0});
    dimensions->refresh();
    QVERIFY(std::isfinite(plot->data().series[1].y[2]));
    QVERIFY(std::isnan(plot->data().series[3].y[2]));
}

void TstScalingPanels::coverageShowsTheWholePicture() {
    const auto dimensions = panel<ScalingDimensionsPanel>();
    choose(*child<QComboBox>(*dimensions, "scalingMeasure"), QString::fromLatin1(kCoverage.key));
    const SeriesSet& set = child<LinePlot>(*dimensions, "scalingDimensions")->data();
    QVERIFY(set.series[2].y.back() < set.series[2].y.front());  // resolution alone
    QVERIFY(set.series[0].y.back() > set.series[0].y.front());  // depth alone
    QVERIFY(child<QLabel>(*dimensions, "scalingExplains")
                ->text()
                .contains(QStringLiteral("edge to edge")));
}

void TstScalingPanels::budgetIsFittedAndVerified() {
    const auto budget = panel<ScalingBudgetPanel>();
    child<QPushButton>(*budget, "scalingFit")->click();
    auto* text = child<QLabel>(*budget, "scalingFitText");
    QVERIFY(text->text().endsWith(QStringLiteral("The limit on params binds.")));
    QTRY_VERIFY2(text->text().contains(QStringLiteral("Built and run here (fused, 2 threads)")),
                 qPrintable(text->text()));
    // Latency, weights, peak, memory to run, and what an eager run would need.
    QCOMPARE(child<TablePanel>(*budget, "budgetVerified")->table().rows.size(), 5U);
    QCOMPARE(child<TablePanel>(*budget, "budgetPublished")->table().rows.size(), 8U);
    QCOMPARE(m_choice->coefficients().phi,
             std::get<double>(child<TablePanel>(*budget, "scalingBudget")->table().rows[0][5]));
}

void TstScalingPanels::latencyIsFittedByTiming() {
    const auto budget = panel<ScalingBudgetPanel>();
    child<QDoubleSpinBox>(*budget, "budgetLatency")->setValue(16.0);
    child<QPushButton>(*budget, "scalingFit")->click();
    auto* timed = child<TablePanel>(*budget, "budgetTimed");
    QTRY_VERIFY(!timed->table().rows.empty());
    QVERIFY(child<QLabel>(*budget, "scalingFitText")
                ->text()
                .contains(QStringLiteral("The limit on latency binds.")));
    const SeriesSet& set = child<ScatterPlot>(*budget, "budgetLatencyChart")->data();
    QCOMPARE(set.series.front().name, std::string("timed here"));
    QCOMPARE(set.series.back().labels.front(), std::string("found"));
    QVERIFY(set.series.back().y.front() <= 16.0);
}

void TstScalingPanels::limitsAndVariantsStandInTheCharts() {
    const auto budget = panel<ScalingBudgetPanel>();
    const SeriesSet& set = child<ScatterPlot>(*budget, "budgetParamsChart")->data();
    QCOMPARE(set.series.size(), 2U);
    QVERIFY(set.series[1].ghost);
    QCOMPARE(set.series[1].labels[7], std::string("B7"));
    QCOMPARE(set.series[1].y[7], 66.34796);
    QVERIFY(child<ScatterPlot>(*budget, "budgetLatencyChart")->isEmpty());
    QVERIFY(!test::isBlank(*budget));
}

void TstScalingPanels::profileOfThisMachineIsMeasuredSavedAndLoaded() {
    const auto budget = panel<ScalingBudgetPanel>();
    auto* device = child<QComboBox>(*budget, "budgetDevice");
    QVERIFY(!child<QPushButton>(*budget, "budgetSave")->isEnabled());
    child<QPushButton>(*budget, "profileStart")->click();
    QTRY_COMPARE(device->count(), 2);
    QCOMPARE(device->currentIndex(), 1);
    QVERIFY(child<QPushButton>(*budget, "budgetSave")->isEnabled());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("board.json"));
    auto* profiles = budget->findChild<BudgetDevice*>();
    QVERIFY(profiles->save(path));
    QVERIFY(profiles->load(path));
    QCOMPARE(device->count(), 3);
    const SeriesSet& set = child<ScatterPlot>(*budget, "budgetLatencyChart")->data();
    QCOMPARE(set.series[1].labels[0], std::string("B0"));
    QCOMPARE(set.series[1].y[0], 20.0 * set.series[1].x[0]);
    // With a profile a latency is fitted by arithmetic, at once.
    child<QDoubleSpinBox>(*budget, "budgetLatency")->setValue(16.0);
    child<QPushButton>(*budget, "scalingFit")->click();
    QVERIFY(child<QLabel>(*budget, "scalingFitText")
                ->text()
                .contains(QStringLiteral("The limit on latency binds.")));
}

void TstScalingPanels::profileThatIsNoneIsRefused() {
    const auto budget = panel<ScalingBudgetPanel>();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("none.json"));
    test::writeAll(fspath(path), "{}");
    QVERIFY(!budget->findChild<BudgetDevice*>()->load(path));
    QCOMPARE(child<QComboBox>(*budget, "budgetDevice")->count(), 1);
    const QString says = child<QLabel>(*budget, "profileSays")->text();
    QVERIFY2(says.contains(QStringLiteral("no device profile")), qPrintable(says));
}

SCALESCOPE_GUI_TEST(TstScalingPanels)
#include "tst_scaling_panels.moc"
