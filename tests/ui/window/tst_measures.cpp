// SPDX-License-Identifier: Apache-2.0
// One measure, one name: what the window offers and heads its columns with is core's catalogue.
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "core/scaling/network_measures.h"
#include "tests/support/qt_warnings.h"
#include "tests/support/test_program.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/models/readings.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/plots/scatter_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QTabWidget>
#include <QTest>

#include <map>
#include <memory>
#include <set>
#include <vector>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

using Names = std::set<std::string>;

/// Several images of two classes: every measure has data.
test::SyntheticOptions manyImages() {
    test::SyntheticOptions options;
    options.imageCount = 40;
    options.classLabels = {"cat", "dog"};
    return options;
}

template <class Readings>
QStringList titlesOf(const Readings& readings) {
    QStringList titles;
    for (const auto& reading : readings)
        titles.append(QString::fromUtf8(reading.about.title));
    return titles;
}

template <class Readings>
Names shortTitlesOf(const Readings& readings) {
    Names titles;
    for (const auto& reading : readings)
        titles.insert(reading.about.shortTitle);
    return titles;
}

QStringList itemsOf(const QComboBox& box) {
    QStringList items;
    for (int i = 0; i < box.count(); ++i)
        items.append(box.itemText(i));
    return items;
}

/// A page is refreshed in the next turn of the event loop, and makes its plots in one after that.
void letDraw() {
    for (int turn = 0; turn < 4; ++turn)
        QTest::qWait(1);
}

/// Brings every tab of a page to the front once.
void openTabs(QWidget& page) {
    for (QTabWidget* tabs : page.findChildren<QTabWidget*>())
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            letDraw();
        }
}

/// The made-up results may leave out what needs more images.
bool hasValues(const Diagnosis& diagnosis, const QString& key) {
    const std::string wanted = key.toStdString();
    const auto any = [&](const auto& readings, const auto& items) {
        for (const auto& reading : readings)
            for (const auto& item : items)
                if (reading.about.key == wanted && reading.of(item))
                    return true;
        return false;
    };
    return any(gateReadings(), diagnosis.gates->blocks) ||
           any(activationReadings(), diagnosis.saturation->activations);
}

/// Runs and benchmarks the chosen variants and shows every tab of every page once.
void measureEverything(test::WindowFixture& f) {
    f.openAndWait();
    f.study.runBenchmarks();
    QTRY_VERIFY_WITH_TIMEOUT(!f.study.jobs().busy(), test::kResultWaitMs);
    for (const QString& title : f.window.pageNames()) {
        QVERIFY(f.window.showPage(title));
        letDraw();
        auto* page = f.window.findChild<QWidget*>(QStringLiteral("page") + title);
        QVERIFY(page);
        openTabs(*page);  // of the others none is drawn
    }
}

bool isNumber(const Column& column) {
    return column.kind != ColumnKind::Text && column.kind != ColumnKind::State;
}

Names numbersOf(const Table& table) {
    Names titles;
    for (const Column& column : table.columns)
        if (isNumber(column))
            titles.insert(column.title);
    return titles;
}

/// What these tables show besides measures: indices, conditions, figures of others.
struct Expected {
    Names measures, others;
};
const std::map<const char*, Expected>& tables() {
    static const std::map<const char*, Expected> expected{
        {"gateTable", {shortTitlesOf(gateReadings()), {}}},
        {"activationTable", {shortTitlesOf(activationReadings()), {}}},
        {"gateSaturationTable", {shortTitlesOf(sigmoidReadings()), {}}},
        {"memoryTable", {shortTitlesOf(memoryReadings()), {"Batch"}}},
        {"speedTable", {shortTitlesOf(latencyReadings()), {"Top-1, published"}}},
    };
    return expected;
}

}  // namespace

