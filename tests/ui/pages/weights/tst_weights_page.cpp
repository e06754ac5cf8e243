// SPDX-License-Identifier: Apache-2.0
// The page Weights on made-up reports: what it asks for and when, filters, the linked selection.
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/weights/weights_page.h"
#include "ui/pages/weights/weights_values_data.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/small_multiples.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMutex>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

enum Tab { Runs, Keys, Values };

/// What was asked of core about weights: column, values, hash.
struct AskedWeights {
    ColumnIndex column;
    WeightsReportDepth depth;
};

class Questions {
public:
    void add(const WeightsReportJob& job) {
        const QMutexLocker lock(&m_mutex);
        m_all.push_back({columnOf(job.network), job.depth});
    }
    std::vector<AskedWeights> all() const {
        const QMutexLocker lock(&m_mutex);
        return m_all;
    }

private:
    mutable QMutex m_mutex;
    std::vector<AskedWeights> m_all;
};

/// A desk that writes down what is asked about weights.
struct WeightsDesk {
    std::shared_ptr<Questions> asked = std::make_shared<Questions>();
    Desk desk;
    WeightsPage page{desk.study, desk.selection};

    explicit WeightsDesk(std::vector<int> columns, std::vector<int> failing = {})
        : desk(noting(asked, std::move(failing)), std::move(columns)) {}

    static Runner noting(const std::shared_ptr<Questions>& asked, std::vector<int> failing) {
        return [asked, run = test::syntheticRunner({}, std::move(failing))](const Job& job,
                                                                            RunContext& context) {
            if (const auto* question = std::get_if<WeightsReportJob>(&job.question))
                asked->add(*question);
            return run(job, context);
        };
    }
    void open(Tab tab) {
        child<QTabWidget>(page, QStringLiteral("weightsTabs"))->setCurrentIndex(tab);
    }
    TablePanel& table(const char* name) const {
        return *child<TablePanel>(page, QString::fromLatin1(name));
    }
    std::size_t rows(const char* name) const { return table(name).table().rows.size(); }
};

}  // namespace

class TstWeightsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void everyChosenVariantHasACardAndARow_data() {
        QTest::addColumn<std::vector<int>>("columns");
        QTest::newRow("one") << std::vector<int>{3};
        QTest::newRow("eight") << std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7};
    }
    void everyChosenVariantHasACardAndARow() {
        QFETCH(const std::vector<int>, columns);
        WeightsDesk d(columns);
        test::present(d.page);
        QTRY_COMPARE(d.rows("weightsTable"), columns.size());
        QCOMPARE(child<SmallMultiples>(d.page, QStringLiteral("weightsCards"))->shown(),
                 test::columns(columns));
        for (const ColumnIndex column : test::columns(columns)) {
            const auto* card =
                child<QLabel>(d.page, QStringLiteral("weightsCard%1").arg(column.value()));
            QTRY_VERIFY(card->text().contains(QStringLiteral("b%1.pth").arg(column.value())));
        }
        QVERIFY(d.rows("weightsFacts") > 10);
        QVERIFY(!test::isBlank(d.page));
    }

    void theFocusedOneIsAskedFirstAndNoValueIsRead() {
        WeightsDesk d({0, 3, 7});
        d.desk.selection.setFocus(ColumnIndex(7));
        test::present(d.page);
        QTRY_COMPARE(d.rows("weightsTable"), std::size_t{3});
        const auto asked = d.asked->all();
        QCOMPARE(asked.size(), std::size_t{3});
        QCOMPARE(asked.front().column, ColumnIndex(7));
        for (const AskedWeights& question : asked)
            QVERIFY(!question.depth.values && !question.depth.hash);
    }

    void nothingIsAskedWhileThePageIsHidden() {
        WeightsDesk d({0});
        QTRY_VERIFY(d.desk.settled());
        QVERIFY(d.asked->all().empty());
    }

    void valuesAreReadForTheirTabOnly() {
        WeightsDesk d({0, 3});
        test::present(d.page);
        d.open(Keys);
        QTRY_VERIFY(d.rows("weightsKeys") > 300);
        QVERIFY(d.asked->all().size() <= 2);
        d.open(Values);
        QTRY_COMPARE(child<LinePlot>(d.page, QStringLiteral("weightsCurves"))->data().series.size(),
                     2U);
        QTRY_COMPARE(
            child<HistogramPlot>(d.page, QStringLiteral("weightsHistogram"))->data().size(), 2U);
        QVERIFY(d.rows("weightsValues") > 300);
        QCOMPARE(d.asked->all().size(), std::size_t{4});
        QVERIFY(d.asked->all().back().depth.values);
    }

    void otherWeightsAreAskedForAnew() {
        WeightsDesk d({0, 3});
        test::present(d.page);
        QTRY_COMPARE(d.rows("weightsTable"), std::size_t{2});
        d.desk.study.settings().setWeights(std::string("b3"),
                                           {.source = WeightsRequest::Source::Random, .path = {}});
        QTRY_COMPARE(d.asked->all().size(), std::size_t{3});
        QCOMPARE(d.asked->all().back().column, ColumnIndex(3));
        auto* again = child<QPushButton>(d.page, QStringLiteral("weightsStart"));
        QTRY_VERIFY(again->isEnabled());  // not before the last report has come
        again->click();
        QTRY_COMPARE(d.asked->all().size(), std::size_t{5});
        QTRY_COMPARE(d.rows("weightsTable"), std::size_t{2});
    }

    void theDigestIsComputedOnDemand() {
        WeightsDesk d({3});
        test::present(d.page);
        auto* hash = child<QPushButton>(d.page, QStringLiteral("weightsHash"));
        QTRY_VERIFY(hash->isVisible() && hash->isEnabled());
        hash->click();
        QTRY_VERIFY(!hash->isVisible());
        QVERIFY(d.asked->all().back().depth.hash);
        QVERIFY(d.table("weightsFacts").csv().find(std::string(64, 'a')) != std::string::npos);
    }

    void keysAreSearchedAndFiltered() {
        WeightsDesk d({0});
        test::present(d.page);
        d.open(Keys);
        QTRY_VERIFY(d.rows("weightsKeys") > 300);
        child<QComboBox>(d.page, QStringLiteral("weightsKeyState"))->setCurrentIndex(1);
        QCOMPARE(d.rows("weightsKeys"), std::size_t{2});
        child<QLineEdit>(d.page, QStringLiteral("weightsKeySearch"))
            ->setText(QStringLiteral("missing"));
        QCOMPARE(d.rows("weightsKeys"), std::size_t{1});
        d.table("weightsKeys").view()->selectRow(0);
        QVERIFY(child<QLabel>(d.page, QStringLiteral("weightsKeySentence"))
                    ->text()
                    .contains(QStringLiteral("nearest: module.")));
        QCOMPARE(child<QLabel>(d.page, QStringLiteral("weightsKeyCount"))->text(),
                 QStringLiteral("1 of %1").arg(test::syntheticWeights(0, false).keys.size()));
    }

    void aKeyOfABlockSelectsItsDepthAndTheOtherWay() {
        WeightsDesk d({0});
        test::present(d.page);
        d.open(Keys);
        QTRY_VERIFY(d.rows("weightsKeys") > 300);
        child<QLineEdit>(d.page, QStringLiteral("weightsKeySearch"))
            ->setText(QStringLiteral("stages.5.2."));
        d.table("weightsKeys").view()->selectRow(0);
        const auto graph = buildGraph(family()[0].spec);
        QVERIFY(d.desk.selection.depth());
        const auto blockOf = [&](double depth) {
            return graph->architecture.blocks
                .at(static_cast<std::size_t>(graph->blockAtDepth(depth)))
                .name();
        };
        QCOMPARE(blockOf(*d.desk.selection.depth()), std::string("5.2"));
        child<QLineEdit>(d.page, QStringLiteral("weightsKeySearch"))->clear();
        d.desk.selection.setDepth(0.0);
        QTRY_VERIFY(child<QLabel>(d.page, QStringLiteral("weightsKeySentence"))
                        ->text()
                        .contains(QStringLiteral("stages.1.0.")));
    }

    void aPointOfACurveIsTheTensorOfTheHistogram() {
        WeightsDesk d({0, 3});
        test::present(d.page);
        d.open(Values);
        auto* curves = child<LinePlot>(d.page, QStringLiteral("weightsCurves"));
        QTRY_COMPARE(curves->data().series.size(), 2U);
        Q_EMIT curves->pointClicked(1, 5);
        QCOMPARE(d.desk.selection.focus(), ColumnIndex(3));
        auto* histogram = child<HistogramPlot>(d.page, QStringLiteral("weightsHistogram"));
        const std::string place = curves->data().series[1].labels.at(5);
        QTRY_VERIFY(!histogram->data().empty() &&
                    histogram->data().back().histogram.name == "B3 " + place);
        // The same tensor is marked in the table.
        const Table& table = d.table("weightsValues").table();
        const int row = d.table("weightsValues").selectedRow();
        QVERIFY(row >= 0);
        QCOMPARE(std::get<std::string>(table.rows[static_cast<std::size_t>(row)][0]) + " " +
                     std::get<std::string>(table.rows[static_cast<std::size_t>(row)][1]),
                 place);
    }

    void aRowOfTheTableChoosesItsPart() {
        WeightsDesk d({0});
        test::present(d.page);
        d.open(Values);
        QTRY_VERIFY(d.rows("weightsValues") > 300);
        d.table("weightsValues").view()->selectRow(0);
        QTRY_COMPARE(child<QComboBox>(d.page, QStringLiteral("weightsPart"))->currentText(),
                     QStringLiteral("stem.conv.weight"));
        QVERIFY(child<QLabel>(d.page, QStringLiteral("weightsValuesCaption"))
                    ->text()
                    .startsWith(QStringLiteral("B0 stem.conv.weight")));
    }

    void everyMeasureIsACurveWhereItHasData() {
        WeightsDesk d({0, 3});
        test::present(d.page);
        d.open(Values);
        auto* curves = child<LinePlot>(d.page, QStringLiteral("weightsCurves"));
        auto* measure = child<QComboBox>(d.page, QStringLiteral("weightsMeasure"));
        auto* part = child<QComboBox>(d.page, QStringLiteral("weightsPart"));
        QTRY_COMPARE(curves->data().series.size(), 2U);
        QCOMPARE(measure->count(), static_cast<int>(weightReadings().size()));
        const WeightsReport b0 = test::syntheticWeights(0, true);
        for (const char* name : {"depthwise.conv.weight", "project.bn.running_var"}) {
            part->setCurrentIndex(part->findText(QString::fromLatin1(name)));
            for (int i = 0; i < measure->count(); ++i) {
                measure->setCurrentIndex(i);
                const auto& reading = weightReadings()[static_cast<std::size_t>(i)];
                const TensorStats& first = *tensorsOf(*b0.statistics, name).front();
                QVERIFY2(curves->data().series.empty() == !reading.of(first), reading.about.key);
            }
        }
    }

    void aFailureIsASentenceAndTheOthersGoOn() {
        WeightsDesk d({0, 3}, {3});
        test::present(d.page);
        QTRY_COMPARE(d.rows("weightsTable"), std::size_t{1});
        QTRY_VERIFY(child<QLabel>(d.page, QStringLiteral("weightsCard3"))
                        ->text()
                        .contains(QStringLiteral("no memory left")));
    }

    void viewStateIsKept() {
        const QTemporaryDir folder;
        QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        {
            WeightsDesk d({0});
            test::present(d.page);
            d.open(Values);
            QTRY_VERIFY(d.rows("weightsValues") > 300);
            d.table("weightsValues").view()->selectRow(0);
            child<QComboBox>(d.page, QStringLiteral("weightsHistogramOf"))->setCurrentIndex(1);
            d.page.saveState(store);
        }
        WeightsDesk d({0});
        d.page.restoreState(store);
        test::present(d.page);
        QCOMPARE(child<QTabWidget>(d.page, QStringLiteral("weightsTabs"))->currentIndex(), Values);
        QCOMPARE(child<QComboBox>(d.page, QStringLiteral("weightsHistogramOf"))->currentIndex(), 1);
        QTRY_COMPARE(child<QComboBox>(d.page, QStringLiteral("weightsPart"))->currentText(),
                     QStringLiteral("stem.conv.weight"));
    }
};

SCALESCOPE_GUI_TEST(TstWeightsPage)
#include "tst_weights_page.moc"
