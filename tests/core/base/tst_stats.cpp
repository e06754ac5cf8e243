// SPDX-License-Identifier: Apache-2.0
#include "core/base/stats.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace scalescope;

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

std::vector<double> randomValues(std::size_t count, double offset) {
    std::mt19937 generator(7);
    std::uniform_real_distribution<double> uniform(-2.0, 2.0);
    std::vector<double> values(count);
    for (double& value : values)
        value = offset + uniform(generator);
    return values;
}

Moments momentsOf(std::span<const double> values) {
    Moments moments;
    for (const double value : values)
        moments.add(value);
    return moments;
}

/// Mean and population variance in two passes and higher precision.
std::pair<double, double> twoPass(std::span<const double> values) {
    long double sum = 0, squares = 0;
    for (const double value : values)
        sum += value;
    const long double mean = sum / static_cast<long double>(values.size());
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return {static_cast<double>(mean),
            static_cast<double>(squares / static_cast<long double>(values.size()))};
}

void compareClose(double actual, double expected) {
    QVERIFY2(std::abs(actual - expected) <= 1e-9 * std::max(1.0, std::abs(expected)),
             qPrintable(QString("%1 is not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

}  // namespace

class TstStats : public QObject {
    Q_OBJECT
private slots:
    void momentsEqualTheTwoPassFormula_data();
    void momentsEqualTheTwoPassFormula();
    void momentsMergeLikeOneRunInAnySplit_data();
    void momentsMergeLikeOneRunInAnySplit();
    void noDataIsNeutralInAMerge();
    void varianceNeedsTwoValues();
    void momentsLeaveOutWhatIsNotFinite();
    void nonFiniteCountsAddUp();
    void histogramCountsByItsEdges();
    void valuesOnAnEdgeFallIntoTheBinOnTheRight();
    void histogramsMergeExactlyInAnySplit();
    void histogramsWithOtherEdgesAreRefused();
    void quantilesInterpolateLinearly_data();
    void quantilesInterpolateLinearly();
    void summaryIsOfTheFiniteValues();
    void summaryOfNothingIsNothing();
};

void TstStats::momentsEqualTheTwoPassFormula_data() {
    QTest::addColumn<double>("offset");
    QTest::newRow("around zero") << 0.0;
    QTest::newRow("far from zero, where sums of squares cancel") << 1e8;
}

void TstStats::momentsEqualTheTwoPassFormula() {
    QFETCH(const double, offset);
    const auto values = randomValues(5000, offset);
    const Moments moments = momentsOf(values);
    const auto [mean, variance] = twoPass(values);
    QCOMPARE(moments.count, std::uint64_t{5000});
    compareClose(moments.mean, mean);
    QVERIFY(std::abs(*moments.variance() - variance) < 1e-6);
    compareClose(*moments.stddev(), std::sqrt(*moments.variance()));
    QCOMPARE(moments.min, *std::min_element(values.begin(), values.end()));
    QCOMPARE(moments.max, *std::max_element(values.begin(), values.end()));
}

void TstStats::momentsMergeLikeOneRunInAnySplit_data() {
    QTest::addColumn<QList<int>>("cuts");
    QTest::newRow("halves") << QList<int>{500};
    QTest::newRow("one and the rest") << QList<int>{1};
    QTest::newRow("an empty part in the middle") << QList<int>{300, 300};
    QTest::newRow("many") << QList<int>{1, 2, 3, 10, 100, 400, 999};
}

void TstStats::momentsMergeLikeOneRunInAnySplit() {
    QFETCH(QList<int>, cuts);
    const auto values = randomValues(1000, 3.0);
    const Moments whole = momentsOf(values);
    Moments merged;
    cuts.append(1000);
    std::size_t from = 0;
    for (const int cut : cuts) {
        const auto to = static_cast<std::size_t>(cut);
        merged.merge(momentsOf(std::span(values).subspan(from, to - from)));
        from = to;
    }
    QCOMPARE(merged.count, whole.count);
    QCOMPARE(merged.min, whole.min);
    QCOMPARE(merged.max, whole.max);
    compareClose(merged.mean, whole.mean);
    compareClose(merged.m2, whole.m2);
}

void TstStats::noDataIsNeutralInAMerge() {
    const Moments some = momentsOf(std::vector{1.0, 4.0, 7.5});
    Moments left = some;
    left.merge(Moments{});
    Moments right;
    right.merge(some);
    for (const Moments& merged : {left, right}) {
        QCOMPARE(merged.count, some.count);
        QVERIFY(merged.mean == some.mean && merged.m2 == some.m2);
        QVERIFY(merged.min == 1.0 && merged.max == 7.5);
    }
}

void TstStats::varianceNeedsTwoValues() {
    Moments moments;
    QVERIFY(!moments.meanOrNone() && !moments.variance() && !moments.stddev());
    moments.add(3.0);
    QCOMPARE(moments.meanOrNone().value(), 3.0);
    QVERIFY(!moments.variance() && !moments.stddev());
    moments.add(5.0);
    QCOMPARE(moments.variance().value(), 1.0);  // population: ((-1)^2 + 1^2) / 2
}

void TstStats::momentsLeaveOutWhatIsNotFinite() {
    const Moments moments = momentsOf(std::vector{kNoNumber, 1.0, kInf, 3.0, -kInf});
    QCOMPARE(moments.count, std::uint64_t{2});
    QCOMPARE(moments.mean, 2.0);
    QCOMPARE(moments.max, 3.0);
}

void TstStats::nonFiniteCountsAddUp() {
    NonFinite counts{1, 2, 3};
    counts.merge({10, 20, 30});
    QCOMPARE(counts.nan, std::uint64_t{11});
    QCOMPARE(counts.posInf, std::uint64_t{22});
    QCOMPARE(counts.negInf, std::uint64_t{33});
    QCOMPARE(counts.total(), std::uint64_t{66});
    for (const double value : {kNan, kInf, kInf, -kInf, 0.0, 1e308, -1e308})
        counts.add(value);
    QCOMPARE(counts.nan, std::uint64_t{12});
    QCOMPARE(counts.posInf, std::uint64_t{24});
    QCOMPARE(counts.negInf, std::uint64_t{34});
}

void TstStats::histogramCountsByItsEdges() {
    FixedHistogram histogram(0.0, 1.0, 4);
    for (const double value :
         {-0.1, 0.0, 0.2499, 0.25, 0.5, 0.99, 1.0, 1.0001, kNoNumber, kInf, -kInf})
        histogram.add(value);
    QCOMPARE(histogram.counts, (std::vector<std::uint64_t>{2, 1, 1, 2}));
    QCOMPARE(histogram.underflow, std::uint64_t{1});
    QCOMPARE(histogram.overflow, std::uint64_t{1});
    QCOMPARE(histogram.edges(), (std::vector<double>{0.0, 0.25, 0.5, 0.75, 1.0}));
}

void TstStats::valuesOnAnEdgeFallIntoTheBinOnTheRight() {
    // 200 bins of 0.005: division alone puts many of these edges one bin too low.
    const std::vector<double> edges = FixedHistogram(0.0, 1.0, 200).edges();
    QCOMPARE(edges.size(), std::size_t{201});
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        FixedHistogram histogram(0.0, 1.0, 200);
        histogram.add(edges[i]);
        QCOMPARE(histogram.counts[i], std::uint64_t{1});
        histogram.add(std::nextafter(edges[i + 1], 0.0));
        QCOMPARE(histogram.counts[i], std::uint64_t{2});
    }
}

void TstStats::histogramsMergeExactlyInAnySplit() {
    const auto values = randomValues(3000, 0.0);
    FixedHistogram whole(-1.5, 1.5, 37);
    for (const double value : values)
        whole.add(value);
    for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, std::size_t{1234}}) {
        FixedHistogram first(-1.5, 1.5, 37), second(-1.5, 1.5, 37);
        for (std::size_t i = 0; i < values.size(); ++i)
            (i < cut ? first : second).add(values[i]);
        second.merge(first);  // order does not matter for counts
        QCOMPARE(second.counts, whole.counts);
        QCOMPARE(second.underflow, whole.underflow);
        QCOMPARE(second.overflow, whole.overflow);
    }
    QVERIFY(whole.underflow > 0 && whole.overflow > 0);
}