class TstMeasures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// One window for what only looks at it: to fill it takes longer than all claims together.
    void initTestCase() {
        test::failOnQtWarnings();
        m_measured = std::make_unique<test::WindowFixture>(std::vector<int>{0, 3},
                                                           std::vector<int>{}, manyImages());
        measureEverything(*m_measured);
    }
    void cleanupTestCase() { m_measured.reset(); }
    void init() { test::failOnQtWarnings(); }

    void everyChoiceOfAMeasureIsTheCatalogue() {
        const test::WindowFixture& f = *m_measured;
        const std::map<const char*, QStringList> choices{
            {"gateMeasure", titlesOf(gateReadings())},
            {"activationMeasure", titlesOf(activationReadings())},
            {"architectureMeasure", titlesOf(nodeReadings())},
            {"scalingMeasure", titlesOf(networkReadings())}};
        for (const auto& [name, titles] : choices) {
            const auto* box = f.child<QComboBox>(name);
            QVERIFY2(box, name);
            QCOMPARE(itemsOf(*box), titles);
            for (int i = 0; i < box->count(); ++i)
                QVERIFY(box->itemData(i, Qt::ToolTipRole).toString().contains(box->itemText(i)));
        }
    }

    void everyReadingOfTheCatalogueIsAColumn() {
        const test::WindowFixture& f = *m_measured;
        for (const auto& [name, expected] : tables()) {
            const auto* panel = f.child<TablePanel>(name);
            QVERIFY2(panel && !panel->table().rows.empty(), name);
            Names all = expected.measures;
            all.insert(expected.others.begin(), expected.others.end());
            QCOMPARE(numbersOf(panel->table()), all);
        }
    }

    /// A column that is explained by a measure's definition is headed as the catalogue heads it.
    void noColumnHasAnotherNameForAMeasure() {
        Names known, formulas;
        const auto add = [&](const auto& readings) {
            for (const auto& reading : readings) {
                known.insert({reading.about.title, reading.about.shortTitle});
                formulas.insert(definition(reading.about.definition).formula);
            }
        };
        add(gateReadings());
        add(sigmoidReadings());
        add(activationReadings());
        add(nodeReadings());
        add(memoryReadings());
        add(latencyReadings());
        add(networkReadings());
        formulas.erase("");
        const test::WindowFixture& f = *m_measured;
        for (const auto* panel : f.window.findChildren<TablePanel*>())
            for (const Column& column : panel->table().columns)
                for (const std::string& formula : formulas)
                    if (isNumber(column) && column.hint.find(formula) != std::string::npos)
                        QVERIFY2(known.contains(column.title), column.title.c_str());
    }

    void everyReadingIsACurve_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("plot");
        QTest::newRow("gates") << QStringLiteral("Attention") << QStringLiteral("gateMeasure")
                               << QStringLiteral("gateCurves");
        QTest::newRow("activations")
            << QStringLiteral("Saturation") << QStringLiteral("activationMeasure")
            << QStringLiteral("activationCurves");
    }
    void everyReadingIsACurve() {
        QFETCH(const QString, page);
        QFETCH(const QString, choice);
        QFETCH(const QString, plot);
        test::WindowFixture f({0, 3}, {}, manyImages());
        f.openAndWait();
        QVERIFY(f.window.showPage(page));
        auto* box = f.window.findChild<QComboBox*>(choice);
        auto* curves = f.window.findChild<LinePlot*>(plot);
        QVERIFY(box && curves);
        for (int i = 0; i < box->count(); ++i) {
            box->setCurrentIndex(i);
            QTRY_COMPARE(QString::fromStdString(curves->data().title), box->itemText(i));
            if (hasValues(*f.study.entry(ColumnIndex(0)).diagnosis, box->currentData().toString()))
                QCOMPARE(curves->data().series.size(), 2U);
        }
    }

    /// Axes, legends and marks of charts that show one measure, or two beside each other.
    void chartsNameMeasuresAsTheCatalogue() {
        const test::WindowFixture& f = *m_measured;
        const auto* latency = f.child<BarPlot>("speedLatency");
        const auto* need = f.child<BarPlot>("memoryNeed");
        const auto* tradeoff = f.child<ScatterPlot>("speedScatter");
        QVERIFY(latency && need && tradeoff);
        QCOMPARE(latency->data().y.title, std::string("Median latency"));
        QCOMPARE(tradeoff->data().x.title, std::string("Median latency"));
        QCOMPARE(need->data().y.title, std::string("Memory to run"));
    }

    void keysNameOneMeasureEach() {
        std::map<std::string, std::string> titles;
        const auto add = [&](const auto& readings) {
            for (const auto& reading : readings) {
                const auto [known, fresh] = titles.emplace(reading.about.key, reading.about.title);
                QVERIFY2(fresh || known->second == reading.about.title, reading.about.key);
                QVERIFY2(!definition(reading.about.definition).label.empty(), reading.about.key);
            }
        };
        add(gateReadings());
        add(sigmoidReadings());
        add(activationReadings());
        add(nodeReadings());
        add(memoryReadings());
        add(latencyReadings());
        add(networkReadings());
    }

private:
    /// B0 and B3, run on many images and benchmarked; every tab of every page was shown.
    std::unique_ptr<test::WindowFixture> m_measured;
};

SCALESCOPE_GUI_TEST(TstMeasures)
#include "tst_measures.moc"
