// SPDX-License-Identifier: Apache-2.0
// What the page Weights makes of reports: texts, filters, curves and histograms.
#include "tests/support/test_program.h"
#include "tests/ui/synthetic.h"
#include "ui/pages/weights/weights_data.h"
#include "ui/pages/weights/weights_keys_data.h"
#include "ui/pages/weights/weights_values_data.h"

#include <QTest>

#include <numeric>

using namespace scalescope;
using namespace scalescope::ui;
using test::syntheticWeights;

namespace {

ShownWeights shownOf(int column, bool values = true) {
    return {ColumnIndex(column),
            std::make_shared<const WeightsReport>(syntheticWeights(column, values))};
}

std::string cell(const Table& table, std::size_t row, std::size_t column) {
    const auto* text = std::get_if<std::string>(&table.rows.at(row).at(column));
    return text ? *text : std::string();
}

std::string valueOf(const Table& facts, const std::string& what) {
    for (std::size_t row = 0; row < facts.rows.size(); ++row)
        if (cell(facts, row, 0) == what)
            return cell(facts, row, 1);
    return "no such fact";
}

double total(const Histogram& histogram) {
    return std::accumulate(histogram.counts.begin(), histogram.counts.end(), 0.0);
}

}  // namespace

class TstWeightsData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void factsTellWhatIsKnownAndHow();
    void aFileThatCannotBeUsedSaysSoFirst();
    void aBrokenPromiseIsAWarning();
    void cardsEscapeNames();
    void cardsLeaveOutWhatGoesWithoutSaying();
    void everyColumnHasItsRow();
    void keysAreFilteredByTextAndState_data();
    void keysAreFilteredByTextAndState();
    void candidatesAreInTheSentence();
    void keysKnowTheirDepth();
    void partsAreInTheOrderOfABlock();
    void curvesAreOnePerColumn();
    void histogramsShareTheirEdges();
    void magnitudesHaveTheLimitsOfFp16();
    void captionsNameTheTensor();
};

void TstWeightsData::factsTellWhatIsKnownAndHow() {
    const WeightsReport report = syntheticWeights(3, true, true);
    const Table facts = factsTable(report);
    QCOMPARE(valueOf(facts, "File"), std::string("/weights/b3.pth"));
    QCOMPARE(valueOf(facts, "SHA-256"), report.info.sha256);
    QCOMPARE(valueOf(facts, "Classes"), std::string("1000"));
    QCOMPARE(valueOf(facts, "Class names"), report.labels->source);
    QCOMPARE(valueOf(facts, "Preprocessing"), recipeText(report.recipe));
    QCOMPARE(valueOf(facts, "Padding"), std::string("symmetric"));
    QVERIFY(valueOf(facts, "Keys").find("1 missing, 1 unexpected") != std::string::npos);
    QVERIFY(valueOf(facts, "Finding (fail)").starts_with("NaN or Inf in"));
    QCOMPARE(valueOf(factsTable(syntheticWeights(3, false)), "SHA-256"),
             std::string("not computed"));
    QCOMPARE(valueOf(facts, "Cannot be used"), std::string("no such fact"));
}

void TstWeightsData::aFileThatCannotBeUsedSaysSoFirst() {
    WeightsReport report = syntheticWeights(0, false);
    report.unfit = "x.pth: it lacks a tensor.";
    QCOMPARE(cell(factsTable(report), 0, 1), report.unfit);
    QCOMPARE(verdictOf(report), Verdict::Fail);
    QCOMPARE(badgeOf(report), QStringLiteral("cannot be used"));
    QVERIFY(cardText(report, themeOf({})).contains(QStringLiteral("it lacks a tensor")));
}

void TstWeightsData::aBrokenPromiseIsAWarning() {
    WeightsReport report = syntheticWeights(0, false, true);
    QCOMPARE(verdictOf(report), Verdict::Ok);
    report.origin.promised = "deadbeef";
    report.origin.promiseKept = true;
    QCOMPARE(verdictOf(report), Verdict::Ok);
    report.origin.promiseKept = false;
    QCOMPARE(verdictOf(report), Verdict::Warn);
    QCOMPARE(valueOf(factsTable(report), "Digits in the name"), std::string("deadbeef"));
    QVERIFY(cardText(report, themeOf({})).contains(QStringLiteral("its name promises")));
}

