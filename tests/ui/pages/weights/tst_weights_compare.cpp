// SPDX-License-Identifier: Apache-2.0
// The panel of two checkpoints on made-up differences: which pair, what of it, the linked
// selection.
#include "core/diagnostics/weights/change_measures.h"
#include "core/session/result.h"
#include "tests/support/test_program.h"
#include "tests/ui/desk.h"
#include "ui/pages/weights/weights_compare_data.h"
#include "ui/pages/weights/weights_page.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QMutex>
#include <QPushButton>
#include <QTabWidget>

#include <cmath>

using namespace scalescope;
using namespace scalescope::ui;
using test::child;
using test::Desk;

namespace {

/// The files of every comparison that was asked for.
struct Asked {
    QMutex mutex;
    QStringList pairs;
    void add(const CompareJob& job) {
        const QMutexLocker lock(&mutex);
        pairs << QString::fromStdString(job.before.path.filename().string() + " " +
                                        job.after.path.filename().string());
    }
    QStringList all() {
        const QMutexLocker lock(&mutex);
        return pairs;
    }
};

struct CompareDesk {
    std::shared_ptr<Asked> asked = std::make_shared<Asked>();
    bool fails = false;
    Desk desk{[this](const Job& job, RunContext& context) -> Outcome {
                  if (const auto* question = std::get_if<CompareJob>(&job.question)) {
                      asked->add(*question);
                      if (fails)
                          return Failure{ErrorCode::FileMissing, Subject::Weights,
                                         "b.pth is not there.", ""};
                  }
                  return test::syntheticRunner()(job, context);
              },
              {0, 1}};
    WeightsPage page{desk.study, desk.selection};

    /// Two checkpoints of B0 (columns 0 and 8), a third (9), and the panel in front.
    void open(int others) {
        QTRY_VERIFY(desk.settled());
        desk.study.settings().setWeights("b0", {WeightsRequest::Source::Path, "/x/a.pth", 0});
        const char* files[] = {"/x/b.pth", "/x/c.pth"};
        for (int i = 0; i < others; ++i)
            desk.study.weightColumns().addBeside(ColumnIndex(0),
                                                 {WeightsRequest::Source::Path, files[i], 0});
        test::present(page, {900, 600});
        child<QTabWidget>(page, QStringLiteral("weightsTabs"))->setCurrentIndex(3);
        settle();
    }
    void settle() {
        QTest::qWait(20);
        QTRY_VERIFY(desk.settled());
        QTest::qWait(20);
    }
    TablePanel& table() const {
        return *child<TablePanel>(page, QStringLiteral("weightsChangeTable"));
    }
    LinePlot& curves() const { return *child<LinePlot>(page, QStringLiteral("weightsChanges")); }
    QComboBox& box(const char* name) const {
        return *child<QComboBox>(page, QString::fromLatin1(name));
    }
    QString shown() const {
        return box("weightsBefore").currentText() + QStringLiteral(" / ") +
               box("weightsAfter").currentText();
    }
};

std::string keyOf(const TablePanel& table, int row) {
    return std::get<std::string>(table.table().rows.at(static_cast<std::size_t>(row)).front());
}

}  // namespace

class TstWeightsCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnQtWarnings(); }

    void oneCheckpointOfEachSaysWhatIsMissing() {
        CompareDesk d;
        d.open(0);
        QVERIFY(d.asked->all().isEmpty());
        QVERIFY(d.table().table().rows.empty());
        QVERIFY(!d.box("weightsBefore").isEnabled());
    }

    void theFocusedNetworkIsComparedByItself() {
        CompareDesk d;
        d.open(1);
        QTRY_COMPARE(d.asked->all(), QStringList{QStringLiteral("a.pth b.pth")});
        QTRY_VERIFY(!d.table().table().rows.empty());
        QCOMPARE(d.shown(), QStringLiteral("B0 / B0 b"));
        const WeightsComparison expected = test::syntheticComparison(family()[0].spec);
        QCOMPARE(d.table().table().rows.size(), expected.tensors.size());
        const std::vector<std::size_t> order = rankedTensors(expected);
        QCOMPARE(keyOf(d.table(), 0), expected.tensors[order[0]].key);
        auto* text = child<QLabel>(d.page, QStringLiteral("weightsChangeText"));
        QVERIFY(text->text().contains(QStringLiteral("Equal to the bit: stem to 3.1")));
        QVERIFY(text->text().contains(QStringLiteral("the classifiers are not compared")));
        d.desk.selection.setDepth(0.4);  // nothing is read again for that
        d.settle();
        QCOMPARE(d.asked->all().size(), 1);
    }

    /// B0 runs on its demo or on random weights: nobody asked how a checkpoint differs from these.
    void twoFilesAreThePairWhateverTheVariantRunsOn() {
        CompareDesk d;
        d.open(2);
        d.desk.study.settings().setWeights("b0", {WeightsRequest::Source::Random, {}, 0});
        d.settle();
        for (const ColumnIndex focus : test::columns({9, 8})) {
            d.desk.selection.setFocus(focus);
            d.settle();
            QTRY_COMPARE(d.shown(), QStringLiteral("B0 b / B0 c"));
        }
        d.desk.selection.setFocus(ColumnIndex(0));
        d.settle();
        QTRY_COMPARE(d.shown(), QStringLiteral("B0 / B0 b"));
    }

    void curvesAreTheRelativeChangeOfPlaces() {
        CompareDesk d;
        d.open(1);
        QTRY_COMPARE(d.curves().data().series.size(), 2U);
        const WeightsComparison expected = test::syntheticComparison(family()[0].spec);
        const Series& parameters = d.curves().data().series[0];
        QCOMPARE(parameters.x.size(), expected.places.size());
        for (std::size_t i = 0; i < expected.places.size(); ++i) {
            const double relative = expected.places[i].parameters.relative().value_or(0.0);
            QVERIFY(relative > 0.0 ? std::abs(parameters.y[i] - relative) < 1e-12
                                   : std::isnan(parameters.y[i]));  // a logarithmic axis has no 0
            QCOMPARE(parameters.labels[i], expected.places[i].name);
        }
        d.box("weightsChangeMeasure")
            .setCurrentIndex(
                d.box("weightsChangeMeasure").findData(QStringLiteral("change.cosine")));
        QCOMPARE(d.curves().data().y.title, std::string("Cosine of before and after"));
    }

    void rowsPointsAndTheSelectedBlockAreOne() {
        CompareDesk d;
        d.open(1);
        QTRY_VERIFY(!d.table().table().rows.empty());
        const auto graph = buildGraph(family()[0].spec);
        Q_EMIT d.curves().pointClicked(0, 1 + 10);  // behind the stem: block 10
        QCOMPARE(d.desk.selection.depth().value(), graph->relativeDepth(10));
        d.settle();
        const std::string block = "stages." + graph->architecture.blocks[10].name() + ".";
        QVERIFY(d.table().selectedRow() >= 0);
        QVERIFY2(keyOf(d.table(), d.table().selectedRow()).starts_with(block),
                 keyOf(d.table(), d.table().selectedRow()).c_str());
        int row = 0;
        while (!keyOf(d.table(), row).starts_with("stages.2.0."))
            ++row;
        d.table().selectRow(row);
        Q_EMIT d.table().rowSelected(row);
        d.settle();
        QCOMPARE(d.desk.selection.depth().value(), graph->relativeDepth(1));
        QCOMPARE(d.table().selectedRow(), row);  // the row that was chosen stays
    }

    void aPairThatWasChosenStaysAsLongAsItCan() {
        CompareDesk d;
        d.open(2);
        QTRY_COMPARE(d.shown(), QStringLiteral("B0 / B0 c"));  // the newest column has the focus
        QComboBox& before = d.box("weightsBefore");
        before.setCurrentIndex(before.findText(QStringLiteral("B0 b")));
        Q_EMIT before.activated(before.currentIndex());
        d.settle();
        QCOMPARE(d.asked->all().back(), QStringLiteral("b.pth c.pth"));
        d.desk.selection.setFocus(ColumnIndex(0));
        d.settle();
        QCOMPARE(d.shown(), QStringLiteral("B0 b / B0 c"));
        d.desk.study.networks().remove(ColumnIndex(8));
        d.settle();
        QTRY_COMPARE(d.shown(), QStringLiteral("B0 / B0 c"));
        QTRY_COMPARE(d.asked->all().back(), QStringLiteral("a.pth c.pth"));
    }

    void otherWeightsAreComparedAnew() {
        CompareDesk d;
        d.open(1);
        QTRY_COMPARE(d.asked->all().size(), 1);
        d.desk.study.settings().setWeights("b0", {WeightsRequest::Source::Path, "/x/z.pth", 0});
        d.settle();
        QTRY_COMPARE(d.asked->all().back(), QStringLiteral("z.pth b.pth"));
        child<QPushButton>(d.page, QStringLiteral("compareStart"))->click();
        d.settle();
        QTRY_COMPARE(d.asked->all().size(), 3);
    }

    void whatFailsIsSaidAndNotAskedAgainByItself() {
        CompareDesk d;
        d.fails = true;
        d.open(1);
        QTRY_COMPARE(d.asked->all().size(), 1);
        d.desk.selection.setDepth(0.7);
        d.settle();
        QCOMPARE(d.asked->all().size(), 1);
        auto* says = child<QLabel>(d.page, QStringLiteral("compareSays"));
        QTRY_VERIFY(says->text().contains(QStringLiteral("b.pth is not there")));
    }
};

SCALESCOPE_GUI_TEST(TstWeightsCompare)
#include "tst_weights_compare.moc"
