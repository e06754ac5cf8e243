// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/scaling/grid_search.h"
#include "core/scaling/search_tables.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace scalescope;

namespace {

SearchResult search(const SearchOptions& options, const SearchProbe& probe = {}) {
    RunContext context;
    return gridSearch(options, probe, context);
}

}  // namespace

class TstScalingGridSearch : public QObject {
    Q_OBJECT
private slots:
    void findsThePapersCoefficients();
    void everyCandidateMeetsTheConstraint();
    void ranksBestFirst();
    void coverageIsBestWhenLargest();
    void isReproducible();
    void latencyIsAskedOfEveryCandidate();
    void surfaceHasTheCandidatesOnly();
    void cancels();
    void badOptionsAreRefused_data();
    void badOptionsAreRefused();
};

/// Source: arXiv 1905.11946 section 3.3: alpha 1.2, beta 1.1, gamma 1.15 lie on
/// this grid.
void TstScalingGridSearch::findsThePapersCoefficients() {
    const SearchResult result = search({.step = 0.05, .tolerance = 0.05});
    QCOMPARE(result.looked, std::size_t{21 * 21 * 21});
    QVERIFY(std::ranges::any_of(result.ranked, [](const SearchCandidate& candidate) {
        const Coefficients& c = candidate.network.coefficients;
        return c.alpha == 1.2 && c.beta == 1.1 && c.gamma == 1.15;
    }));
}

void TstScalingGridSearch::everyCandidateMeetsTheConstraint() {
    const SearchResult result = search({.step = 0.1, .tolerance = 0.1});
    QVERIFY(result.ranked.size() > 5);
    for (const SearchCandidate& candidate : result.ranked) {
        const Coefficients& c = candidate.network.coefficients;
        const double product = c.alpha * c.beta * c.beta * c.gamma * c.gamma;
        QVERIFY(product >= 1.8 - 1e-9 && product <= 2.2 + 1e-9);
    }
}

void TstScalingGridSearch::ranksBestFirst() {
    const SearchResult result = search({.step = 0.1, .objective = SearchObjective::Params});
    QVERIFY(std::ranges::is_sorted(result.ranked, {}, &SearchCandidate::value));
    QCOMPARE(result.ranked.front().value,
             static_cast<double>(result.ranked.front().network.figures.params));
}

void TstScalingGridSearch::coverageIsBestWhenLargest() {
    const SearchResult result = search({.step = 0.1, .objective = SearchObjective::Coverage});
    QVERIFY(result.ranked.front().value > result.ranked.back().value);
    QVERIFY(result.ranked.front().network.coefficients.alpha >
            result.ranked.back().network.coefficients.alpha);
}

void TstScalingGridSearch::isReproducible() {
    const SearchOptions options{.step = 0.1, .objective = SearchObjective::Memory};
    const Table first = searchTable(search(options)), second = searchTable(search(options));
    QCOMPARE(toCsv(first), toCsv(second));
}

void TstScalingGridSearch::latencyIsAskedOfEveryCandidate() {
    std::size_t asked = 0;
    const SearchResult result =
        search({.step = 0.1, .objective = SearchObjective::Latency}, [&](const NetworkSpec& spec) {
            ++asked;
            return 1000.0 / spec.scale.resolution;
        });
    QCOMPARE(asked, result.ranked.size());
    QVERIFY(result.ranked.front().network.figures.resolutionPx >=
            result.ranked.back().network.figures.resolutionPx);
}

void TstScalingGridSearch::surfaceHasTheCandidatesOnly() {
    const SearchResult result = search({.step = 0.1});
    const Grid2d grid = searchSurface(result);
    QCOMPARE(grid.rowCount, std::size_t{11});
    QVERIFY(std::isnan(grid.at(10, 10)));  // alpha 2, beta 2: 8 at gamma 1
    QVERIFY(!std::isnan(grid.at(10, 0)));  // alpha 2, beta 1: 2 at gamma 1
    QCOMPARE(grid.rangeMin, result.ranked.front().value / 1e9);
    const auto best = searchCandidateAt(result, 10, 0);
    QVERIFY(best && result.ranked[*best].network.coefficients.alpha == 2.0);
    QVERIFY(!searchCandidateAt(result, 10, 10));
}

void TstScalingGridSearch::cancels() {
    const std::atomic<bool> cancel{true};
    RunContext context({}, &cancel);
    QVERIFY_THROWS_EXCEPTION(Canceled, (void)gridSearch({}, {}, context));
}

void TstScalingGridSearch::badOptionsAreRefused_data() {
    QTest::addColumn<double>("step");
    QTest::addColumn<double>("highest");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("fine") << 0.001 << 2.0 << 0.1;
    QTest::newRow("high") << 0.1 << 5.0 << 0.1;
    QTest::newRow("low") << 0.1 << 0.9 << 0.1;
    QTest::newRow("tolerance") << 0.1 << 2.0 << -0.1;
    QTest::newRow("nothing left") << 0.1 << 1.1 << 0.0;
    QTest::newRow("nan") << std::nan("") << 2.0 << 0.1;
}

void TstScalingGridSearch::badOptionsAreRefused() {
    QFETCH(const double, step);
    QFETCH(const double, highest);
    QFETCH(const double, tolerance);
    try {
        (void)search({.step = step, .highest = highest, .tolerance = tolerance});
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::ArgumentInvalid);
    }
}

SCALESCOPE_TEST(TstScalingGridSearch)
#include "tst_scaling_grid_search.moc"