void TstWeightsData::cardsEscapeNames() {
    WeightsReport report = syntheticWeights(0, false);
    report.info.name = "<img src=x>.pth";
    const QString text = cardText(report, themeOf({}));
    QVERIFY(text.contains(QStringLiteral("&lt;img src=x&gt;.pth")));
    QVERIFY(!text.contains(QStringLiteral("<img")));
}

void TstWeightsData::cardsLeaveOutWhatGoesWithoutSaying() {
    WeightsReport report = syntheticWeights(0, false);
    report.labels = std::make_shared<const Labels>(
        Labels{imagenetLabels()->names, "class_names in " + report.info.name});
    const QString text = cardText(report, themeOf({}));
    QVERIFY(text.contains(QStringLiteral("1000 classes: class_names<")));
    QVERIFY(text.contains(QString::fromStdString(report.origin.release)));
    report.origin.release.clear();
    report.origin.sentence = "Its name is not that of a published file.";
    QVERIFY(!cardText(report, themeOf({})).contains(QStringLiteral("published file")));
    report.info.kind = WeightsKind::Demo;
    QVERIFY(cardText(report, themeOf({})).contains(QStringLiteral("published file")));
}

void TstWeightsData::everyColumnHasItsRow() {
    const std::vector<ShownWeights> shown{shownOf(0), shownOf(7), shownOf(8)};
    const Table table = weightsTable(shown);
    QCOMPARE(table.rows.size(), shown.size());
    QCOMPARE(cell(table, 1, 0), std::string("B7"));
    QCOMPARE(cell(table, 2, 0), std::string("mine"));
    for (const auto& row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
}

void TstWeightsData::keysAreFilteredByTextAndState_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("state");  // -1: any, -2: all that differ
    QTest::addColumn<int>("count");
    const int all = static_cast<int>(syntheticWeights(0, false).keys.size());
    QTest::newRow("all") << QString() << -1 << all;
    QTest::newRow("differing") << QString() << -2 << 2;
    QTest::newRow("missing") << QString() << static_cast<int>(KeyStatus::Missing) << 1;
    QTest::newRow("converted") << QString() << static_cast<int>(KeyStatus::Converted) << 1;
    QTest::newRow("converted by text") << QStringLiteral("FP16 to") << -1 << 1;
    // conv, bn of expand, depthwise and project, SE: 3 + 3 * 5 + 4.
    QTest::newRow("a block") << QStringLiteral("stages.5.2.") << -1 << 22;
    QTest::newRow("two words") << QStringLiteral("5.2. running_var") << -1 << 3;
    QTest::newRow("a shape") << QStringLiteral("[96, 16, 1, 1]") << -1 << 1;
    QTest::newRow("nothing") << QStringLiteral("no such key") << -1 << 0;
}

void TstWeightsData::keysAreFilteredByTextAndState() {
    QFETCH(const QString, text);
    QFETCH(const int, state);
    QFETCH(const int, count);
    const WeightsReport report = syntheticWeights(0, false);
    KeyFilter filter{text, std::nullopt, state == -2};
    if (state >= 0)
        filter.status = static_cast<KeyStatus>(state);
    const auto rows = keysThatPass(report, filter);
    QCOMPARE(static_cast<int>(rows.size()), count);
    QCOMPARE(keysTable(report, rows).rows.size(), rows.size());
    QVERIFY(std::ranges::is_sorted(rows));
}

void TstWeightsData::candidatesAreInTheSentence() {
    const WeightsReport report = syntheticWeights(0, false);
    const auto of = [&](KeyStatus status) {
        return report.keys.at(keysThatPass(report, {{}, status, false}).at(0));
    };
    const KeyRow missing = of(KeyStatus::Missing), leftOver = of(KeyStatus::Unexpected);
    QVERIFY(keySentence(missing).contains(QString::fromStdString(missing.nearest.at(0))));
    QVERIFY(keySentence(leftOver).contains(QString::fromStdString(leftOver.nearest.at(0))));
    QVERIFY(keySentence(of(KeyStatus::Converted)).contains(QStringLiteral("fp16 to fp32")));
}

