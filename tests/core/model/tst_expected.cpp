// SPDX-License-Identifier: Apache-2.0
#include "core/model/cost.h"
#include "core/model/expected.h"
#include "core/model/memory_prediction.h"
#include "core/model/parameters.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <vector>

using namespace scalescope;

namespace {

/// One figure of one variant, computed and known.
struct FigureCheck {
    std::string variant;  ///< "b3"
    std::string measure;  ///< "parameters"
    std::int64_t expected = 0, actual = 0;
    bool ok = false;
};

/// Collects the rows of one variant.
class Checker {
public:
    Checker(std::vector<FigureCheck>& rows, std::string variant)
        : m_rows(rows), m_variant(std::move(variant)) {}

    void check(const std::string& measure, std::int64_t expected, std::int64_t actual) {
        m_rows.push_back({m_variant, measure, expected, actual, expected == actual});
    }

private:
    std::vector<FigureCheck>& m_rows;
    std::string m_variant;
};

void checkTotals(Checker& checker, const ExpectedFigures& known, const Graph& graph) {
    const Cost cost = costOf(graph);
    checker.check("parameters", known.params, cost.params);
    checker.check("MACs", known.macs, cost.macs);
    checker.check("published GMACs x 1000", known.publishedMilliGmacs,
                  std::llround(static_cast<double>(cost.macs) / 1e6));
    checker.check("conv and linear activations", known.activations, cost.activations);
    checker.check("SE blocks", known.seBlocks, cost.seBlocks);
    checker.check("SE gates", known.seGates, cost.seGates);
    checker.check("residual blocks", known.residualBlocks, cost.residualBlocks);
    checker.check("state dict tensors", known.tensors,
                  static_cast<std::int64_t>(expectedParameters(graph.architecture).size()));
    checker.check("weight bytes", known.weightBytes, cost.weightBytes);
    checker.check("predicted live peak bytes", known.peakBytes, predictMemory(graph, 1).peakBytes);
    for (std::size_t i = 0; i < cost.parts.size(); ++i)
        checker.check("parameters of " + cost.parts[i].part, known.partParams.at(i),
                      cost.parts[i].params);
}

void checkAtPaperSide(Checker& checker, const ExpectedFigures& known, const Graph& graph) {
    const Cost cost = costOf(graph);
    const std::string where = " at the paper's " + std::to_string(graph.inputWidth) + " px";
    checker.check("MACs" + where, known.paperMacs, cost.macs);
    checker.check("conv and linear activations" + where, known.paperActivations, cost.activations);
    checker.check("predicted live peak bytes" + where, known.paperPeakBytes,
                  predictMemory(graph, 1).peakBytes);
    for (std::size_t i = 0; i < cost.parts.size(); ++i)
        checker.check("MACs of " + cost.parts[i].part + where, known.paperPartMacs.at(i),
                      cost.parts[i].macs);
}

void checkReceptiveFields(Checker& checker, const ExpectedFigures& known, const Graph& graph) {
    const auto fields = receptiveFields(graph);
    checker.check("receptive fields", static_cast<std::int64_t>(known.receptiveFields.size()),
                  static_cast<std::int64_t>(fields.size()));
    for (std::size_t i = 0; i < fields.size() && i < known.receptiveFields.size(); ++i)
        checker.check(i == 0 ? "receptive field after the stem"
                             : "receptive field after stage " + std::to_string(i),
                      known.receptiveFields[i], fields[i]);
}

/// Every figure of every variant, variant by variant.
std::vector<FigureCheck> checkFamily() {
    std::vector<FigureCheck> rows;
    for (std::size_t i = 0; i < family().size(); ++i) {
        const VariantRow& row = family()[i];
        const std::int64_t paperSide = row.published.paperResolution;
        Checker checker(rows, row.spec.name);
        const auto graph = buildGraph(row.spec);
        checkTotals(checker, expectedFigures()[i], *graph);
        checkReceptiveFields(checker, expectedFigures()[i], *graph);
        checkAtPaperSide(checker, expectedFigures()[i],
                         *buildGraph(row.spec, paperSide, paperSide));
    }
    return rows;
}

}  // namespace

class TstExpected : public QObject {
    Q_OBJECT
private slots:
    void everyFigureOfEveryVariantIsExact_data();
    void everyFigureOfEveryVariantIsExact();
    void everyVariantIsCheckedInFull();
    void publishedFiguresAreConsistent_data();
    void publishedFiguresAreConsistent();
};

void TstExpected::everyFigureOfEveryVariantIsExact_data() {
    QTest::addColumn<qint64>("expected");
    QTest::addColumn<qint64>("actual");
    QTest::addColumn<bool>("ok");
    for (const FigureCheck& row : checkFamily())
        QTest::addRow("%s, %s", row.variant.c_str(), row.measure.c_str())
            << qint64{row.expected} << qint64{row.actual} << row.ok;
}

void TstExpected::everyFigureOfEveryVariantIsExact() {
    QFETCH(const qint64, expected);
    QFETCH(const qint64, actual);
    QFETCH(const bool, ok);
    QVERIFY(expected > 0);
    QCOMPARE(actual, expected);
    QVERIFY(ok);
}

void TstExpected::everyVariantIsCheckedInFull() {
    QMap<QString, int> rows;
    QSet<QString> measures;
    for (const FigureCheck& row : checkFamily()) {
        ++rows[QString::fromStdString(row.variant)];
        const QString id = QString::fromStdString(row.variant + row.measure);
        QVERIFY2(!measures.contains(id), qPrintable(id));
        measures.insert(id);
    }
    QCOMPARE(rows.keys(), (QStringList{"b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7"}));
    for (const int count : rows)
        QCOMPARE(count, 36);
}

void TstExpected::publishedFiguresAreConsistent_data() {
    QTest::addColumn<int>("variant");
    QTest::addColumn<int>("tensors");
    const int tensors[] = {360, 508, 508, 574, 706, 854, 986, 1200};
    for (int i = 0; i < 8; ++i)
        QTest::addRow("b%d", i) << i << tensors[i];
}

void TstExpected::publishedFiguresAreConsistent() {
    QFETCH(const int, variant);
    QFETCH(const int, tensors);
    const auto index = static_cast<std::size_t>(variant);
    const ExpectedFigures& known = expectedFigures()[index];
    const PublishedFigures& published = family()[index].published;
    QCOMPARE(known.tensors, std::int64_t{tensors});
    QCOMPARE(qRound(published.gmacs * 1000.0), static_cast<int>(known.publishedMilliGmacs));
    QCOMPARE(std::llround(published.paramsMillions * 1e6), known.params);
    QCOMPARE(std::accumulate(known.partParams.begin(), known.partParams.end(), std::int64_t{0}),
             known.params);
    QCOMPARE(
        std::accumulate(known.paperPartMacs.begin(), known.paperPartMacs.end(), std::int64_t{0}),
        known.paperMacs);
}

SCALESCOPE_TEST(TstExpected)
#include "tst_expected.moc"
