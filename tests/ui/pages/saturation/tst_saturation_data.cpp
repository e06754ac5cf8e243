// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/pages/saturation/activation_choice.h"
#include "ui/pages/saturation/saturation_data.h"
#include "ui/pages/saturation/saturation_tables.h"
#include "ui/pages/saturation/saturation_verdict.h"

#include <QSignalSpy>
#include <QTest>

using namespace scalescope;
using namespace scalescope::ui;

namespace {

std::shared_ptr<const Diagnosis> diagnosed(int column, const test::SyntheticOptions& options = {}) {
    return std::make_shared<const Diagnosis>(test::syntheticDiagnosis(column, options));
}

}  // namespace

class TstSaturationData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void zonesOfAnActivationSumToTheWhole() {
        const auto diagnosis = diagnosed(4);
        const SeriesSet set = zoneShares(*diagnosis->saturation, family()[4].spec);
        QCOMPARE(set.series.size(), 4U);
        QCOMPARE(set.series.front().y.size(), diagnosis->saturation->activations.size());
        for (std::size_t i = 0; i < set.series.front().y.size(); ++i) {
            double sum = 0.0;
            for (const Series& zone : set.series)
                sum += zone.y[i];
            QVERIFY2(std::abs(sum - 100.0) < 1e-9, set.series.front().labels[i].c_str());
        }
        const ActivationStats& last = diagnosis->saturation->activations.back();
        QCOMPARE(set.series.front().y.back(), 100.0 * last.leftShare().value());
    }

    void answersNameTheWorstLayerAndItsLimit() {
        Diagnosis diagnosis = *diagnosed(0);
        for (ActivationStats& layer : diagnosis.saturation->activations) {
            layer.zones = {};
            layer.zones.curved = 100;
            layer.dormantCount = layer.constantCount = layer.deadCount = 0;
            layer.maxAbs = 2.0;
        }
        ActivationStats& sick = diagnosis.saturation->activations[7];
        sick.zones.left = 100;        // half of its values
        sick.maxAbs = 65504.0 / 2.0;  // one bit below the end
        const auto answers = activationAnswers(diagnosis);
        QCOMPARE(answers.size(), std::size_t{3});
        const QString name = QString::fromStdString(sick.name);
        QCOMPARE(answers[0].verdict, Verdict::Fail);
        QCOMPARE(answers[0].sentence,
                 QStringLiteral("Saturate? fail: at most 50 % in SiLU's left tail, at ") + name +
                     QStringLiteral(" (warn at 25 %)."));
        QCOMPARE(answers[1].verdict, Verdict::Ok);
        QVERIFY(answers[1].sentence.startsWith(QStringLiteral("Die? ok: at most 0 %")));
        QCOMPARE(answers[2].verdict, Verdict::Warn);
        QVERIFY(answers[2].sentence.contains(QStringLiteral("1 bits below the end of fp16")));
    }

    void whatRandomWeightsDoIsNotJudged() {
        for (const ActivationAnswer& answer :
             activationAnswers(*diagnosed(0, {.weights = WeightsKind::Random}))) {
            QCOMPARE(answer.verdict, Verdict::Info);
            QVERIFY(answer.sentence.contains(QStringLiteral("not judged")));
        }
    }

    void valuesThatAreNotFiniteHaveOverflowed() {
        const auto answers = activationAnswers(*diagnosed(0, {.nonFinite = true}));
        QCOMPARE(answers[2].verdict, Verdict::Fail);
        QVERIFY(answers[2].sentence.contains(QStringLiteral("NaN or Inf from")));
    }

    /// A limit is reached at 100, and nothing at all has a place on the logarithmic axis.
    void limitsAreSharesOfWhatIsWarnedAbout() {
        const auto diagnosis = diagnosed(4);
        const SeriesSet set = limitShares(*diagnosis);
        QCOMPARE(set.series.size(), 3U);
        QVERIFY(set.y.logarithmic);
        const auto& layers = diagnosis->saturation->activations;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            QCOMPARE(set.series[0].y[i],
                     std::max(kLeastSharePercent,
                              100.0 * *layers[i].leftShare() / diagnosis->thresholds.siluLeftWarn));
            const double headroom = layers[i].fp16HeadroomBits().value();
            QCOMPARE(set.series[2].y[i] >= 100.0,
                     headroom <= diagnosis->thresholds.fp16HeadroomWarnBits);
        }
    }

    void thresholdsBecomePercent() {
        const Marks marks =
            marksOf(readingOf(activationReadings(), "zone.left_share").about, Thresholds{});
        QCOMPARE(marks.size(), 2U);
        QCOMPARE(marks[0].first, 25.0);
        QCOMPARE(marks[1].first, 50.0);
    }

    void curvesHaveTheActivationsOfOnePart() {
        const auto diagnosis = diagnosed(0);
        const auto& reading = readingOf(activationReadings(), "fp16_headroom");
        const std::vector<Shown> shown{{ColumnIndex(0), diagnosis}};
        const std::size_t all = diagnosis->saturation->activations.size();
        QCOMPARE(activationCurves(shown, reading, "").series[0].y.size(), all);
        const SeriesSet depthwise = activationCurves(shown, reading, "depthwise");
        QCOMPARE(depthwise.series[0].y.size(), 16U);
        const auto chosen = activationsOf(*diagnosis->saturation, "depthwise");
        QCOMPARE(depthwise.series[0].labels[5], chosen[5]->name);
        QCOMPARE(depthwise.series[0].y[5], chosen[5]->fp16HeadroomBits().value());
    }

    void histogramHasTheBinsOfCore() {
        const auto diagnosis = diagnosed(0);
        const ActivationStats& activation = diagnosis->saturation->activations[3];
        const Histogram histogram = activationHistogram(activation, family()[0].spec);
        QCOMPARE(histogram.counts.size(), 512U);
        QCOMPARE(histogram.edges.front(), -16.0);
        QCOMPARE(histogram.edges.back(), 16.0);
    }

    void channelsAreListedByIndexBeforeAndAfterTheGate() {
        const auto diagnosis = diagnosed(0);
        const auto depthwise = activationsOf(*diagnosis->saturation, "depthwise");
        const Table table = channelTable(*depthwise.front());
        QCOMPARE(table.columns.size(), 5U);
        QCOMPARE(std::get<std::int64_t>(table.rows[0][0]), 1);
        QCOMPARE(std::get<std::string>(table.rows[0][1]), std::string("dead"));
        QCOMPARE(std::get<std::string>(table.rows[0][3]), std::string("dormant"));
        QCOMPARE(std::get<std::int64_t>(table.rows[1][0]), 3);
        QCOMPARE(std::get<std::string>(table.rows[1][1]), std::string("constant"));
        QCOMPARE(std::get<std::string>(table.rows[1][3]), std::string("active"));
        QCOMPARE(std::get<std::string>(table.rows[2][1]), std::string("active"));  // gate masks 4
        QCOMPARE(std::get<double>(table.rows[2][2]), 1.0);
        const auto expand = activationsOf(*diagnosis->saturation, "expand");
        QCOMPARE(channelTable(*expand.front()).columns.size(), 3U);
    }

    void tablesHaveARowPerActivationAndPerBlock() {
        const auto diagnosis = diagnosed(1);
        const SaturationReport& report = *diagnosis->saturation;
        const Table all = activationTable(report);
        QCOMPARE(all.rows.size(), report.activations.size());
        for (const auto& row : all.rows)
            QCOMPARE(row.size(), all.columns.size());
        QCOMPARE(std::get<std::string>(all.rows.back()[1]),
                 std::string(verdictName(report.activations.back().verdict)));
        const Table gates = gateSaturationTable(report);
        QCOMPARE(gates.rows.size(), report.gates.size());
        for (const auto& row : gates.rows)
            QCOMPARE(row.size(), gates.columns.size());
    }

    void bannerNamesTheOriginAndTheSpread() {
        QVERIFY(nonFiniteText(*diagnosed(0)->saturation, family()[0].spec).isEmpty());
        test::SyntheticOptions options;
        options.nonFinite = true;
        const auto diagnosis = diagnosed(0, options);
        const auto& report = *diagnosis->saturation;
        const auto origin = static_cast<std::size_t>(report.firstNonFinite.value());
        const QString text = nonFiniteText(report, family()[0].spec);
        QVERIFY2(text.contains(QString::fromStdString(report.activations[origin].name)),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("propagated to %1 later")
                                   .arg(report.activations.size() - origin - 1)),
                 qPrintable(text));
    }

    void pickedActivationMarksTheLikeOneOfOtherVariants() {
        Selection selection;
        ActivationChoice choice(selection);
        QSignalSpy changed(&choice, &ActivationChoice::changed);
        const auto b0 = diagnosed(0), b7 = diagnosed(7);
        const auto expands = activationsOf(*b7->saturation, "expand");
        choice.pick(*b7, *expands[30]);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(choice.of(*b7), expands[30]);
        const ActivationStats* like = choice.of(*b0);
        QCOMPARE(like->part, std::string("expand"));
        QCOMPARE(like->block,
                 b0->graph->blockAtDepth(b7->graph->relativeDepth(expands[30]->block)));
    }

    void everyActivationCanBePicked() {
        Selection selection;
        ActivationChoice choice(selection);
        const auto diagnosis = diagnosed(2);
        for (const ActivationStats& activation : diagnosis->saturation->activations) {
            choice.pick(*diagnosis, activation);
            QCOMPARE(choice.of(*diagnosis), &activation);
        }
    }

    void blocksWithoutExpandShowTheirDepthwise() {
        Selection selection;
        ActivationChoice choice(selection);
        choice.setPart("expand");
        selection.setDepth(0.001);
        QCOMPARE(choice.of(*diagnosed(0))->name, std::string("1.0 depthwise"));
    }
};

SCALESCOPE_TEST(TstSaturationData)
#include "tst_saturation_data.moc"