void TstWeightsData::keysKnowTheirDepth() {
    const auto graph = buildGraph(family()[0].spec);
    QCOMPARE(*depthOfKey(*graph, "stem.conv.weight"), 0.0);
    QCOMPARE(*depthOfKey(*graph, "classifier.bias"), 1.0);
    QVERIFY(!depthOfKey(*graph, ""));
    const double depth = *depthOfKey(*graph, "stages.2.1.se.reduce.bias");
    QCOMPARE(
        graph->architecture.blocks.at(static_cast<std::size_t>(graph->blockAtDepth(depth))).name(),
        std::string("2.1"));
}

void TstWeightsData::partsAreInTheOrderOfABlock() {
    const std::vector<std::string> parts = partsOf({shownOf(0), shownOf(3)});
    QCOMPARE(parts.front(), std::string("expand.conv.weight"));
    const auto place = [&](const char* part) { return std::ranges::find(parts, part); };
    QVERIFY(place("depthwise.conv.weight") < place("se.reduce.weight"));
    QVERIFY(place("project.bn.running_var") < place("stem.conv.weight"));
    QVERIFY(place("classifier.bias") != parts.end());
    QVERIFY(partsOf({shownOf(0, false)}).empty());
}

void TstWeightsData::curvesAreOnePerColumn() {
    const std::vector<ShownWeights> shown{shownOf(0), shownOf(7), shownOf(2, false)};
    const auto& spread = readingOf(weightReadings(), "weights.std");
    const SeriesSet set = weightCurves(shown, spread, "depthwise.conv.weight");
    QCOMPARE(set.series.size(), std::size_t{2});
    QCOMPARE(set.series[0].x.size(), std::size_t{16});
    QCOMPARE(set.series[1].x.size(), std::size_t{55});
    QCOMPARE(set.series[1].column, std::optional(ColumnIndex(7)));
    QVERIFY(std::ranges::is_sorted(set.series[1].x));
    QVERIFY(qFuzzyCompare(set.series[0].y[0], 0.01 * (1.0 + set.series[0].x[0])));
    // A measure that only running variances have.
    const auto& variance = readingOf(weightReadings(), "weights.variance_spread");
    QVERIFY(weightCurves(shown, variance, "depthwise.conv.weight").series.empty());
    QCOMPARE(weightCurves(shown, variance, "project.bn.running_var").series.size(), std::size_t{2});
}

void TstWeightsData::histogramsShareTheirEdges() {
    const std::vector<ShownWeights> shown{shownOf(0), shownOf(7)};
    std::vector<DrawnTensor> drawn;
    for (const auto& [column, report] : shown)
        drawn.push_back({report.get(), column, &report->statistics->tensors.at(0)});
    const auto entries = tensorHistograms(drawn, HistogramOf::Values);
    QCOMPARE(entries.size(), std::size_t{2});
    QVERIFY(drawn[0].stats->scan.values.high < drawn[1].stats->scan.values.high);
    QCOMPARE(entries[0].histogram.edges, entries[1].histogram.edges);
    const FixedHistogram& own = drawn[0].stats->scan.values;
    QCOMPARE(total(entries[0].histogram),
             std::accumulate(own.counts.begin(), own.counts.end(), 0.0));
}

void TstWeightsData::magnitudesHaveTheLimitsOfFp16() {
    const Marks cuts = histogramCuts(HistogramOf::Magnitudes);
    QCOMPARE(cuts.size(), std::size_t{3});
    QCOMPARE(cuts[0].first, -25.0);
    QCOMPARE(cuts[1].first, -14.0);
    QVERIFY(cuts[2].first > 15.9 && cuts[2].first < 16.0);
    QVERIFY(histogramCuts(HistogramOf::Values).empty());
}

void TstWeightsData::captionsNameTheTensor() {
    const ShownWeights shown = shownOf(3);
    for (const TensorStats& stats : shown.report->statistics->tensors)
        if (stats.place == "5.2" && stats.part == "depthwise.conv.weight") {
            const QString text = tensorCaption({shown.report.get(), ColumnIndex(3), &stats});
            QVERIFY(text.startsWith(QStringLiteral("B3 5.2 depthwise.conv.weight [")));
            QVERIFY(text.contains(QStringLiteral("L2 norm ")));
        }
}

SCALESCOPE_GUI_TEST(TstWeightsData)
#include "tst_weights_data.moc"