void TstStats::histogramsWithOtherEdgesAreRefused() {
    FixedHistogram histogram(0.0, 1.0, 10);
    histogram.add(0.5);
    for (const FixedHistogram& other : {FixedHistogram(0.0, 1.0, 11), FixedHistogram(0.0, 2.0, 10),
                                        FixedHistogram(-1, 1.0, 10)}) {
        const auto failure = test::failureOf([&] { histogram.merge(other); });
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::ArgumentInvalid);
    }
    QCOMPARE(histogram.counts[5], std::uint64_t{1});
}

void TstStats::quantilesInterpolateLinearly_data() {
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("expected");  // numpy.quantile([1, 2, 4, 8, 16], p)
    QTest::newRow("minimum") << 0.0 << 1.0;
    QTest::newRow("5 %") << 0.05 << 1.2;
    QTest::newRow("quarter") << 0.25 << 2.0;
    QTest::newRow("between") << 0.6 << 5.6;
    QTest::newRow("95 %") << 0.95 << 14.4;
    QTest::newRow("maximum") << 1.0 << 16.0;
    QTest::newRow("beyond") << 1.5 << 16.0;
}

void TstStats::quantilesInterpolateLinearly() {
    QFETCH(const double, p);
    QFETCH(const double, expected);
    const std::vector<double> sorted{1, 2, 4, 8, 16};
    compareClose(quantileOfSorted(sorted, p).value(), expected);
}

void TstStats::summaryIsOfTheFiniteValues() {
    const std::vector<double> values{16, kNoNumber, 1, 8, 4, 2, kInf};
    const Summary summary = summarize(values).value();
    QCOMPARE(summary.count, std::uint64_t{5});
    QCOMPARE(summary.min, 1.0);
    QCOMPARE(summary.q25, 2.0);
    QCOMPARE(summary.median, 4.0);
    QCOMPARE(summary.q75, 8.0);
    QCOMPARE(summary.max, 16.0);
    compareClose(summary.mean, 6.2);
    compareClose(summary.stddev.value(), std::sqrt(29.76));
}

void TstStats::summaryOfNothingIsNothing() {
    QVERIFY(!summarize(std::span<const double>()));
    QVERIFY(!summarize(std::vector{kNoNumber, kInf}));
    const auto one = summarize(std::vector{2.5});
    QVERIFY(one && !one->stddev);
    QCOMPARE(one->median, 2.5);
    QVERIFY(!quantileOfSorted({}, 0.5));
}

SCALESCOPE_TEST(TstStats)
#include "tst_stats.moc"
